// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * How long one call may wait. A call that may not wait for a limit of GitHub's still waits for its turn, and before it is
 * repeated: these waits are ours. One that may wait for some time waits no longer for anything.
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

    /** Returns whether the call may wait until then because GitHub says so. */
    boolean lastsUntil(Instant time) {
        return !time.isAfter(deadline);
    }

    /** Returns how long the call may wait for its turn, in nanoseconds. */
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
     * @param told whether GitHub asked for the pause
     */
    boolean allows(Duration pause, boolean told) {
        return (!bounded && !told) || lastsUntil(clock.instant().plus(pause));
    }
}
