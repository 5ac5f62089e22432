// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.history;

import io.github.camelgithubhooks.internal.history.Chart.Span;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts for the charts: of all routes together, and of each. Thread-safe. */
final class Charts {

    private final MinuteCounts all = new MinuteCounts();
    private final Map<String, MinuteCounts> byRoute = new ConcurrentHashMap<>();

    void add(HistoryRow row) {
        row.outcome().series().ifPresent(series -> {
            all.add(series, row.at());
            if (row.routeId() != null) {
                byRoute.computeIfAbsent(row.routeId(), first -> new MinuteCounts())
                        .add(series, row.at());
            }
        });
    }

    /** Forgets a route. */
    void remove(String routeId) {
        byRoute.remove(routeId);
    }

    /** Returns the chart of a route, or with null of all routes. */
    Chart chart(Span span, String routeId, long now) {
        MinuteCounts counts = routeId == null ? all : byRoute.getOrDefault(routeId, new MinuteCounts());
        return new Chart(counts.points(now, span.steps(), span.minutes()));
    }
}
