// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.http;

import io.github.camelgithubhooks.internal.retry.BackOff;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What GitHub last said about the rate limits of one credential, and how many requests are on their way to use them up.
 * Thread-safe.
 *
 * @see <a
 *     href="https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit">
 *     GitHub: exceeding the rate limit</a>
 */
public final class RateLimitState {

    /** When GitHub names no time, it says at least a minute, and longer each time. */
    private static final BackOff UNTOLD = BackOff.doubling(Duration.ofMinutes(1), Duration.ofMinutes(32));

    /** The least pause when GitHub names a time, which may be none at all. */
    private static final BackOff TOLD = BackOff.doubling(Duration.ofSeconds(1), Duration.ofMinutes(5));

    /** The resets of one hour differ by a second or two. */
    private static final Duration SAME_HOUR = Duration.ofSeconds(10);

    /** At most this many requests of a credential are on their way. */
    private static final int AT_ONCE = 100;

    /** A pause before the next request. */
    public record Pause(Instant until, boolean secondary) {}

    /** A request on its way: its number, and the number of the latest pause before it. */
    record Sent(long number, int pauses) {}

    private final Clock clock;
    private Pause pause;
    private int pauses;
    private int refusals;
    private OptionalLong hourlyLimit = OptionalLong.empty();
    private OptionalLong remaining = OptionalLong.empty();
    private Instant reset;
    private Instant resetAt;
    private boolean known;
    private long numbers;
    private int onTheirWay;
    private int unanswered;
    private long unansweredBefore;

    RateLimitState(Clock clock) {
        this.clock = clock;
    }

    /** Returns the pause that is not over yet. */
    public synchronized Optional<Pause> pause() {
        if (pause != null && !clock.instant().isBefore(pause.until())) {
            pause = null;
        }
        return Optional.ofNullable(pause);
    }

    /** Returns whether it isn't known what is left: before the first answer, in a new hour and after a refusal. */
    synchronized boolean isUnknown() {
        return !known || isNewHour();
    }

    /** Returns whether a request may be sent: one of what is left that nobody else has taken. */
    synchronized boolean hasRoom() {
        if (onTheirWay == 0) {
            return true;
        }
        return onTheirWay < AT_ONCE
                && (isUnknown() || remaining.isEmpty() || remaining.getAsLong() > onTheirWay + (long) unanswered);
    }

    synchronized boolean isNothingOnItsWay() {
        return onTheirWay == 0;
    }

    /** Takes one of what is left. It is given back by one of the other methods, whatever becomes of the request. */
    synchronized Sent send() {
        onTheirWay++;
        return new Sent(numbers++, pauses);
    }

    /** Gives back what a request had taken that didn't get to GitHub. */
    synchronized void notSent() {
        onTheirWay--;
    }

    /** Ends a request that GitHub may have counted; the answer to a later one tells. */
    synchronized void unanswered() {
        onTheirWay--;
        doubt();
    }

    /** Learns from an answer; returns the pause when the answer is a refusal for the rate limit. */
    synchronized Optional<Pause> answered(Sent sent, ApiResponse response) {
        onTheirWay--;
        learn(response);
        if (response.rateLimit().isEmpty()) {
            // a proxy or a broken server answered: who knows whether GitHub counted it
            doubt();
        } else if (sent.number() >= unansweredBefore) {
            unanswered = 0;
        }
        boolean afterPause = sent.pauses() == pauses;
        Optional<Pause> refusal = refusal(response, refusals - (afterPause ? 0 : 1));
        if (refusal.isPresent() || isUsedUp(response)) {
            refusals += afterPause ? 1 : 0;
            pause(refusal.orElseGet(() -> untilReset(response, refusals - 1)));
            known = refusal.isEmpty();
        } else {
            known = true;
            refusals = afterPause && response.isSuccess() ? 0 : refusals;
        }
        return refusal;
    }

    public synchronized OptionalLong hourlyLimit() {
        return hourlyLimit;
    }

    /** Returns what is known now: once the reset that GitHub named is past, all of the limit is left. */
    synchronized RateLimit seen(String server, String credential) {
        boolean over = isNewHour();
        return new RateLimit(
                server,
                credential,
                hourlyLimit,
                over ? hourlyLimit : remaining,
                over ? Optional.empty() : Optional.ofNullable(resetAt),
                pause().map(Pause::until));
    }

    private void doubt() {
        unanswered++;
        unansweredBefore = numbers;
    }

    private boolean isNewHour() {
        return resetAt != null && !clock.instant().isBefore(resetAt);
    }

    /** Within an hour the lowest number counts, since answers overtake each other; those of an earlier hour come late. */
    private void learn(ApiResponse response) {
        if (response.rateLimit().isEmpty()) {
            return;
        }
        Instant named = response.rateLimitReset().orElse(null);
        Duration later = named == null || reset == null ? null : Duration.between(reset, named);
        boolean sameHour = later != null && later.abs().compareTo(SAME_HOUR) <= 0 && !isNewHour();
        if (later != null && !sameHour && later.isNegative() && !isNewHour()) {
            return;
        }
        OptionalLong left = response.rateLimitRemaining();
        if (sameHour && hourlyLimit.equals(response.rateLimit()) && remaining.isPresent() && left.isPresent()) {
            left = OptionalLong.of(Math.min(remaining.getAsLong(), left.getAsLong()));
        }
        hourlyLimit = response.rateLimit();
        remaining = left;
        reset = named;
        resetAt = named == null ? null : untilReset(response, 0).until();
    }

    private void pause(Pause next) {
        if (pause == null || next.until().isAfter(pause.until())) {
            pause = next;
            pauses++;
        }
    }

    /** In the order that GitHub asks for: Retry-After, then the reset of a used up limit, then a growing minute. */
    private Optional<Pause> refusal(ApiResponse response, int earlier) {
        if (response.status() != 403 && response.status() != 429) {
            return Optional.empty();
        }
        Optional<Duration> told = RetryAfter.in(response);
        if (told.isPresent()) {
            return Optional.of(new Pause(clock.instant().plus(TOLD.pauseAfter(earlier, told.get())), true));
        }
        if (isUsedUp(response)) {
            return Optional.of(untilReset(response, earlier));
        }
        if (response.status() == 429 || RetryAfter.isIn(response) || ApiErrors.saysRateLimit(response)) {
            return Optional.of(new Pause(clock.instant().plus(UNTOLD.pauseAfter(earlier)), true));
        }
        return Optional.empty();
    }

    private static boolean isUsedUp(ApiResponse response) {
        return response.rateLimitRemaining().orElse(1) <= 0
                && response.rateLimitReset().isPresent();
    }

    /** By our clock: GitHub's own {@code Date} says how long that is. */
    private Pause untilReset(ApiResponse response, int earlier) {
        Instant now = clock.instant();
        return new Pause(
                now.plus(TOLD.pauseAfter(
                        earlier, RetryAfter.untilReset(response, now).orElse(Duration.ZERO))),
                false);
    }
}
