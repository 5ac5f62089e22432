// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.tokens;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The primary rate limit: requests per hour for each holder of tokens. All anonymous callers share a lower limit.
 *
 * @see <a href="https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api">Rate limits for the REST
 *     API</a>
 */
public final class HourlyLimits {

    private static final Duration WINDOW = Duration.ofHours(1);
    private static final int ANONYMOUS_LIMIT = 60;
    private static final String ANONYMOUS = "";

    private final Map<String, Window> windows = new ConcurrentHashMap<>();
    private final Clock clock;
    private final int limit;

    public HourlyLimits(Clock clock, int limit) {
        this.clock = clock;
        this.limit = limit;
    }

    /** Counts one request. {@link Window#exceeded()} says whether it was one too many. */
    public Window charge(Token token) {
        return windows.compute(
                key(token), (key, window) -> current(token, window).plus(1));
    }

    /** Takes back a counted request. */
    public void refund(Token token) {
        windows.computeIfPresent(key(token), (key, window) -> window.plus(-1));
    }

    /** Returns the current hour without counting a request. */
    public Window look(Token token) {
        return current(token, windows.get(key(token)));
    }

    private Window current(Token token, Window window) {
        Instant now = clock.instant();
        if (window != null && now.isBefore(window.reset())) {
            return window;
        }
        return new Window(
                token == null ? ANONYMOUS_LIMIT : limit, 0, now.plus(WINDOW).truncatedTo(ChronoUnit.SECONDS));
    }

    private static String key(Token token) {
        return token == null ? ANONYMOUS : token.holder();
    }

    /** The current hour of one holder. */
    public record Window(int limit, int asked, Instant reset) {

        Window plus(int requests) {
            return new Window(limit, Math.max(0, asked + requests), reset);
        }

        public boolean exceeded() {
            return asked > limit;
        }

        public int used() {
            return Math.min(asked, limit);
        }

        public int remaining() {
            return limit - used();
        }
    }
}
