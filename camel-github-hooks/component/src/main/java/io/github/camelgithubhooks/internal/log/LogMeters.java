// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import io.github.camelgithubhooks.internal.metrics.Counts;
import io.github.camelgithubhooks.internal.metrics.Measure;
import io.github.camelgithubhooks.internal.metrics.Meters;
import java.time.Duration;
import java.time.Instant;
import org.apache.camel.CamelContext;

/** Meters of the figures of a route, from {@link #show} to {@link #hide}. */
final class LogMeters {

    private final LogFigures figures;
    private volatile Meters shown;

    LogMeters(LogFigures figures) {
        this.figures = figures;
    }

    /**
     * Shows the meters.
     *
     * @param route the id of the route; null if it has none, and then no meters
     * @param many whether they are about the logs of many repositories
     */
    void show(CamelContext context, String route, boolean many, Counts<LogFigures.Outcome> outcomes, Gaps gaps) {
        if (route == null) {
            return;
        }
        Meters meters = Meters.in(context);
        outcomes.show(meters, Measure.READ, route);
        meters.add(Measure.BACKLOG, figures::waiting, route);
        meters.add(Measure.GAPS, figures::gaps, route);
        meters.add(Measure.GAP_LENGTH, () -> gaps.length().toSeconds(), route);
        meters.add(Measure.LAG, () -> figures.lag().toSeconds(), route);
        meters.add(
                Measure.SINCE_LOOK,
                () -> figures.lookedAt().map(this::secondsSince).orElse(Double.NaN),
                route);
        if (many) {
            figures.parts().show(meters, route);
        }
        shown = meters;
    }

    void hide() {
        if (shown != null) {
            shown.close();
            shown = null;
        }
    }

    private double secondsSince(Instant past) {
        return Math.max(0, Duration.between(past, figures.clock().instant()).toSeconds());
    }
}
