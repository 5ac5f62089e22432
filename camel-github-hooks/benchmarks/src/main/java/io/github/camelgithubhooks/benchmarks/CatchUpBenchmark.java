// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks;

import io.github.camelgithubhooks.testkit.Fault;
import io.github.camelgithubhooks.testkit.GitHubSimulator;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code deliveries} catching up with a full log, beside the same requests made by HttpClient 5. Each runs in a small heap,
 * and GitHub is slow.
 */
final class CatchUpBenchmark {

    private static final int DELIVERIES = 10_000;
    private static final int PER_PAGE = 100;
    private static final int LEAST_REQUESTS = DELIVERIES / PER_PAGE + DELIVERIES;
    private static final Duration DELAY = Duration.ofMillis(50);
    private static final int ROUNDS = 2;

    private final Table table;
    private final List<Double> requests = new ArrayList<>();

    CatchUpBenchmark(Table table) {
        this.table = table;
    }

    void run() throws IOException {
        try (GitHubSimulator github =
                GitHubSimulator.builder().rateLimit(1_000_000).start()) {
            // nobody is there: every delivery fails at once, and is in the log
            SimulatedHook hook = github.repository("octo/hello")
                    .createHook("https://hooks.example.test/github", ReceiveServer.SECRET, "push");
            String push = new String(Pushes.ofCommits(1), StandardCharsets.UTF_8);
            for (int i = 0; i < DELIVERIES; i++) {
                github.emit("octo/hello", "push", push);
            }
            github.inject(Fault.delay(DELAY));
            List<Double> ours = new ArrayList<>();
            List<Double> bare = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                ours.add(seconds("hooks", github, hook));
                requests.add((double) github.requests().size());
                bare.add(seconds("bare", github, hook));
            }
            report(ours, bare);
        }
    }

    private static double seconds(String client, GitHubSimulator github, SimulatedHook hook) throws IOException {
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

    private void report(List<Double> ours, List<Double> bare) {
        // pages come one after the other: each names the next
        double arithmetic =
                DELAY.toMillis() / 1e3 * (DELIVERIES / PER_PAGE + (double) DELIVERIES / CatchUpReader.THREADS);
        table.section(String.format(
                "catch-up, %,d deliveries, %d ms each, fetchConcurrency=%d, -Xmx96m",
                DELIVERIES, DELAY.toMillis(), CatchUpReader.THREADS));
        table.value(
                "requests, beside the least possible",
                Spread.of(requests).most(),
                LEAST_REQUESTS,
                Goal.atMost(LEAST_REQUESTS + 1));
        table.compare("seconds, beside HttpClient 5", ours, bare, Goal.atMost(1.3));
        table.compare(
                "seconds, beside the delays alone",
                ours,
                ours.stream().map(same -> arithmetic).toList());
    }
}
