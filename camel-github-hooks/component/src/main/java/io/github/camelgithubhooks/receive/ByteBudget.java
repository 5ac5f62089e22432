// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.receive;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many bytes of bodies may be in memory at once. Without it a few dozen large deliveries at the same time would use
 * the heap up.
 */
final class ByteBudget {

    /** Up to this size, in bytes, a delivery is small: nearly all of GitHub's are. */
    private static final long SMALL = 256 * 1024;

    private final long total;
    private final AtomicLong used = new AtomicLong();

    ByteBudget(long total) {
        this.total = total;
    }

    /** A quarter of the heap: the rest is for what the routes make of the bodies. */
    static ByteBudget ofHeap() {
        return new ByteBudget(Runtime.getRuntime().maxMemory() / 4);
    }

    /**
     * Reserves so many bytes. An eighth of the total is left to small deliveries, so that large ones don't shut them
     * out. The first reservation always succeeds: a small heap must not refuse everything.
     */
    Reservation reserve(long bytes) throws RefusedException {
        long most = bytes <= SMALL ? total : total - total / 8;
        long before = used.getAndUpdate(now -> fits(now, bytes, most) ? now + bytes : now);
        if (!fits(before, bytes, most)) {
            throw new RefusedException(Answer.OVER_CAPACITY);
        }
        return new Reservation(bytes);
    }

    private static boolean fits(long used, long bytes, long most) {
        return used <= 0 || used + bytes <= most;
    }

    long used() {
        return used.get();
    }

    /** Bytes that are taken until everybody who holds them let go. */
    final class Reservation {

        private final AtomicLong bytes;
        private final AtomicInteger holders = new AtomicInteger(1);

        private Reservation(long bytes) {
            this.bytes = new AtomicLong(bytes);
        }

        /** Keeps only so many. */
        void shrinkTo(long fewer) {
            long before = bytes.getAndAccumulate(fewer, Math::min);
            used.addAndGet(-Math.max(0, before - fewer));
        }

        /** One more holds them. */
        void hold() {
            holders.incrementAndGet();
        }

        void release() {
            if (holders.decrementAndGet() == 0) {
                shrinkTo(0);
            }
        }
    }
}
