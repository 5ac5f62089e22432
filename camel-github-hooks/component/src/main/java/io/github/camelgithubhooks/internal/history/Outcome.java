// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.history;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Outcome of one attempt to deliver an event. */
public enum Outcome {
    HANDLED(Series.ACCEPTED),
    NOT_WANTED(Series.ACCEPTED),
    DUPLICATE(Series.DUPLICATE),
    FAILED(Series.FAILED),
    /** The route goes on, but whoever delivered has been answered. */
    TIMED_OUT(Series.FAILED),
    REFUSED(Series.REFUSED),
    /** The same delivery is being handled, here or by another instance. */
    IN_PROGRESS(null),
    /** The event is no longer offered to the route. */
    GIVEN_UP(null),
    /** The event is in the backlog, because the route failed on it or hasn't had it yet. */
    WAITING(null),
    /** GitHub's log shows no success, and nothing arrived here. */
    NEVER_ARRIVED(null);

    /** Series of the charts. */
    public enum Series {
        ACCEPTED,
        DUPLICATE,
        FAILED,
        REFUSED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Outcomes of events that aren't handled, and may never be by themselves. */
    public static final Set<Outcome> FAILURES = Set.of(FAILED, TIMED_OUT, GIVEN_UP);

    private final Series series;
    private final String text = name().toLowerCase(Locale.ROOT);

    Outcome(Series series) {
        this.series = series;
    }

    /** Returns the series that counts the outcome; empty for none. */
    Optional<Series> series() {
        return Optional.ofNullable(series);
    }

    /** Returns the outcome with a name such as {@code timed_out}; empty if there is none. */
    public static Optional<Outcome> named(String name) {
        for (Outcome outcome : values()) {
            if (outcome.toString().equals(name)) {
                return Optional.of(outcome);
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return text;
    }
}
