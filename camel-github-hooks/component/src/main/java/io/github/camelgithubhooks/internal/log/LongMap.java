// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import java.util.function.LongPredicate;
import java.util.function.LongUnaryOperator;

/** Map of numbers to numbers with 16 to 40 bytes an entry, since a log may have a million rows. Not thread-safe. */
final class LongMap {

    private static final int SMALLEST = 64;

    /** Scrambled keys; 0 marks a free place. */
    private long[] keys = new long[SMALLEST];

    private long[] values = new long[SMALLEST];
    private int size;

    /** Returns the value of a key, or {@code absent} if it isn't there. */
    long get(long key, long absent) {
        int place = place(spread(key));
        return keys[place] == 0 ? absent : values[place];
    }

    boolean contains(long key) {
        return keys[place(spread(key))] != 0;
    }

    void put(long key, long value) {
        if (size * 5L > keys.length * 4L) {
            rebuild(keys.length * 2, any -> true);
        }
        long spread = spread(key);
        int place = place(spread);
        if (keys[place] == 0) {
            keys[place] = spread;
            size++;
        }
        values[place] = value;
    }

    int size() {
        return size;
    }

    /** Removes the entries with unwanted values, and frees their memory. */
    void removeIf(LongPredicate unwanted) {
        int kept = 0;
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != 0 && !unwanted.test(values[i])) {
                kept++;
            }
        }
        if (kept < size) {
            int capacity = SMALLEST;
            while (kept * 3L > capacity * 2L) {
                capacity *= 2;
            }
            rebuild(capacity, unwanted.negate());
        }
    }

    /** Replaces all values. */
    void replaceAll(LongUnaryOperator change) {
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != 0) {
                values[i] = change.applyAsLong(values[i]);
            }
        }
    }

    void clear() {
        keys = new long[SMALLEST];
        values = new long[SMALLEST];
        size = 0;
    }

    /** Returns the hash of a text. Among a million guids, the chance that two share one is 1 in 37 million. */
    static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
            hash ^= hash >>> 29;
        }
        return hash;
    }

    private void rebuild(int capacity, LongPredicate kept) {
        long[] oldKeys = keys;
        long[] oldValues = values;
        keys = new long[capacity];
        values = new long[capacity];
        size = 0;
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0 && kept.test(oldValues[i])) {
                int place = place(oldKeys[i]);
                keys[place] = oldKeys[i];
                values[place] = oldValues[i];
                size++;
            }
        }
    }

    private int place(long spread) {
        int mask = keys.length - 1;
        int place = (int) (spread >>> 32) & mask;
        while (keys[place] != 0 && keys[place] != spread) {
            place = (place + 1) & mask;
        }
        return place;
    }

    /**
     * Scrambles a key one-to-one, so that consecutive ids don't end up side by side. Never 0, which marks a free place.
     */
    private static long spread(long key) {
        long spread = (key ^ (key >>> 32)) * 0x9e3779b97f4a7c15L;
        spread ^= spread >>> 29;
        return spread == 0 ? Long.MIN_VALUE : spread;
    }
}
