// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import io.github.camelgithubhooks.internal.log.LogFigures.Outcome;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Events that are no longer offered. Each is counted and logged, and kept for the route if that wants a message.
 * Thread-safe.
 */
final class GivenUpEvents {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveriesConsumer.class);

    private final LogOptions options;
    private final LogFigures figures;
    private final LogHistory history;
    private final Queue<Row> unannounced = new ConcurrentLinkedQueue<>();

    GivenUpEvents(LogOptions options, LogFigures figures, LogHistory history) {
        this.history = history;
        this.options = options;
        this.figures = figures;
    }

    /** Gives up an event that was offered, or redelivered, as often as it may. */
    void add(Row row) {
        LOG.warn(
                "Gave up on the event {}{} ({}{}, delivery {}): {} attempts, and none succeeded",
                row.guid(),
                ofRepository(),
                row.event(),
                row.action() == null ? "" : "." + row.action(),
                row.id(),
                options.given().getMaxAttempts());
        giveUp(row, options.given().getMaxAttempts() + " attempts, and none succeeded");
    }

    /** Gives up an event that GitHub removed from its log before the payload could be read. */
    void addExpired(Row row, RuntimeException why) {
        LOG.warn(
                "The event {}{} ({}{}, delivery {}) is lost: GitHub's log no longer has it, and didn't show it before: {}",
                row.guid(),
                ofRepository(),
                row.event(),
                row.action() == null ? "" : "." + row.action(),
                row.id(),
                why.getMessage());
        giveUp(row, "GitHub's log no longer has it: " + why.getMessage());
    }

    private String ofRepository() {
        return options.isOneOfMany() ? " of " + options.scope().name() : "";
    }

    /** Takes the next event that the route wants a message about; empty if there is none. */
    Optional<Row> nextUnannounced() {
        return Optional.ofNullable(unannounced.poll());
    }

    private void giveUp(Row row, String why) {
        figures.add(Outcome.GIVEN_UP);
        history.givenUp(row, why);
        if (options.given().isMessageWhenGivenUp()) {
            unannounced.add(row);
        }
    }
}
