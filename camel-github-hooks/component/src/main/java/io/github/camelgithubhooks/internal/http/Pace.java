// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.http;

import java.time.Duration;

/**
 * Speed at which requests may be sent, so that GitHub's secondary limits aren't reached.
 *
 * @param pointsPerMinute the points in a minute, 0 for no limit: a read takes one, any other request five
 * @param writePause the time between two writes; zero for none
 * @param repeatPause the time before a failed read is repeated; it doubles before the next repeat
 * @see <a
 *     href="https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#about-secondary-rate-limits">
 *     GitHub: secondary rate limits</a>
 * @see <a
 *     href="https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api#pause-between-mutative-requests">
 *     GitHub: pause between mutative requests</a>
 */
public record Pace(int pointsPerMinute, Duration writePause, Duration repeatPause) {

    /** No limit at all. */
    public static final Pace UNLIMITED = new Pace(0, Duration.ZERO, Duration.ofMillis(1));

    private static final Duration REPEAT_PAUSE = Duration.ofSeconds(1);

    /** Creates a pace at which reads are repeated after 1 and 2 seconds. */
    public Pace(int pointsPerMinute, Duration writePause) {
        this(pointsPerMinute, writePause, REPEAT_PAUSE);
    }

    /** Returns the pace of one of several processes that have this one together. */
    Pace sharedBy(int processes) {
        return processes == 1
                ? this
                : new Pace(
                        pointsPerMinute == 0 ? 0 : Math.max(1, pointsPerMinute / processes),
                        writePause.multipliedBy(processes),
                        repeatPause);
    }

    /** @throws IllegalArgumentException when one of them is negative; the message names the option */
    public Pace {
        if (pointsPerMinute < 0) {
            throw new IllegalArgumentException("requestPointsPerMinute must be 0, for no limit, or more");
        }
        if (writePause.isNegative()) {
            throw new IllegalArgumentException("writePause must be 0, for none, or more");
        }
    }
}
