// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks;

import io.github.camelgithubhooks.benchmarks.log.BusyHookBenchmark;
import io.github.camelgithubhooks.benchmarks.log.CatchUpBenchmark;
import io.github.camelgithubhooks.benchmarks.log.MillionRowsBenchmark;
import io.github.camelgithubhooks.benchmarks.measure.Progress;
import io.github.camelgithubhooks.benchmarks.measure.Table;
import io.github.camelgithubhooks.benchmarks.payload.PayloadBenchmark;
import io.github.camelgithubhooks.benchmarks.producer.ProducerBenchmark;
import io.github.camelgithubhooks.benchmarks.receive.ReceiveBenchmark;
import java.util.ArrayList;
import java.util.List;

/** Compares the component with the libraries that it uses, and prints tables in Markdown. Arguments name the parts; none means all. */
public final class Benchmarks {

    private static final List<String> PARTS =
            List.of("receive", "payload", "producer", "catch-up", "busy-hook", "million-rows");

    private Benchmarks() {}

    public static void main(String[] arguments) throws Exception {
        List<Table> tables = new ArrayList<>();
        for (String part : arguments.length == 0 ? PARTS : List.of(arguments)) {
            tables.addAll(run(part));
        }
        Progress.print("done");
        tables.forEach(table -> System.out.println(System.lineSeparator() + table));
    }

    private static List<Table> run(String part) throws Exception {
        return switch (part) {
            case "receive" -> ReceiveBenchmark.run();
            case "payload" -> PayloadBenchmark.run();
            case "producer" -> ProducerBenchmark.run();
            case "catch-up" -> CatchUpBenchmark.run();
            case "busy-hook" -> BusyHookBenchmark.run();
            case "million-rows" -> MillionRowsBenchmark.run();
            default -> throw new IllegalArgumentException("Unknown part " + part + "; the parts are " + PARTS);
        };
    }
}
