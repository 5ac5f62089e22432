// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.http;

import io.github.camelgithubhooks.internal.http.RateLimitState.Pause;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Pauses that GitHub asked for. Immutable.
 *
 * @param latest the latest one, which may be over; null when there was none
 * @param number the number of pauses so far
 * @param refusals the number of refusals since the last success
 */
record Pauses(Pause latest, int number, int refusals) {

    static final Pauses NONE = new Pauses(null, 0, 0);

    /** Returns the pause that isn't over. */
    Optional<Pause> at(Clock clock) {
        return latest == null || isOver(clock.instant()) ? Optional.empty() : Optional.of(latest);
    }

    private boolean isOver(Instant now) {
        return !now.isBefore(latest.until());
    }

    /** Returns the pauses with another number of refusals. */
    Pauses after(int refused) {
        return refused == refusals ? this : new Pauses(latest, number, refused);
    }

    /** Returns the pauses with another one, unless the current one lasts longer. */
    Pauses with(Pause next, Instant now) {
        boolean longer = latest == null || isOver(now) || next.until().isAfter(latest.until());
        return longer ? new Pauses(next, number + 1, refusals) : this;
    }
}
