// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.event;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.service.ServiceSupport;

/**
 * The keys that were added last, in memory. When there are too many, the oldest is forgotten. A key takes 16 bytes of its
 * SHA-256 and some 10 bytes around them, in arrays of numbers: a hundred thousand objects that come and go would be the larger
 * part of a garbage collection. Thread-safe.
 */
final class LatestKeys extends ServiceSupport implements IdempotentRepository {

    /** Fewer than this aren't worth dividing. */
    private static final int SMALLEST_PART = 1000;

    private static final int MOST_PARTS = 16;

    /** Parts with a lock and an order of their own, so that threads seldom wait for each other. */
    private final LatestHashes[] parts;

    /**
     * Creates an empty record.
     *
     * @param most how many keys it keeps. If they are thousands, each of its parts keeps its share, and a key may be forgotten a
     *     few hundredths earlier or later
     */
    LatestKeys(int most) {
        int count = Math.max(1, Math.min(MOST_PARTS, most / SMALLEST_PART));
        parts = IntStream.range(0, count)
                .mapToObj(part -> new LatestHashes(most / count))
                .toArray(LatestHashes[]::new);
    }

    @Override
    public boolean add(String key) {
        return part(key).add(key);
    }

    @Override
    public boolean contains(String key) {
        return part(key).contains(key);
    }

    @Override
    public boolean remove(String key) {
        return part(key).remove(key);
    }

    @Override
    public boolean confirm(String key) {
        return true;
    }

    @Override
    public void clear() {
        Arrays.stream(parts).forEach(LatestHashes::clear);
    }

    private LatestHashes part(String key) {
        return parts[Math.floorMod(key.hashCode(), parts.length)];
    }
}
