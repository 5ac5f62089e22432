// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.http;

import io.github.camelgithubhooks.internal.http.RateLimitState.Pause;
import io.github.camelgithubhooks.internal.http.RateLimitState.Sent;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Rate limits of one credential at one moment. Immutable.
 *
 * @param hour the hourly limit
 * @param known whether the remaining requests are known: not before the first answer, nor after a refusal
 * @param pauses the pauses that GitHub asked for
 * @param onTheirWay the requests without an answer so far
 */
record Limits(Hour hour, boolean known, Pauses pauses, OnTheirWay onTheirWay) {

    static final Limits UNKNOWN = new Limits(Hour.UNKNOWN, false, Pauses.NONE, OnTheirWay.NONE);

    /** The most requests of a credential that are on their way at the same time. */
    private static final int AT_ONCE = 100;

    /**
     * The time for which one request goes ahead alone to learn what is left. A slow one doesn't hold up the others for
     * longer.
     */
    private static final long LONGEST_LEAD = Duration.ofSeconds(1).toNanos();

    Limits with(OnTheirWay changed) {
        return new Limits(hour, known, pauses, changed);
    }

    /**
     * Returns the time until a request may be sent, as {@link RateLimitState#obstacle} does.
     *
     * @param processes how many processes use the credential
     */
    long obstacle(Clock clock, long nanoTime, int processes) {
        Optional<Pause> pause = pauses.at(clock);
        if (pause.isPresent()) {
            // rounded up: even a fraction of a millisecond early is too early
            return Duration.between(clock.instant(), pause.get().until())
                    .plusMillis(1)
                    .toNanos();
        }
        if (onTheirWay.count() == 0) {
            return 0;
        }
        boolean unknown = !known || hour.isOver(clock.instant());
        if (onTheirWay.count() >= Math.max(1, AT_ONCE / processes) || !(unknown || isOneLeft())) {
            return Long.MAX_VALUE;
        }
        return unknown ? onTheirWay.leaderSentAt() + LONGEST_LEAD - nanoTime : 0;
    }

    /** Returns whether a request is left that no other one has taken. */
    private boolean isOneLeft() {
        return hour.remaining().isEmpty()
                || hour.remaining().getAsLong() > onTheirWay.count() + (long) onTheirWay.unanswered();
    }

    /** Returns the pause that the answer to a request asks for; empty when it is no refusal for the rate limit. */
    Optional<Pause> refusal(Sent sent, Reported answer) {
        return answer.refusal(pauses.refusals() - (isAfterPause(sent) ? 0 : 1));
    }

    /** Refusals of requests that were sent together count once. */
    private boolean isAfterPause(Sent sent) {
        return sent.pauses() == pauses.number();
    }

    /**
     * Returns the limits after a request ended with its answer.
     *
     * @param refusal the pause that the answer asks for
     */
    Limits after(Sent sent, Reported answer, Optional<Pause> refusal) {
        // without figures a proxy or a broken server answered: GitHub may have counted the request
        OnTheirWay others = answer.limit().isEmpty()
                ? onTheirWay.ended().doubted()
                : onTheirWay.ended().counted(sent.number());
        boolean afterPause = isAfterPause(sent);
        boolean pausing = refusal.isPresent() || answer.isUsedUp();
        if (!pausing) {
            boolean over = afterPause && answer.response().isSuccess();
            return new Limits(hour.after(answer), true, over ? pauses.after(0) : pauses, others);
        }
        int refusals = pauses.refusals() + (afterPause ? 1 : 0);
        Pause next = refusal.orElseGet(() -> answer.untilReset(refusals - 1));
        return new Limits(
                hour.after(answer), refusal.isEmpty(), pauses.after(refusals).with(next, answer.at()), others);
    }
}
