// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks.receive;

import io.github.camelgithubhooks.benchmarks.load.Pushes;
import io.github.camelgithubhooks.benchmarks.measure.Progress;
import io.github.camelgithubhooks.benchmarks.measure.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** {@code receive} compared with routes from {@code platform-http} and with bare Vert.x, cold and warm. */
public final class ReceiveBenchmark {

    private static final int ROUNDS = 3;

    /** Deliveries that take about 10 seconds after a start, on a quiet machine with two cores. */
    private static final int COLD = 60_000;

    private static final int WARM_UP = 100_000;
    private static final int WARM = 20_000;
    private static final int WARM_ON_ONE_CONNECTION = 10_000;
    private static final int CHANGE_OF_WORKLOAD = 20_000;

    private final Workload accepted;
    private final List<Workload> others;
    private final ReceiveFigures figures = new ReceiveFigures();

    private ReceiveBenchmark() throws IOException {
        byte[] push = Pushes.ofBytes(8_000);
        accepted = Workload.accepted(push);
        others = Workload.others(push, Pushes.ofBytes(25_000));
    }

    /** Measures and returns a table for each measure. */
    public static List<Table> run() throws IOException {
        ReceiveBenchmark benchmark = new ReceiveBenchmark();
        List<Contestant> turns = new ArrayList<>(Arrays.asList(Contestant.values()));
        for (int round = 1; round <= ROUNDS; round++) {
            for (Contestant contestant : turns) {
                Progress.print("receive, round " + round + " of " + ROUNDS + ": " + contestant.title());
                benchmark.measure(contestant);
            }
            // what the machine does at the same time meets another one
            Collections.rotate(turns, 1);
        }
        return benchmark.figures.tables();
    }

    private void measure(Contestant contestant) throws IOException {
        try (Server server = Server.start(contestant)) {
            figures.start(contestant, server.first(accepted));
            figures.add(contestant, ReceiveFigures.COLD, server.measure(accepted, COLD));
            figures.add(contestant, ReceiveFigures.ACCEPTED, server.measure(accepted, WARM_UP, WARM));
            figures.resident(contestant, server.residentBytes());
            for (Workload workload : others) {
                if (workload.by().contains(contestant)) {
                    if (workload.request().hasSameGuid()) {
                        server.first(workload);
                    }
                    int deliveries = workload.connections() == 1 ? WARM_ON_ONE_CONNECTION : WARM;
                    figures.add(contestant, workload.title(), server.measure(workload, CHANGE_OF_WORKLOAD, deliveries));
                }
            }
        }
    }
}
