// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Limit for the bytes of bodies in memory. Without it, a few dozen large deliveries at the same time would fill the heap.
 * Thread-safe.
 */
final class ByteBudget {

    /** Largest size of a small delivery, in bytes: nearly all of GitHub's are small. */
    static final int SMALL = 256 * 1024;

    /** Body that is still coming in, which gives way to a small delivery, and to one that comes in much faster. */
    interface Incoming {

        /** Returns the number of bytes that have come in. */
        int received();

        /** Frees the memory of the body and refuses its request, unless it is being worked on right now. */
        boolean giveWay();
    }

    /** How many times as fast a large delivery has to be for a body to give way. */
    private static final int MUCH_FASTER = 4;

    /** Time over which a speed is measured at least: the first bytes come in at once. */
    private static final Duration SHORTEST = Duration.ofMillis(250);

    private record Arrival(Incoming body, long since) {

        double bytesPerNano(long now) {
            return (double) body.received() / Math.max(1, now - since);
        }
    }

    private final long total;
    private final LongSupplier nanoTime;
    private final AtomicLong used = new AtomicLong();
    private final AtomicLong arrivals = new AtomicLong();

    /** Bodies that are coming in, the oldest first. */
    private final Map<Long, Arrival> incoming = new ConcurrentSkipListMap<>();

    ByteBudget(long total) {
        this(total, System::nanoTime);
    }

    /** Creates a budget with a clock of its own. */
    ByteBudget(long total, LongSupplier nanoTime) {
        this.total = total;
        this.nanoTime = nanoTime;
    }

    /** Returns a budget of a quarter of the heap. The rest is for what the routes make of the bodies. */
    static ByteBudget ofHeap() {
        return new ByteBudget(Runtime.getRuntime().maxMemory() / 4);
    }

    /** Returns an empty reservation with one holder. */
    Reservation open() {
        return new Reservation();
    }

    /** Reserves bytes. */
    Reservation reserve(long bytes) throws RefusedException {
        Reservation reservation = open();
        reservation.add(bytes);
        return reservation;
    }

    long used() {
        return used.get();
    }

    /** Notes a body that has begun to come in. Returns its number, for {@link #arrived}. */
    long arriving(Incoming body) {
        long number = arrivals.incrementAndGet();
        incoming.put(number, new Arrival(body, nanoTime.getAsLong()));
        return number;
    }

    /** Notes that a body is complete or refused. */
    void arrived(long number) {
        incoming.remove(number);
    }

    /** Has the oldest body give way that comes in at less than a speed. Returns false if there is none. */
    private boolean makeRoom(double bytesPerNano) {
        long now = nanoTime.getAsLong();
        return incoming.values().stream()
                .anyMatch(arrival -> arrival.bytesPerNano(now) < bytesPerNano
                        && arrival.body().giveWay());
    }

    /** Bytes that stay reserved until every holder has released them. */
    final class Reservation {

        private final AtomicLong bytes = new AtomicLong();
        private final AtomicInteger holders = new AtomicInteger(1);
        private final long opened = nanoTime.getAsLong();
        private volatile Runnable whenReleased;

        private Reservation() {}

        /**
         * Reserves more. An eighth of the total is kept for small deliveries, so that large ones don't shut them out. The only
         * reservation always gets its bytes: a small heap must not refuse everything. If a small one doesn't fit, the bodies that
         * have been coming in for longest give way, and if a large one doesn't, those that come in much slower: strangers would
         * hold all memory by bodies that they never end.
         */
        void add(long more) throws RefusedException {
            boolean small = bytes.get() + more <= SMALL;
            while (!reserve(more, small ? total : total - total / 8)) {
                if (!makeRoom(small ? Double.POSITIVE_INFINITY : bytesPerNano() / MUCH_FASTER)) {
                    throw new RefusedException(Answer.OVER_CAPACITY);
                }
            }
        }

        /** Returns the speed of a body that has filled its bytes. */
        private double bytesPerNano() {
            return (double) bytes.get() / Math.max(SHORTEST.toNanos(), nanoTime.getAsLong() - opened);
        }

        private boolean reserve(long more, long most) {
            long own = bytes.get();
            long before = used.getAndUpdate(now -> fits(now, own, more, most) ? now + more : now);
            if (!fits(before, own, more, most)) {
                return false;
            }
            bytes.addAndGet(more);
            return true;
        }

        private static boolean fits(long used, long own, long more, long most) {
            return used <= own || used + more <= most;
        }

        /** Keeps at most this number of bytes, and frees the rest. */
        void shrinkTo(long fewer) {
            long before = bytes.getAndAccumulate(fewer, Math::min);
            used.addAndGet(-Math.max(0, before - fewer));
        }

        /** Adds a holder. */
        void hold() {
            holders.incrementAndGet();
        }

        /** Removes a holder. The last one frees the bytes. */
        void release() {
            if (holders.decrementAndGet() == 0) {
                shrinkTo(0);
                if (whenReleased != null) {
                    whenReleased.run();
                }
            }
        }

        /** Sets a callback for the release by the last holder. To be called by a holder, once. */
        void whenReleased(Runnable callback) {
            whenReleased = callback;
        }
    }
}
