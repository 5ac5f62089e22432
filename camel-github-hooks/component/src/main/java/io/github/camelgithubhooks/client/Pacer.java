// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.client;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;

/**
 * Spreads the requests of one credential so that GitHub's secondary limits aren't met: 900 points in a minute, of which
 * reading takes one and writing five, and 100 requests at the same time. Thread-safe.
 *
 * @see <a
 *     href="https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#about-secondary-rate-limits">
 *     GitHub: secondary rate limits</a>
 */
final class Pacer {

    private static final int AT_ONCE = 100;

    /** A bit more than a minute: GitHub counts when requests arrive, not when they leave. */
    private static final long WINDOW = Duration.ofSeconds(61).toNanos();

    private record Spent(long at, int points) {}

    private final int pointsPerMinute;
    private final Semaphore atOnce = new Semaphore(AT_ONCE);
    private final Deque<Spent> window = new ArrayDeque<>();
    private int sum;

    /**
     * One that has spent nothing yet.
     *
     * @param pointsPerMinute the points in a minute, 0 for no limit
     */
    Pacer(int pointsPerMinute) {
        this.pointsPerMinute = pointsPerMinute;
    }

    /** How many points GitHub counts for a request. */
    static int points(String method) {
        return method.equals("GET") ? 1 : 5;
    }

    /** Books a request and tells how long to wait before it is sent, in nanoseconds. */
    synchronized long book(int points, long now) {
        if (pointsPerMinute == 0) {
            return 0;
        }
        long at = window.isEmpty() ? now : Math.max(now, window.getLast().at());
        forget(at);
        while (sum + points > pointsPerMinute && !window.isEmpty()) {
            at = window.getFirst().at() + WINDOW;
            forget(at);
        }
        window.addLast(new Spent(at, points));
        sum += points;
        return at - now;
    }

    /** How many requests may be on their way at the same time. */
    Semaphore atOnce() {
        return atOnce;
    }

    private void forget(long at) {
        while (!window.isEmpty() && window.getFirst().at() <= at - WINDOW) {
            sum -= window.removeFirst().points();
        }
    }
}
