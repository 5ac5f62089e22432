// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.retry;

import java.time.Duration;

/**
 * Growing pauses between attempts. It doesn't count attempts, so any number of threads and tasks can share it.
 *
 * @param first the first pause, longer than zero
 * @param factor the factor by which each pause is longer than the one before; 1 for equal pauses
 * @param longest the longest pause; the first one is never shortened
 */
public record BackOff(Duration first, int factor, Duration longest) {

    /** @throws IllegalArgumentException when the first pause isn't positive, or the factor is below 1 */
    public BackOff {
        if (first.isZero() || first.isNegative() || factor < 1) {
            throw new IllegalArgumentException(
                    "the first pause must be longer than zero and the factor at least 1: " + first + ", " + factor);
        }
        longest = longer(first, longest);
    }

    /** Returns pauses that double. */
    public static BackOff doubling(Duration first, Duration longest) {
        return new BackOff(first, 2, longest);
    }

    /**
     * Returns the next pause.
     *
     * @param earlier the number of pauses before it; below 0 counts as 0
     */
    public Duration pauseAfter(int earlier) {
        Duration pause = first;
        for (int i = 0; i < earlier && factor > 1 && pause.compareTo(longest) < 0; i++) {
            pause = pause.compareTo(longest.dividedBy(factor)) < 0 ? pause.multipliedBy(factor) : longest;
        }
        return pause;
    }

    /**
     * Returns the next pause, but at least the one that was asked for.
     *
     * @param earlier the number of pauses before it; below 0 counts as 0
     * @param asked the shortest acceptable pause, such as one that GitHub named; it may exceed {@code longest}
     */
    public Duration pauseAfter(int earlier, Duration asked) {
        return longer(pauseAfter(earlier), asked);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
