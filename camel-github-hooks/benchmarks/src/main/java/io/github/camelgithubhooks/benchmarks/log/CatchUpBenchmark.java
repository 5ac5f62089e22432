// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks.log;

import io.github.camelgithubhooks.benchmarks.load.DeliveryRequest;
import io.github.camelgithubhooks.benchmarks.load.Pushes;
import io.github.camelgithubhooks.benchmarks.measure.ChildJvm;
import io.github.camelgithubhooks.benchmarks.measure.Goal;
import io.github.camelgithubhooks.benchmarks.measure.Progress;
import io.github.camelgithubhooks.benchmarks.measure.Spread;
import io.github.camelgithubhooks.benchmarks.measure.Table;
import io.github.camelgithubhooks.testkit.Fault;
import io.github.camelgithubhooks.testkit.GitHubSimulator;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code deliveries} reading a full log, compared with the same requests made by HttpClient 5. Each runs in a cold JVM
 * with a small heap, and GitHub is slow.
 */
public final class CatchUpBenchmark {

    private static final int DELIVERIES = 10_000;
    private static final int PER_PAGE = 100;
    private static final int LEAST_REQUESTS = DELIVERIES / PER_PAGE + DELIVERIES;
    private static final Duration DELAY = Duration.ofMillis(50);
    private static final int ROUNDS = 3;

    private final GitHubSimulator github;
    private final SimulatedHook hook;
    private final List<Double> requests = new ArrayList<>();
    private final List<Double> ours = new ArrayList<>();
    private final List<Double> bare = new ArrayList<>();

    private CatchUpBenchmark(GitHubSimulator github) throws IOException {
        this.github = github;
        // nobody is there: every delivery fails at once, and is in the log
        this.hook = github.repository("octo/hello")
                .createHook("https://hooks.example.test/github", DeliveryRequest.SECRET, "push");
        String push = new String(Pushes.ofCommits(1), StandardCharsets.UTF_8);
        for (int i = 0; i < DELIVERIES; i++) {
            github.emit("octo/hello", "push", push);
        }
        github.inject(Fault.delay(DELAY));
    }

    /** Measures and returns the table. */
    public static List<Table> run() throws IOException {
        Progress.print("catch-up: filling the log");
        try (GitHubSimulator github =
                GitHubSimulator.builder().rateLimit(1_000_000).start()) {
            CatchUpBenchmark benchmark = new CatchUpBenchmark(github);
            for (int round = 1; round <= ROUNDS; round++) {
                benchmark.measure(round);
            }
            return List.of(benchmark.table());
        }
    }

    private void measure(int round) throws IOException {
        Progress.print("catch-up, round " + round + " of " + ROUNDS + ": github-hooks, then HttpClient 5");
        ours.add(seconds("hooks"));
        requests.add((double) github.requests().size());
        bare.add(seconds("bare"));
    }

    private double seconds(String client) throws IOException {
        github.clearRequests();
        try (ChildJvm reader = ChildJvm.start(
                List.of("-Xmx96m"),
                CatchUpReader.class,
                client,
                github.apiUrl(),
                github.token(),
                Long.toString(hook.id()),
                Integer.toString(DELIVERIES))) {
            return reader.askNumber("nanos") / 1e9;
        }
    }

    private Table table() {
        Table table = new Table(
                String.format(
                        "catch-up: %,d deliveries, %d ms a request, fetchConcurrency=%d, -Xmx96m",
                        DELIVERIES, DELAY.toMillis(), CatchUpReader.THREADS),
                "HttpClient 5",
                "delays alone");
        // pages come one after the other: each names the next
        double delays = DELAY.toMillis() / 1e3 * (DELIVERIES / PER_PAGE + (double) DELIVERIES / CatchUpReader.THREADS);
        table.row(
                "seconds",
                List.of(Spread.of(ours).median(), Spread.of(bare).median(), delays),
                Spread.ofRatios(ours, bare),
                Goal.atMost(1.05));
        table.row("requests", Spread.of(requests).most(), Goal.atMost(LEAST_REQUESTS + 1));
        return table;
    }
}
