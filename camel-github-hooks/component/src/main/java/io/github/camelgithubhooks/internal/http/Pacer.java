// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.http;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Counts what one credential sent in the last minute, and works out how long the next request has to wait. Thread-safe,
 * without a lock.
 */
final class Pacer {

    /**
     * The window in which points count. It is a little longer than a minute: GitHub counts requests when they arrive.
     */
    private static final long WINDOW = Duration.ofSeconds(61).toNanos();

    /**
     * Requests so far.
     *
     * @param window those of the last minute, unless their pace has no limit
     * @param written whether one of them was a write
     * @param lastWrite when the latest write was sent or answered
     */
    private record Spending(Window window, boolean written, long lastWrite) {

        /** Returns the time that a request has to wait, in nanoseconds. */
        long waitFor(String method, Pace pace, long now) {
            long wait = pace.pointsPerMinute() == 0
                    ? 0
                    : window.fitsAfter(points(method), pace.pointsPerMinute(), now - WINDOW) + WINDOW - now;
            return isWrite(method) && written
                    ? Math.max(wait, lastWrite + pace.writePause().toNanos() - now)
                    : wait;
        }

        Spending at(Pace pace, long now) {
            Window left = pace.pointsPerMinute() == 0 ? window : window.after(now - WINDOW);
            return left == window ? this : new Spending(left, written, lastWrite);
        }

        Spending sending(String method, Pace pace, long now) {
            Window all = pace.pointsPerMinute() == 0 ? window : window.plus(now, points(method));
            return isWrite(method) ? new Spending(all, true, now) : new Spending(all, written, lastWrite);
        }
    }

    private final AtomicReference<Spending> spending = new AtomicReference<>(new Spending(Window.EMPTY, false, 0));

    static boolean isWrite(String method) {
        return !method.equals("GET");
    }

    /** Returns the time that a request has to wait, in nanoseconds; 0 or less when it may be sent now. */
    long waitFor(String method, Pace pace, long now) {
        return spending.get().at(pace, now).waitFor(method, pace, now);
    }

    /** Counts a request that is being sent. Returns false, and doesn't count it, when it has to wait. */
    boolean trySend(String method, Pace pace, long now) {
        if (pace.pointsPerMinute() == 0 && !isWrite(method)) {
            return true;
        }
        while (true) {
            Spending before = spending.get();
            Spending left = before.at(pace, now);
            if (left.waitFor(method, pace, now) > 0) {
                return false;
            }
            if (spending.compareAndSet(before, left.sending(method, pace, now))) {
                return true;
            }
        }
    }

    /**
     * Restarts the pause between two writes: it lasts from the answer to the first, so that it also passes at GitHub.
     */
    void answered(String method, long now) {
        if (isWrite(method)) {
            spending.updateAndGet(before -> new Spending(before.window(), true, now));
        }
    }

    private static int points(String method) {
        return isWrite(method) ? 5 : 1;
    }
}
