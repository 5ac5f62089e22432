// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import io.github.camelgithubhooks.GitHubHooksConstants;
import io.github.camelgithubhooks.internal.history.History;
import io.github.camelgithubhooks.internal.history.HistoryRow;
import io.github.camelgithubhooks.internal.history.HistoryRow.Source;
import io.github.camelgithubhooks.internal.history.Outcome;
import java.util.Locale;
import java.util.function.Supplier;
import org.apache.camel.Exchange;

/** Writer of the history of what a route has read from the log. Thread-safe. */
final class LogHistory {

    private final History history;
    private final Supplier<String> routeId;

    /**
     * Creates a writer.
     *
     * @param routeId returns the id of the route, which it gets late
     */
    LogHistory(History history, Supplier<String> routeId) {
        this.history = history;
        this.routeId = routeId;
    }

    /** Notes an event that is no longer offered. */
    void givenUp(Row row, String why) {
        if (history.isOn()) {
            add(row, null, null, Outcome.GIVEN_UP, why, -1);
        }
    }

    /** Begins an attempt: the exchange is about to be handed to the route. */
    Attempt begin(Row row, Exchange exchange) {
        return history.isOn() ? new Noted(row, exchange) : Attempt.UNNOTED;
    }

    private void add(Row row, String repository, String sender, Outcome outcome, String words, long tookNanos) {
        long now = System.currentTimeMillis();
        history.add(new HistoryRow(
                history.nextId(now),
                now,
                row.guid(),
                row.id(),
                null,
                routeId.get(),
                Source.LOG,
                row.event(),
                row.action(),
                repository,
                sender,
                outcome,
                0,
                words,
                tookNanos,
                false));
    }

    /** Attempt of the route. */
    interface Attempt {

        /** Attempt while the history is off. */
        Attempt UNNOTED = new Attempt() {};

        default void failedBy(Throwable why) {}

        default void failed(String how) {}

        default void done() {}

        /** Notes that the route has requested a redelivery. */
        default void requested() {}
    }

    private final class Noted implements Attempt {

        private final long began = System.nanoTime();
        private final Row row;
        private final String repository;
        private final String sender;
        private volatile Throwable why;

        Noted(Row row, Exchange exchange) {
            this.row = row;
            this.repository = exchange.getMessage().getHeader(GitHubHooksConstants.REPOSITORY, String.class);
            this.sender = exchange.getMessage().getHeader(GitHubHooksConstants.SENDER, String.class);
        }

        @Override
        public void failedBy(Throwable exception) {
            why = why == null ? exception : why;
        }

        @Override
        public void failed(String how) {
            note(Outcome.FAILED, why == null ? how.toLowerCase(Locale.ROOT).replace('_', ' ') : why.toString());
        }

        @Override
        public void done() {
            note(Outcome.HANDLED, null);
        }

        @Override
        public void requested() {
            note(Outcome.WAITING, "a redelivery was requested");
        }

        private void note(Outcome outcome, String words) {
            add(row, repository, sender, outcome, words, System.nanoTime() - began);
        }
    }
}
