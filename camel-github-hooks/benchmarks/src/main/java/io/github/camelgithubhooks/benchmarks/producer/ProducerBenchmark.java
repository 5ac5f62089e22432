// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks.producer;

import io.github.camelgithubhooks.benchmarks.measure.ChildJvm;
import io.github.camelgithubhooks.benchmarks.measure.Figures;
import io.github.camelgithubhooks.benchmarks.measure.Goal;
import io.github.camelgithubhooks.benchmarks.measure.Progress;
import io.github.camelgithubhooks.benchmarks.measure.Spread;
import io.github.camelgithubhooks.benchmarks.measure.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Producers compared with Camel's {@code http} component and with HttpClient 5, on 16 threads. */
public final class ProducerBenchmark {

    private static final Goal CPU = Goal.atMost(1.1);
    private static final int ROUNDS = 3;
    private static final int WARM_UP = 80_000;
    private static final int MEASURED = 20_000;
    private static final List<String> OPTIONS = List.of("-Xmx256m");

    private final String apiUrl;
    private final Map<Call, Figures> cpu = new EnumMap<>(Call.class);
    private final Map<Call, Figures> allocated = new EnumMap<>(Call.class);

    private ProducerBenchmark(String apiUrl) {
        this.apiUrl = apiUrl;
        for (Call call : Call.values()) {
            cpu.put(call, new Figures());
            allocated.put(call, new Figures());
        }
    }

    /** Measures and returns the tables. The ratio is that to camel-http. */
    public static List<Table> run() throws IOException {
        try (ChildJvm server = ChildJvm.start(List.of("-Xmx128m"), ApiServer.class)) {
            ProducerBenchmark benchmark =
                    new ProducerBenchmark("http://127.0.0.1:" + server.askNumber("port") + "/api/v3");
            List<Contestant> turns = new ArrayList<>(Arrays.asList(Contestant.values()));
            for (int round = 1; round <= ROUNDS; round++) {
                for (Contestant contestant : turns) {
                    Progress.print("producer, round " + round + " of " + ROUNDS + ": " + contestant.title());
                    benchmark.measure(contestant);
                }
                Collections.rotate(turns, 1);
            }
            return benchmark.tables();
        }
    }

    private void measure(Contestant contestant) throws IOException {
        try (ChildJvm client = ChildJvm.start(OPTIONS, Caller.class, contestant.name(), apiUrl)) {
            for (Call call : List.of(Call.DISPATCH, Call.LIST)) {
                client.ask(Caller.question(call, WARM_UP));
            }
            for (Call call : Call.values()) {
                CallUsage usage = CallUsage.parse(client.ask(Caller.question(call, MEASURED)));
                cpu.get(call).add(contestant.title(), usage.cpuMicros());
                allocated.get(call).add(contestant.title(), usage.allocatedKilobytes());
            }
        }
    }

    private List<Table> tables() {
        Table cpuTable = table("CPU of the client a call, µs");
        Table allocationTable = table("heap allocated a call, KB");
        for (Call call : Call.values()) {
            cpuTable.row(call.title(), medians(cpu.get(call)), ratio(cpu.get(call)), CPU);
            allocationTable.row(call.title(), medians(allocated.get(call)), ratio(allocated.get(call)));
        }
        return List.of(cpuTable, allocationTable);
    }

    private static Table table(String measure) {
        return new Table(
                "producer, " + CallLoad.THREADS + " threads: " + measure,
                Contestant.CAMEL_HTTP.title(),
                Contestant.HTTP_CLIENT.title());
    }

    private static List<Double> medians(Figures figures) {
        return Arrays.stream(Contestant.values())
                .map(contestant -> Spread.of(figures.of(contestant.title())).median())
                .toList();
    }

    private static Spread ratio(Figures figures) {
        return Spread.ofRatios(figures.of(Contestant.GITHUB_HOOKS.title()), figures.of(Contestant.CAMEL_HTTP.title()));
    }
}
