// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Waits that GitHub asks for. Times are compared with the {@code Date} of the same answer, since this machine's clock
 * may be wrong.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#field.retry-after">RFC 9110: Retry-After</a>
 */
final class RetryAfter {

    /** The longest wait that is believed; a longer one is a mistake of something on the way. */
    static final Duration LONGEST = Duration.ofDays(1);

    private static final Pattern SECONDS = Pattern.compile("([+-]?)(\\d+)");
    private static final int MOST_DIGITS = 9;

    private RetryAfter() {}

    static boolean isIn(ApiResponse response) {
        return response.header("retry-after").isPresent();
    }

    /**
     * Returns the wait that {@code Retry-After} asks for, from zero to a day; empty when there is none, or none that
     * can be parsed.
     */
    static Optional<Duration> in(ApiResponse response) {
        return response.header("retry-after").map(String::trim).flatMap(text -> parsed(text, response));
    }

    /**
     * Returns the time until {@code x-ratelimit-reset}, from zero to a day; empty when there is none.
     *
     * @param now this machine's time, for an answer without {@code Date}
     */
    static Optional<Duration> untilReset(ApiResponse response, Instant now) {
        return response.rateLimitReset()
                .map(reset -> bounded(Duration.between(response.date().orElse(now), reset)));
    }

    private static Optional<Duration> parsed(String text, ApiResponse response) {
        var seconds = SECONDS.matcher(text);
        if (!seconds.matches()) {
            return ApiResponse.time(text)
                    .flatMap(until -> response.date().map(now -> bounded(Duration.between(now, until))));
        }
        if (seconds.group(1).equals("-")) {
            return Optional.of(Duration.ZERO);
        }
        String digits = seconds.group(2);
        return Optional.of(
                digits.length() > MOST_DIGITS ? LONGEST : bounded(Duration.ofSeconds(Long.parseLong(digits))));
    }

    private static Duration bounded(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
    }
}
