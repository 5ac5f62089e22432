// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks.log;

import io.github.camelgithubhooks.benchmarks.measure.ChildJvm;
import io.github.camelgithubhooks.benchmarks.measure.Goal;
import io.github.camelgithubhooks.benchmarks.measure.Progress;
import io.github.camelgithubhooks.benchmarks.measure.Table;
import java.time.Duration;
import java.util.List;

/** Three days of a log with a million rows, read in a small heap. */
public final class MillionRowsBenchmark {

    private static final int ROWS = 1_000_000;
    private static final int HEAP_MEGABYTES = 256;
    private static final Duration RETENTION = Duration.ofDays(3);

    private MillionRowsBenchmark() {}

    /** Measures and returns the table. */
    public static List<Table> run() throws Exception {
        Progress.print("a log of a million rows, some five minutes");
        double rowsPerSecond = (double) ROWS / RETENTION.toSeconds();
        try (LogServer github = new LogServer(rowsPerSecond, RETENTION, Duration.ZERO, 0, Duration.ZERO);
                ChildJvm reader = ChildJvm.start(
                        List.of("-Xmx" + HEAP_MEGABYTES + "m"),
                        LongLogReader.class,
                        github.apiUrl(),
                        Integer.toString(ROWS))) {
            Table table =
                    new Table(String.format("a log of %,d rows, fetchPayload=false, -Xmx%dm", ROWS, HEAP_MEGABYTES));
            table.row("seconds until the first event", List.of(reader.askNumber("first") / 1e9));
            table.row("seconds until the last", List.of(reader.askNumber("all") / 1e9));
            table.row("list requests", (double) github.requests().charged(), Goal.atMost(20_100));
            table.row("events before an older one", (double) reader.askNumber("outOfOrder"), Goal.atMost(100));
            table.row("peak of the old generation, MB", reader.askNumber("heap") / 1e6, Goal.atMost(HEAP_MEGABYTES));
            return List.of(table);
        }
    }
}
