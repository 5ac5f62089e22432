// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.client;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What GitHub last said about the rate limits of one credential. Thread-safe: all clients of the credential share it.
 *
 * @see <a
 *     href="https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit">
 *     GitHub: exceeding the rate limit</a>
 */
final class RateLimitState {

    /** How long to wait when GitHub names no time: it says at least a minute, and longer each time. */
    private static final Duration UNTOLD = Duration.ofMinutes(1);

    private static final int MOST_DOUBLINGS = 5;

    /** A pause before the next request. */
    record Pause(Instant until, boolean secondary) {}

    private final Clock clock;
    private Pause pause;
    private int untold;
    private OptionalLong hourlyLimit = OptionalLong.empty();
    private OptionalLong remaining = OptionalLong.empty();
    private Instant resetAt;

    RateLimitState(Clock clock) {
        this.clock = clock;
    }

    /** The pause that is not over yet. */
    synchronized Optional<Pause> pause() {
        if (pause != null && !clock.instant().isBefore(pause.until())) {
            pause = null;
        }
        return Optional.ofNullable(pause);
    }

    /** Learns from an answer; returns the pause when the answer is a refusal for the rate limit. */
    synchronized Optional<Pause> observe(ApiResponse response) {
        if (response.rateLimit().isPresent()) {
            hourlyLimit = response.rateLimit();
            remaining = response.rateLimitRemaining();
            resetAt = response.rateLimitReset().isPresent() ? reset(response) : null;
        }
        Optional<Pause> refusal = refusal(response);
        if (refusal.isPresent()) {
            lengthen(refusal.get());
        } else if (isUsedUp(response)) {
            lengthen(new Pause(reset(response), false));
        } else if (response.isSuccess()) {
            untold = 0;
        }
        return refusal;
    }

    synchronized OptionalLong hourlyLimit() {
        return hourlyLimit;
    }

    /** What is known now: once the reset that GitHub named is past, all of the limit is left. */
    synchronized RateLimit seen(String server, String credential) {
        boolean over = resetAt != null && !clock.instant().isBefore(resetAt);
        return new RateLimit(
                server,
                credential,
                hourlyLimit,
                over ? hourlyLimit : remaining,
                over ? Optional.empty() : Optional.ofNullable(resetAt),
                pause().map(Pause::until));
    }

    private void lengthen(Pause next) {
        if (pause == null || next.until().isAfter(pause.until())) {
            pause = next;
        }
    }

    /** In the order that GitHub asks for: Retry-After, then the reset of a used up limit, then a growing minute. */
    private Optional<Pause> refusal(ApiResponse response) {
        if (response.status() != 403 && response.status() != 429) {
            return Optional.empty();
        }
        Optional<Duration> told = response.header("retry-after").flatMap(this::duration);
        if (told.isPresent()) {
            return Optional.of(new Pause(clock.instant().plus(told.get()), true));
        }
        if (isUsedUp(response)) {
            return Optional.of(new Pause(reset(response), false));
        }
        if (response.status() == 429 || ApiErrors.saysRateLimit(response)) {
            Duration growing = UNTOLD.multipliedBy(1L << Math.min(untold++, MOST_DOUBLINGS));
            return Optional.of(new Pause(clock.instant().plus(growing), true));
        }
        return Optional.empty();
    }

    private static boolean isUsedUp(ApiResponse response) {
        return response.rateLimitRemaining().orElse(1) <= 0
                && response.rateLimitReset().isPresent();
    }

    /** The reset by our clock: GitHub's own Date tells how far the two are apart. */
    private Instant reset(ApiResponse response) {
        Instant now = clock.instant();
        Instant theirNow = response.date().orElse(now);
        Duration left = Duration.between(theirNow, response.rateLimitReset().orElse(theirNow));
        return now.plus(left.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : left);
    }

    private Optional<Duration> duration(String retryAfter) {
        String text = retryAfter.trim();
        if (!text.isEmpty() && text.length() < 10 && text.chars().allMatch(Character::isDigit)) {
            return Optional.of(Duration.ofSeconds(Integer.parseInt(text)));
        }
        return HttpDate.parse(text).map(until -> Duration.between(clock.instant(), until));
    }
}
