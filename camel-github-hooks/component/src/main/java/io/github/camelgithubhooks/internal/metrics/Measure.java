// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.metrics;

import java.util.List;

/** Meters of the component. Their tags have few values: no guid, event or repository is among them. */
public enum Measure {
    RECEIVED(
            "camel.github.hooks.deliveries.received",
            Kind.COUNTER,
            null,
            "Requests that receive answered, by answer",
            "routeId,answer"),
    READ(
            "camel.github.hooks.deliveries.read",
            Kind.COUNTER,
            null,
            "Deliveries read from GitHub's log, by outcome",
            "routeId,outcome"),
    BACKLOG(
            "camel.github.hooks.deliveries.backlog",
            Kind.GAUGE,
            null,
            "Deliveries found in GitHub's log that aren't done yet",
            "routeId"),
    LAG(
            "camel.github.hooks.deliveries.lag",
            Kind.GAUGE,
            "seconds",
            "Age of the oldest delivery that isn't done yet",
            "routeId"),
    SINCE_LOOK(
            "camel.github.hooks.deliveries.since.look",
            Kind.GAUGE,
            "seconds",
            "Time since GitHub's log was last read",
            "routeId"),
    GAPS(
            "camel.github.hooks.deliveries.gaps",
            Kind.COUNTER,
            null,
            "Gaps of GitHub's log: periods whose events may be lost",
            "routeId"),
    GAP_LENGTH(
            "camel.github.hooks.deliveries.gap.length",
            Kind.GAUGE,
            "seconds",
            "Length of the last 20 gaps together",
            "routeId"),
    REPOSITORIES(
            "camel.github.hooks.deliveries.repositories",
            Kind.GAUGE,
            null,
            "Repositories that a pattern or topics choose, by whether their log is read, can't be read (failing) or there"
                    + " is no hook (unhooked)",
            "routeId,state"),
    RATE_LIMIT(
            "camel.github.hooks.rate.limit",
            Kind.GAUGE,
            null,
            "Requests that GitHub allows per hour",
            "server,credential"),
    RATE_LIMIT_REMAINING(
            "camel.github.hooks.rate.limit.remaining",
            Kind.GAUGE,
            null,
            "Requests left until the reset",
            "server,credential"),
    RATE_LIMIT_RESET(
            "camel.github.hooks.rate.limit.reset", Kind.GAUGE, "seconds", "Time until the reset", "server,credential");

    /** Kind of meter: a counter only grows. */
    public enum Kind {
        COUNTER,
        GAUGE
    }

    private final String meter;
    private final Kind kind;
    private final String unit;
    private final String description;
    private final String tags;

    Measure(String meter, Kind kind, String unit, String description, String tags) {
        this.meter = meter;
        this.kind = kind;
        this.unit = unit;
        this.description = description;
        this.tags = tags;
    }

    /** Returns the name of the meter. */
    public String meter() {
        return meter;
    }

    public Kind kind() {
        return kind;
    }

    /** Returns the unit of the value; null for a plain count. */
    public String unit() {
        return unit;
    }

    public String description() {
        return description;
    }

    /** Returns the names of the tags, besides that of the Camel context. */
    public List<String> tags() {
        return List.of(tags.split(",", -1));
    }
}
