// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many bytes of bodies may be in memory at once. Without it a few dozen large deliveries at the same time would use
 * the heap up.
 */
final class ByteBudget {

    /** Up to this size, in bytes, a delivery is small: nearly all of GitHub's are. */
    static final int SMALL = 256 * 1024;

    private final long total;
    private final AtomicLong used = new AtomicLong();

    ByteBudget(long total) {
        this.total = total;
    }

    /** A quarter of the heap: the rest is for what the routes make of the bodies. */
    static ByteBudget ofHeap() {
        return new ByteBudget(Runtime.getRuntime().maxMemory() / 4);
    }

    /** Returns a reservation of nothing yet, which has one holder. */
    Reservation open() {
        return new Reservation();
    }

    /** Reserves some bytes. */
    Reservation reserve(long bytes) throws RefusedException {
        Reservation reservation = open();
        reservation.add(bytes);
        return reservation;
    }

    long used() {
        return used.get();
    }

    /** Bytes that are taken until everybody who holds them let go. */
    final class Reservation {

        private final AtomicLong bytes = new AtomicLong();
        private final AtomicInteger holders = new AtomicInteger(1);
        private volatile Runnable whenReleased;

        private Reservation() {}

        /**
         * Takes more. An eighth of the total is left to small deliveries, so that large ones don't shut them out. What is
         * alone always gets its bytes: a small heap must not refuse everything.
         */
        void add(long more) throws RefusedException {
            long own = bytes.get();
            long most = own + more <= SMALL ? total : total - total / 8;
            long before = used.getAndUpdate(now -> fits(now, own, more, most) ? now + more : now);
            if (!fits(before, own, more, most)) {
                throw new RefusedException(Answer.OVER_CAPACITY);
            }
            bytes.addAndGet(more);
        }

        private static boolean fits(long used, long own, long more, long most) {
            return used <= own || used + more <= most;
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
                if (whenReleased != null) {
                    whenReleased.run();
                }
            }
        }

        /** Has something called when the last holder lets go. To be called by a holder, once. */
        void whenReleased(Runnable callback) {
            whenReleased = callback;
        }
    }
}
