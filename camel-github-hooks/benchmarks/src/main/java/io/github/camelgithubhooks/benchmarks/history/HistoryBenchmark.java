// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks.history;

import io.github.camelgithubhooks.benchmarks.measure.Goal;
import io.github.camelgithubhooks.benchmarks.measure.Spread;
import io.github.camelgithubhooks.benchmarks.measure.Table;
import io.github.camelgithubhooks.internal.history.History;
import io.github.camelgithubhooks.internal.history.HistoryRow;
import io.github.camelgithubhooks.internal.history.HistoryRow.Source;
import io.github.camelgithubhooks.internal.history.Outcome;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;

/** CPU that the dashboard's history takes for a delivery: the row, the ring and the counts of its minute. */
public final class HistoryBenchmark {

    private static final Goal ROW = Goal.atMost(2);
    private static final int ROUNDS = 11;
    private static final int ROWS = 200_000;
    private static final int SIZE = 10_000;

    private HistoryBenchmark() {}

    /** Measures and returns the table. */
    public static List<Table> run() {
        History history = new History();
        history.begin(SIZE);
        List<Double> rounds = new ArrayList<>();
        for (int round = -ROUNDS; round < ROUNDS; round++) {
            double micros = micros(history);
            if (round >= 0) {
                rounds.add(micros);
            }
        }
        Table table = new Table("history: CPU of a thread a delivery, µs");
        table.row("a row in memory", Spread.of(rounds).median(), ROW);
        return List.of(table);
    }

    private static double micros(History history) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        for (int row = 0; row < ROWS; row++) {
            history.add(row(history));
        }
        return (threads.getCurrentThreadCpuTime() - before) / 1e3 / ROWS;
    }

    private static HistoryRow row(History history) {
        long now = System.currentTimeMillis();
        return new HistoryRow(
                history.nextId(now),
                now,
                "72d3162e-cc78-11e3-81ab-4c9367dc0958",
                null,
                "292430182",
                "events",
                Source.PUSH,
                "pull_request",
                "opened",
                "octo/hello",
                "mona",
                Outcome.HANDLED,
                202,
                null,
                System.nanoTime(),
                false);
    }
}
