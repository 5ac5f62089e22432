// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks.store;

import io.github.camelgithubhooks.benchmarks.load.Answers;
import io.github.camelgithubhooks.benchmarks.load.DeliveryLoad;
import io.github.camelgithubhooks.benchmarks.load.DeliveryRequest;
import io.github.camelgithubhooks.benchmarks.load.Pushes;
import io.github.camelgithubhooks.benchmarks.measure.ChildJvm;
import io.github.camelgithubhooks.benchmarks.measure.Figures;
import io.github.camelgithubhooks.benchmarks.measure.ProcessUsage;
import io.github.camelgithubhooks.benchmarks.measure.Progress;
import io.github.camelgithubhooks.benchmarks.measure.Spread;
import io.github.camelgithubhooks.benchmarks.measure.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code receive} with each kind of state: in memory, in a directory, in PostgreSQL by one process and by three. */
public final class StateBenchmark {

    private static final int ROUNDS = 3;
    private static final int CONNECTIONS = 16;
    private static final int WARM_UP = 20_000;
    private static final int DELIVERIES = 10_000;
    private static final List<String> JVM_OPTIONS = List.of("-Xmx256m");

    private final DeliveryRequest request;
    private final Postgres postgres;
    private final Map<String, Figures> figures = new LinkedHashMap<>();

    private StateBenchmark(Postgres postgres) throws IOException {
        this.postgres = postgres;
        this.request = DeliveryRequest.json(Pushes.ofBytes(8_000));
    }

    /** Measures and returns the table. */
    public static List<Table> run() throws IOException {
        try (Postgres postgres = Postgres.start(Map.of())) {
            StateBenchmark benchmark = new StateBenchmark(postgres);
            for (int round = 1; round <= ROUNDS; round++) {
                for (State state : State.values()) {
                    Progress.print("state, round " + round + " of " + ROUNDS + ": " + state.title());
                    benchmark.measure(state);
                }
            }
            return List.of(benchmark.table());
        }
    }

    private void measure(State state) throws IOException {
        Path directory = Files.createTempDirectory("state");
        String where = state.isDatabase() ? postgres.url() : directory.toString();
        List<ChildJvm> processes = new ArrayList<>();
        try {
            List<Integer> ports = new ArrayList<>();
            for (int i = 0; i < state.processes(); i++) {
                ChildJvm process = ChildJvm.start(JVM_OPTIONS, StateServer.class, state.name(), where);
                processes.add(process);
                ports.add((int) process.askNumber("port"));
            }
            try (DeliveryLoad load = DeliveryLoad.connect(ports, request, CONNECTIONS)) {
                load.run(WARM_UP, 202);
                long before = cpuNanos(processes);
                long databaseBefore = postgres.cpuNanos();
                Answers answers = load.run(DELIVERIES, 202);
                long database = postgres.cpuNanos() - databaseBefore;
                add("deliveries a second", state, answers.perSecond());
                add("CPU of the processes a delivery, µs", state, micros(cpuNanos(processes) - before));
                add("CPU of the database a delivery, µs", state, state.isDatabase() ? micros(database) : Double.NaN);
                double running = megabytes(directory);
                for (ChildJvm process : processes) {
                    process.ask("stop");
                }
                boolean isDirectory = state == State.DIRECTORY;
                add("directory while it runs, MB", state, isDirectory ? running : Double.NaN);
                add("directory after a stop, MB", state, isDirectory ? megabytes(directory) : Double.NaN);
                add("latency p50, µs", state, answers.latencyMicros(50));
                add("latency p99, µs", state, answers.latencyMicros(99));
            }
        } finally {
            processes.forEach(ChildJvm::close);
            delete(directory);
        }
    }

    private static long cpuNanos(List<ChildJvm> processes) throws IOException {
        long sum = 0;
        for (ChildJvm process : processes) {
            sum += ProcessUsage.parse(process.ask("usage")).cpuNanos();
        }
        return sum;
    }

    private static double micros(long nanos) {
        return nanos / 1e3 / DELIVERIES;
    }

    private void add(String measure, State state, double figure) {
        figures.computeIfAbsent(measure, first -> new Figures()).add(state.title(), figure);
    }

    private static double megabytes(Path directory) throws IOException {
        double bytes = 0;
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                bytes += Files.size(file);
            }
        }
        return bytes / 1e6;
    }

    private static void delete(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }

    private Table table() {
        List<String> titles = Arrays.stream(State.values()).map(State::title).toList();
        Table table = Table.alone(
                "receive with a state, %,d deliveries after %,d on %d connections"
                        .formatted(DELIVERIES, WARM_UP, CONNECTIONS),
                titles);
        figures.forEach((measure, rounds) -> table.row(
                measure,
                titles.stream()
                        .map(state -> Spread.of(rounds.of(state)).median())
                        .toList()));
        return table;
    }
}
