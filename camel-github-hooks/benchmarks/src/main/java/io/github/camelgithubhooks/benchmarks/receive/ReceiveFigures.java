// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks.receive;

import io.github.camelgithubhooks.benchmarks.measure.Figures;
import io.github.camelgithubhooks.benchmarks.measure.Goal;
import io.github.camelgithubhooks.benchmarks.measure.Spread;
import io.github.camelgithubhooks.benchmarks.measure.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Figures of all rounds, by measure and kind of delivery, and their tables. */
final class ReceiveFigures {

    static final String COLD = "accepted, cold";
    static final String ACCEPTED = "accepted";
    static final String REFUSED = "wrong signature";

    private static final Goal ACCEPTED_GOAL = Goal.atMost(1);
    private static final Goal REFUSED_GOAL = Goal.atMost(0.35);
    private static final String OURS = Contestant.GITHUB_HOOKS.title();
    private static final String PLAIN = Contestant.PLATFORM_HTTP.title();

    private final Figures starts = new Figures();
    private final Figures resident = new Figures();
    private final Map<Measure, Map<String, Figures>> samples = new EnumMap<>(Measure.class);

    void start(Contestant contestant, Duration untilFirstAnswer) {
        starts.add(contestant.title(), untilFirstAnswer.toNanos() / 1e6);
    }

    void resident(Contestant contestant, double bytes) {
        resident.add(contestant.title(), bytes / 1e6);
    }

    void add(Contestant contestant, String workload, Sample sample) {
        for (Measure measure : Measure.values()) {
            samples.computeIfAbsent(measure, first -> new LinkedHashMap<>())
                    .computeIfAbsent(workload, first -> new Figures())
                    .add(contestant.title(), measure.of(sample));
        }
    }

    /** Returns a table for each measure, and one of the processes. */
    List<Table> tables() {
        List<Table> tables = new ArrayList<>();
        for (Measure measure : Measure.values()) {
            Table table = table(measure.title());
            Map<String, Figures> rows = samples.get(measure);
            rows.forEach((workload, figures) -> {
                Spread ratio = Spread.ofRatios(figures.of(OURS), plain(rows, workload));
                if (measure == Measure.CPU && workload.startsWith(ACCEPTED)) {
                    table.row(workload, medians(figures), ratio, ACCEPTED_GOAL);
                } else if (measure == Measure.CPU && workload.equals(REFUSED)) {
                    table.row(workload, medians(figures), ratio, REFUSED_GOAL);
                } else {
                    table.row(workload, medians(figures), ratio);
                }
            });
            tables.add(table);
        }
        Table processes = table("the process");
        processes.row("from its start to the first 2xx, ms", medians(starts), ratio(starts));
        processes.row("resident memory when warm, MB", medians(resident), ratio(resident));
        tables.add(processes);
        return tables;
    }

    /** Returns the figures of the plain route; what it doesn't tell apart costs it as much as an accepted delivery. */
    private static List<Double> plain(Map<String, Figures> rows, String workload) {
        List<Double> plain = rows.get(workload).of(PLAIN);
        return plain.isEmpty() ? rows.get(ACCEPTED).of(PLAIN) : plain;
    }

    private static Spread ratio(Figures figures) {
        return Spread.ofRatios(figures.of(OURS), figures.of(PLAIN));
    }

    private static List<Double> medians(Figures figures) {
        return Arrays.stream(Contestant.values())
                .map(contestant -> figures.of(contestant.title()))
                .map(rounds -> rounds.isEmpty() ? Double.NaN : Spread.of(rounds).median())
                .toList();
    }

    private static Table table(String measure) {
        return new Table(
                "receive: " + measure,
                Arrays.stream(Contestant.values())
                        .skip(1)
                        .map(Contestant::title)
                        .toArray(String[]::new));
    }
}
