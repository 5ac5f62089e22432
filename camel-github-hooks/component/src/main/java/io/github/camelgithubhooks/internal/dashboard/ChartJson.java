// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.dashboard;

import io.github.camelgithubhooks.internal.history.Chart;
import io.github.camelgithubhooks.internal.history.Chart.Span;
import io.github.camelgithubhooks.internal.history.History;
import java.util.List;
import java.util.Map;

/** Chart of the last hour or day. */
record ChartJson(String span, String step, List<Point> points) {

    record Point(String at, long accepted, long duplicate, long failed, long refused) {}

    static ChartJson of(History history, Map<String, String> query) {
        String span = query.getOrDefault("span", "hour");
        Span wanted =
                switch (span) {
                    case "hour" -> Span.HOUR;
                    case "day" -> Span.DAY;
                    default -> throw new Problem(400, "span must be hour or day");
                };
        Chart chart = history.chart(wanted, query.get("route"));
        return new ChartJson(
                span,
                "PT" + wanted.minutes() + "M",
                chart.points().stream()
                        .map(point -> new Point(
                                Times.of(point.at()),
                                point.accepted(),
                                point.duplicate(),
                                point.failed(),
                                point.refused()))
                        .toList());
    }
}
