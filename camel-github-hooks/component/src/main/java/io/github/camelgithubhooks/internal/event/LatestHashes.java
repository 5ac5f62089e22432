// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.event;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * Hashes of the keys that were added last. A hash is half a SHA-256, so that in practice no two keys have the same one.
 * Thread-safe.
 */
final class LatestHashes {

    private static final int SMALLEST = 64;

    private record Hash(long first, long second) {}

    private final int most;
    private final MessageDigest digest;

    /** Two numbers for each hash, in the order in which they were added, beginning again when the end is reached. */
    private long[] order;

    /**
     * For each hash its index in the order, plus one, and 0 where there is none. A hash is at the place that its first number
     * names, or right behind those that were there already. What was removed is no longer here, but still in the order.
     */
    private int[] places;

    /** How many were added in this round. */
    private int next;

    /** Creates an empty record of so many hashes at most. */
    LatestHashes(int most) {
        this.most = most;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Java has no SHA-256", e);
        }
        clear();
    }

    synchronized void clear() {
        order = new long[0];
        places = new int[0];
        next = 0;
        grow(Math.min(most, SMALLEST));
    }

    synchronized boolean contains(String key) {
        return places[find(hash(key))] != 0;
    }

    synchronized boolean add(String key) {
        Hash hash = hash(key);
        if (places[find(hash)] != 0) {
            return false;
        }
        if (next == capacity()) {
            if (next < most) {
                grow(Math.min(most, 2 * next));
            } else {
                next = 0;
            }
        }
        int index = next++;
        forget(index);
        order[2 * index] = hash.first();
        order[2 * index + 1] = hash.second();
        places[find(hash)] = index + 1;
        return true;
    }

    synchronized boolean remove(String key) {
        int place = find(hash(key));
        boolean found = places[place] != 0;
        if (found) {
            empty(place);
        }
        return found;
    }

    private Hash hash(String key) {
        ByteBuffer bytes = ByteBuffer.wrap(digest.digest(key.getBytes(StandardCharsets.UTF_8)));
        return new Hash(bytes.getLong(), bytes.getLong());
    }

    private int capacity() {
        return order.length / 2;
    }

    private Hash at(int index) {
        return new Hash(order[2 * index], order[2 * index + 1]);
    }

    /** Returns the place of a hash, or the empty one where it would be. */
    private int find(Hash hash) {
        int place = firstPlace(hash);
        while (places[place] != 0 && !at(places[place] - 1).equals(hash)) {
            place = after(place);
        }
        return place;
    }

    /** Removes what was added at an index in the last round, unless it was removed before. */
    private void forget(int index) {
        int place = find(at(index));
        if (places[place] == index + 1) {
            empty(place);
        }
    }

    /** Empties a place. Those behind it move up that would no longer be found otherwise. */
    private void empty(int place) {
        int free = place;
        int other = after(free);
        while (places[other] != 0) {
            int wanted = firstPlace(at(places[other] - 1));
            if (distance(wanted, other) >= distance(free, other)) {
                places[free] = places[other];
                free = other;
            }
            other = after(other);
        }
        places[free] = 0;
    }

    private void grow(int capacity) {
        int[] before = places;
        order = Arrays.copyOf(order, 2 * capacity);
        places = new int[4 * Integer.highestOneBit(capacity)];
        for (int entry : before) {
            if (entry != 0) {
                places[find(at(entry - 1))] = entry;
            }
        }
    }

    private int firstPlace(Hash hash) {
        return (int) hash.first() & (places.length - 1);
    }

    private int after(int place) {
        return (place + 1) & (places.length - 1);
    }

    private int distance(int from, int to) {
        return (to - from) & (places.length - 1);
    }
}
