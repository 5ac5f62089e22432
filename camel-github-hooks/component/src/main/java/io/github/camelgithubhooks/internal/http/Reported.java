// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.http;

import io.github.camelgithubhooks.internal.http.RateLimitState.Pause;
import io.github.camelgithubhooks.internal.retry.BackOff;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Rate limit as one answer reports it.
 *
 * @param response the answer
 * @param at when the answer came, by this machine's clock
 * @param limit the number of requests allowed in an hour
 * @param remaining the number of requests that are left
 * @param reset when all of them are available again, by GitHub's clock; null when the answer doesn't name it
 * @param untilReset the time until then, zero when the answer doesn't name it
 * @see <a
 *     href="https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit">
 *     GitHub: exceeding the rate limit</a>
 */
record Reported(
        ApiResponse response,
        Instant at,
        OptionalLong limit,
        OptionalLong remaining,
        Instant reset,
        Duration untilReset) {

    /** The pause when GitHub names no time: it asks for at least a minute, and longer each time. */
    private static final BackOff UNNAMED = BackOff.doubling(Duration.ofMinutes(1), Duration.ofMinutes(32));

    /** The shortest pause when GitHub names a time, which may be zero. */
    private static final BackOff NAMED = BackOff.doubling(Duration.ofSeconds(1), Duration.ofMinutes(5));

    static Reported by(ApiResponse response, Instant at) {
        return new Reported(
                response,
                at,
                response.rateLimit(),
                response.rateLimitRemaining(),
                response.rateLimitReset().orElse(null),
                RetryAfter.untilReset(response, at).orElse(Duration.ZERO));
    }

    /** Returns whether no request is left until the reset. */
    boolean isUsedUp() {
        return remaining.orElse(1) <= 0 && reset != null;
    }

    /**
     * Returns the pause that a refusal asks for, in the order that GitHub documents: Retry-After, then the reset of an
     * exhausted limit, then at least a minute. Empty when the answer is no refusal for the rate limit.
     *
     * @param earlier the number of refusals before it
     */
    Optional<Pause> refusal(int earlier) {
        if (response.status() != 403 && response.status() != 429) {
            return Optional.empty();
        }
        Optional<Duration> named = RetryAfter.in(response);
        if (named.isPresent()) {
            return Optional.of(new Pause(at.plus(NAMED.pauseAfter(earlier, named.get())), true));
        }
        if (isUsedUp()) {
            return Optional.of(untilReset(earlier));
        }
        if (response.status() == 429 || RetryAfter.isIn(response) || ApiErrors.saysRateLimit(response)) {
            return Optional.of(new Pause(at.plus(UNNAMED.pauseAfter(earlier)), true));
        }
        return Optional.empty();
    }

    /**
     * Returns the pause until the reset by this machine's clock; GitHub's {@code Date} gives its length.
     *
     * @param earlier the number of refusals before it
     */
    Pause untilReset(int earlier) {
        return new Pause(at.plus(NAMED.pauseAfter(earlier, untilReset)), false);
    }
}
