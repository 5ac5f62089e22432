// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks;

import java.util.List;

/** Measures the component beside what it stands on, and prints one table. Arguments name the parts; none means all. */
public final class Benchmarks {

    private Benchmarks() {}

    public static void main(String[] arguments) throws Exception {
        List<String> parts = arguments.length == 0
                ? List.of("receive", "payload", "producer", "catch-up", "busy-hook", "million-rows")
                : List.of(arguments);
        Table table = new Table();
        try (Load load = new Load()) {
            for (String part : parts) {
                System.out.println("Measuring: " + part);
                switch (part) {
                    case "receive" -> new ReceiveBenchmark(load, table).run();
                    case "payload" -> new PayloadBenchmark(table).run();
                    case "producer" -> new ProducerBenchmark(load, table).run();
                    case "catch-up" -> new CatchUpBenchmark(table).run();
                    case "busy-hook" -> new LogBenchmark(table).busyHooks();
                    case "million-rows" -> new LogBenchmark(table).millionRows();
                    default -> throw new IllegalArgumentException("There is no part " + part);
                }
            }
        }
        System.out.println();
        System.out.println(table);
    }
}
