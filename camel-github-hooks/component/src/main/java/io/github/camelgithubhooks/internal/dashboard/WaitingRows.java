// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.dashboard;

import io.github.camelgithubhooks.internal.history.History;
import io.github.camelgithubhooks.internal.history.HistoryRow;
import io.github.camelgithubhooks.internal.history.HistoryRow.Source;
import io.github.camelgithubhooks.internal.history.Outcome;
import io.github.camelgithubhooks.internal.log.WaitingEvent;
import io.github.camelgithubhooks.model.DeliverySummary;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Events that the history doesn't know: GitHub's log has them, and no route has had them yet. They are in the backlog of the
 * reader of the log, or missed while that is stopped.
 */
final class WaitingRows {

    /** The rest comes into the list as these are done. */
    private static final int MOST = 1000;

    private final History history;
    private final MissedEvents missed;

    WaitingRows(History history, MissedEvents missed) {
        this.history = history;
        this.missed = missed;
    }

    List<HistoryRow> of(List<WatchedRoute> routes) {
        return routes.stream().flatMap(this::of).toList();
    }

    /** Returns how many events a route misses while it is stopped. */
    int missed(WatchedRoute route) {
        return missedRows(route).size();
    }

    /** Returns why that isn't known; empty if it is, or the route isn't stopped. */
    Optional<String> problem(WatchedRoute route) {
        return missed.problem(route);
    }

    private Stream<HistoryRow> of(WatchedRoute route) {
        List<HistoryRow> missedRows = missedRows(route);
        if (!missedRows.isEmpty()) {
            return missedRows.stream();
        }
        List<WaitingEvent> waiting =
                route.figures().map(figures -> figures.waitingEvents(MOST)).orElse(List.of());
        if (waiting.isEmpty()) {
            return Stream.empty();
        }
        Set<String> known = history.known(
                route.id(), waiting.stream().map(WaitingEvent::guid).toList());
        return waiting.stream().filter(event -> !known.contains(event.guid())).map(event -> row(route, event));
    }

    private List<HistoryRow> missedRows(WatchedRoute route) {
        List<DeliverySummary> events = missed.of(route);
        if (events.isEmpty()) {
            return List.of();
        }
        Set<String> known = history.known(
                route.id(), events.stream().map(DeliverySummary::guid).toList());
        return events.stream()
                .filter(event -> !known.contains(event.guid()))
                .limit(MOST)
                .map(event -> row(route, event))
                .toList();
    }

    private static HistoryRow row(WatchedRoute route, DeliverySummary event) {
        long at = event.deliveredAt() == null
                ? System.currentTimeMillis()
                : event.deliveredAt().toEpochMilli();
        return new HistoryRow(
                History.idAt(at),
                at,
                event.guid(),
                event.id(),
                null,
                route.id(),
                Source.LOG,
                event.event(),
                event.action(),
                null,
                null,
                Outcome.NEVER_ARRIVED,
                event.statusCode(),
                "GitHub: " + event.status() + ". The route is stopped",
                -1,
                false);
    }

    private static HistoryRow row(WatchedRoute route, WaitingEvent event) {
        boolean neverArrived = route.receive().isPresent() && event.attempts() == 0;
        long at = event.deliveredAt().toEpochMilli();
        return new HistoryRow(
                History.idAt(at),
                at,
                event.guid(),
                event.deliveryId(),
                null,
                route.id(),
                Source.LOG,
                event.event(),
                event.action(),
                event.repository(),
                null,
                neverArrived ? Outcome.NEVER_ARRIVED : Outcome.WAITING,
                0,
                neverArrived
                        ? "GitHub's log shows no success; the reader of the log will bring it"
                        : event.attempts() == 0
                                ? "the route will get it"
                                : "the route failed on it and will get it again",
                -1,
                false);
    }
}
