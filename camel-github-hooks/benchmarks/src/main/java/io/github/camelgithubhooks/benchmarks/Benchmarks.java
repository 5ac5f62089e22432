// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks;

import io.github.camelgithubhooks.benchmarks.history.DashboardBenchmark;
import io.github.camelgithubhooks.benchmarks.history.HistoryBenchmark;
import io.github.camelgithubhooks.benchmarks.log.BusyHookBenchmark;
import io.github.camelgithubhooks.benchmarks.log.CatchUpBenchmark;
import io.github.camelgithubhooks.benchmarks.log.MillionRowsBenchmark;
import io.github.camelgithubhooks.benchmarks.measure.Table;
import io.github.camelgithubhooks.benchmarks.payload.PayloadBenchmark;
import io.github.camelgithubhooks.benchmarks.producer.ProducerBenchmark;
import io.github.camelgithubhooks.benchmarks.receive.ReceiveBenchmark;
import io.github.camelgithubhooks.benchmarks.store.StateBenchmark;
import io.github.camelgithubhooks.benchmarks.store.TenMillionRowsBenchmark;
import java.util.List;

/**
 * Compares the component with the libraries that it uses, and prints tables in Markdown. The argument names the
 * parts, separated by commas; none, or {@code all}, means all of them.
 */
public final class Benchmarks {

    private static final List<String> PARTS = List.of(
            "receive",
            "payload",
            "history",
            "dashboard",
            "producer",
            "catch-up",
            "busy-hook",
            "million-rows",
            "state",
            "ten-million-rows");

    private Benchmarks() {}

    public static void main(String[] arguments) throws Exception {
        boolean all = arguments.length == 0 || arguments[0].equals("all");
        List<String> parts = all ? PARTS : List.of(arguments[0].split(",", -1));
        if (!PARTS.containsAll(parts)) {
            throw new IllegalArgumentException("Unknown part in " + parts + "; the parts are " + PARTS);
        }
        for (String part : parts) {
            run(part).forEach(table -> System.out.println(System.lineSeparator() + table));
            System.out.println();
        }
    }

    private static List<Table> run(String part) throws Exception {
        return switch (part) {
            case "receive" -> ReceiveBenchmark.run();
            case "payload" -> PayloadBenchmark.run();
            case "history" -> HistoryBenchmark.run();
            case "dashboard" -> DashboardBenchmark.run();
            case "producer" -> ProducerBenchmark.run();
            case "catch-up" -> CatchUpBenchmark.run();
            case "busy-hook" -> BusyHookBenchmark.run();
            case "million-rows" -> MillionRowsBenchmark.run();
            case "state" -> StateBenchmark.run();
            case "ten-million-rows" -> TenMillionRowsBenchmark.run();
            default -> throw new IllegalArgumentException(part);
        };
    }
}
