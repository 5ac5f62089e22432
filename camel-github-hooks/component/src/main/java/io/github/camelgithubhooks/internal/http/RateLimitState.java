// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.http;

import io.github.camelgithubhooks.internal.retry.BackOff;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Rate limits of one credential as GitHub reported them last, and the number of requests on their way. Thread-safe.
 *
 * @see <a
 *     href="https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit">
 *     GitHub: exceeding the rate limit</a>
 */
public final class RateLimitState {

    /** The pause when GitHub names no time: it asks for at least a minute, and longer each time. */
    private static final BackOff UNNAMED = BackOff.doubling(Duration.ofMinutes(1), Duration.ofMinutes(32));

    /** The shortest pause when GitHub names a time, which may be zero. */
    private static final BackOff NAMED = BackOff.doubling(Duration.ofSeconds(1), Duration.ofMinutes(5));

    /** The most by which two resets of the same hour differ; GitHub's vary by a second or two. */
    private static final Duration SAME_HOUR = Duration.ofSeconds(10);

    /** The most requests of a credential that are on their way at the same time. */
    private static final int AT_ONCE = 100;

    /** Pause before the next request. */
    public record Pause(Instant until, boolean secondary) {}

    /** Request on its way: its number, and the number of the latest pause before it. */
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

    /** Returns the current pause; empty when there is none. */
    public synchronized Optional<Pause> pause() {
        if (pause != null && !clock.instant().isBefore(pause.until())) {
            pause = null;
        }
        return Optional.ofNullable(pause);
    }

    /**
     * Returns whether the remaining requests are unknown: before the first answer, in a new hour and after a refusal.
     */
    synchronized boolean isUnknown() {
        return !known || isNewHour();
    }

    /** Returns whether a request may be sent, because one is left that no other request has taken. */
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

    /** Takes one of the remaining requests. One of the other methods must end it, whatever the outcome. */
    synchronized Sent send() {
        onTheirWay++;
        return new Sent(numbers++, pauses);
    }

    /** Ends a request that didn't reach GitHub, and gives back what it took. */
    synchronized void notSent() {
        onTheirWay--;
    }

    /** Ends a request that GitHub may have counted. The answer to a later one shows whether it did. */
    synchronized void unanswered() {
        onTheirWay--;
        doubt();
    }

    /** Ends a request with its answer. Returns the pause if the answer is a refusal for the rate limit. */
    synchronized Optional<Pause> answered(Sent sent, ApiResponse response) {
        onTheirWay--;
        learn(response);
        if (response.rateLimit().isEmpty()) {
            // a proxy or a broken server answered: GitHub may have counted the request
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

    /** Returns what is known now. After the reset that GitHub named, the whole limit is left. */
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

    /**
     * Stores the figures of an answer. Within an hour the lowest number counts, since answers overtake each other.
     * Figures of an earlier hour are ignored.
     */
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

    /**
     * Returns the pause that a refusal asks for, in the order that GitHub documents: Retry-After, then the reset of an
     * exhausted limit, then at least a minute.
     */
    private Optional<Pause> refusal(ApiResponse response, int earlier) {
        if (response.status() != 403 && response.status() != 429) {
            return Optional.empty();
        }
        Optional<Duration> named = RetryAfter.in(response);
        if (named.isPresent()) {
            return Optional.of(new Pause(clock.instant().plus(NAMED.pauseAfter(earlier, named.get())), true));
        }
        if (isUsedUp(response)) {
            return Optional.of(untilReset(response, earlier));
        }
        if (response.status() == 429 || RetryAfter.isIn(response) || ApiErrors.saysRateLimit(response)) {
            return Optional.of(new Pause(clock.instant().plus(UNNAMED.pauseAfter(earlier)), true));
        }
        return Optional.empty();
    }

    private static boolean isUsedUp(ApiResponse response) {
        return response.rateLimitRemaining().orElse(1) <= 0
                && response.rateLimitReset().isPresent();
    }

    /** Returns the pause until the reset by this machine's clock; GitHub's {@code Date} gives its length. */
    private Pause untilReset(ApiResponse response, int earlier) {
        Instant now = clock.instant();
        return new Pause(
                now.plus(NAMED.pauseAfter(
                        earlier, RetryAfter.untilReset(response, now).orElse(Duration.ZERO))),
                false);
    }
}
