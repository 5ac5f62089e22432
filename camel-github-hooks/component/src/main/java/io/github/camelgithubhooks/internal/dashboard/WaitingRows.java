// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.dashboard;

import io.github.camelgithubhooks.internal.history.History;
import io.github.camelgithubhooks.internal.history.HistoryRow;
import io.github.camelgithubhooks.internal.history.HistoryRow.Source;
import io.github.camelgithubhooks.internal.history.Outcome;
import io.github.camelgithubhooks.internal.log.WaitingEvent;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Events in the backlogs that the history doesn't know: GitHub's log has them, and no route has had them yet. */
final class WaitingRows {

    /** The rest comes into the list as these are done. */
    private static final int MOST = 1000;

    private WaitingRows() {}

    static List<HistoryRow> of(List<WatchedRoute> routes, History history) {
        return routes.stream().flatMap(route -> of(route, history)).toList();
    }

    private static Stream<HistoryRow> of(WatchedRoute route, History history) {
        List<WaitingEvent> waiting =
                route.figures().map(figures -> figures.waitingEvents(MOST)).orElse(List.of());
        if (waiting.isEmpty()) {
            return Stream.empty();
        }
        Set<String> known = history.guids(route.id());
        return waiting.stream().filter(event -> !known.contains(event.guid())).map(event -> row(route, event));
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
                null,
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
