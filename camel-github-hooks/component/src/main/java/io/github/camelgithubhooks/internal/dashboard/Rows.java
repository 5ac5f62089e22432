// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.dashboard;

import io.github.camelgithubhooks.internal.history.Found;
import io.github.camelgithubhooks.internal.history.History;
import io.github.camelgithubhooks.internal.history.HistoryRow;
import io.github.camelgithubhooks.internal.history.Query;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Rows of the history, and those of the backlogs that it doesn't know. */
final class Rows {

    private static final Comparator<Found.Item> NEWEST_FIRST =
            Comparator.comparingLong((Found.Item item) -> item.row().id()).reversed();

    private final History history;
    private final WaitingRows waitingRows;
    private final Supplier<List<WatchedRoute>> routes;

    Rows(History history, WaitingRows waitingRows, Supplier<List<WatchedRoute>> routes) {
        this.history = history;
        this.waitingRows = waitingRows;
        this.routes = routes;
    }

    Found find(Query query) {
        List<Found.Item> waiting = waitingRows.of(routes.get()).stream()
                .filter(query::fits)
                .map(row -> new Found.Item(row, 1))
                .sorted(NEWEST_FIRST)
                .toList();
        List<Found.Item> further = waiting.stream()
                .filter(item -> query.before() == null || item.row().id() < query.before())
                .toList();
        return history.find(query).and(Found.page(further, query.limit(), waiting.size()), query.limit());
    }

    /** Returns the row with an id. */
    HistoryRow row(String id) {
        Optional<HistoryRow> row = RowIdText.isInBacklog(id)
                ? waitingRows.of(routes.get()).stream()
                        .filter(waiting -> RowIdText.isOf(id, waiting))
                        .findFirst()
                : history.row(RowIdText.number(id));
        return row.orElseThrow(() -> new Problem(404, "There is no such delivery any more"));
    }

    List<HistoryRow> attempts(HistoryRow row, int limit) {
        return history.attempts(row, limit);
    }

    /** Returns the route of a row. */
    WatchedRoute routeOf(HistoryRow row) {
        return route(row.routeId());
    }

    /** Returns the route with an id. */
    WatchedRoute route(String id) {
        return routes.get().stream()
                .filter(route -> route.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Problem(404, "There is no such route any more"));
    }

    List<WatchedRoute> routes() {
        return routes.get();
    }
}
