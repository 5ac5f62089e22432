// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The primary rate limit: so many requests an hour for each token, App and installation, fewer for all anonymous ones together.
 *
 * @see <a href="https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api">Rate limits for the REST
 *     API</a>
 */
final class RateLimits {

    private static final Duration WINDOW = Duration.ofHours(1);
    private static final int ANONYMOUS_LIMIT = 60;
    private static final String ANONYMOUS = "";

    private final Map<String, Window> windows = new ConcurrentHashMap<>();
    private final Clock clock;
    private final int limit;

    RateLimits(Clock clock, int limit) {
        this.clock = clock;
        this.limit = limit;
    }

    /** Charges one request; {@link Window#exceeded()} tells whether it was one too many. */
    Window charge(Token token) {
        return windows.compute(
                key(token), (key, window) -> current(token, window).plus(1));
    }

    void refund(Token token) {
        windows.computeIfPresent(key(token), (key, window) -> window.plus(-1));
    }

    Window look(Token token) {
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

    record Window(int limit, int asked, Instant reset) {

        Window plus(int requests) {
            return new Window(limit, Math.max(0, asked + requests), reset);
        }

        boolean exceeded() {
            return asked > limit;
        }

        int used() {
            return Math.min(asked, limit);
        }

        int remaining() {
            return limit - used();
        }
    }
}
