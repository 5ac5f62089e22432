// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.history;

import java.time.Instant;
import java.util.List;

/** Chart of the attempts by outcome, the oldest point first. */
public record Chart(List<Point> points) {

    /** Span that a chart covers. */
    public enum Span {
        HOUR(60, 1),
        DAY(96, 15);

        private final int steps;
        private final int minutes;

        Span(int steps, int minutes) {
            this.steps = steps;
            this.minutes = minutes;
        }

        int steps() {
            return steps;
        }

        /** Returns the minutes between two points. */
        public int minutes() {
            return minutes;
        }
    }

    /** Attempts that ended from a time on, until the next point. */
    public record Point(Instant at, long accepted, long duplicate, long failed, long refused) {}
}
