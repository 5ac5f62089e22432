// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.history;

import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ids that grow with time, and differ from those of other processes: milliseconds, a count, and a random number for the
 * process. Thread-safe.
 */
final class RowIds {

    private static final int NODE_BITS = 10;
    private static final int COUNT_BITS = 10;

    private final long node = new SecureRandom().nextInt(1 << NODE_BITS);
    private final AtomicLong last = new AtomicLong();

    long next(long millis) {
        long count = last.updateAndGet(before -> Math.max(before + 1, millis << COUNT_BITS));
        return (count << NODE_BITS) | node;
    }

    /** Returns the least id that a row of this time may have. */
    static long at(long millis) {
        return millis << (COUNT_BITS + NODE_BITS);
    }
}
