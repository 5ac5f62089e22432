// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.http;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Counts what one credential sent in the last minute, and works out how long the next request has to wait. Not thread-
 * safe.
 */
final class Pacer {

    /**
     * The window in which points count. It is a little longer than a minute: GitHub counts requests when they arrive.
     */
    private static final long WINDOW = Duration.ofSeconds(61).toNanos();

    private record Spent(long at, int points) {}

    private final Deque<Spent> window = new ArrayDeque<>();
    private int sum;
    private boolean written;
    private long lastWrite;

    static boolean isWrite(String method) {
        return !method.equals("GET");
    }

    /** Returns the time that a request has to wait, in nanoseconds. */
    long waitFor(String method, Pace pace, long now) {
        long wait = pace.pointsPerMinute() == 0 ? 0 : waitForPoints(points(method), pace.pointsPerMinute(), now);
        return isWrite(method) && written
                ? Math.max(wait, lastWrite + pace.writePause().toNanos() - now)
                : wait;
    }

    /** Counts a request that is being sent. */
    void sent(String method, Pace pace, long now) {
        if (pace.pointsPerMinute() > 0) {
            window.addLast(new Spent(now, points(method)));
            sum += points(method);
        }
        answered(method, now);
    }

    /**
     * Restarts the pause between two writes: it lasts from the answer to the first, so that it also passes at GitHub.
     */
    void answered(String method, long now) {
        if (isWrite(method)) {
            written = true;
            lastWrite = now;
        }
    }

    private long waitForPoints(int points, int limit, long now) {
        while (!window.isEmpty() && window.getFirst().at() - now <= -WINDOW) {
            sum -= window.removeFirst().points();
        }
        int left = sum;
        for (Spent spent : window) {
            if (left + points <= limit) {
                break;
            }
            left -= spent.points();
            if (left + points <= limit || left == 0) {
                return spent.at() + WINDOW - now;
            }
        }
        return 0;
    }

    private static int points(String method) {
        return isWrite(method) ? 5 : 1;
    }
}
