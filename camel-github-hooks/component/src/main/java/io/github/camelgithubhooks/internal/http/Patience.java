// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Limit of the time that one call may wait. A call that may not wait for GitHub's limits still waits for its turn and
 * between repeats, since the component itself causes these waits. A call with a limit never waits longer than that.
 */
final class Patience {

    private static final Duration FOR_EVER = Duration.ofNanos(Long.MAX_VALUE);

    private final Clock clock;
    private final Instant deadline;
    private final boolean bounded;

    Patience(Clock clock, Instant deadline) {
        this.clock = clock;
        this.deadline = deadline;
        this.bounded = deadline.isAfter(clock.instant());
    }

    /** Returns whether the call may wait for a limit of GitHub's that ends at this time. */
    boolean lastsUntil(Instant time) {
        return !time.isAfter(deadline);
    }

    /** Returns the time that the call may wait for its turn, in nanoseconds. */
    long left() {
        if (!bounded) {
            return Long.MAX_VALUE;
        }
        Duration left = Duration.between(clock.instant(), deadline);
        if (left.isNegative()) {
            return 0;
        }
        return left.compareTo(FOR_EVER) < 0 ? left.toNanos() : Long.MAX_VALUE;
    }

    /**
     * Returns whether a failed request may be repeated after a pause.
     *
     * @param asked whether GitHub asked for the pause
     */
    boolean allows(Duration pause, boolean asked) {
        return (!bounded && !asked) || lastsUntil(clock.instant().plus(pause));
    }
}
