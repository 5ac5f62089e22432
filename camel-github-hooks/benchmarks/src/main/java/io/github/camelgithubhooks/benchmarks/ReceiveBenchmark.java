// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks;

import io.github.camelgithubhooks.benchmarks.ReceiveServer.Kind;
import java.time.Duration;
import java.util.List;

/** {@code receive} beside a route of {@code platform-http} and beside bare Vert.x. */
final class ReceiveBenchmark {

    private static final Goal CPU = Goal.atMost(1.35);
    private static final int ROUNDS = 11;
    private static final Duration ROUND = Duration.ofSeconds(1);

    private final Load load;
    private final Table table;

    ReceiveBenchmark(Load load, Table table) {
        this.load = load;
        this.table = table;
    }

    void run() throws Exception {
        try (Receiver ours = Receiver.start(Kind.GITHUB_HOOKS);
                Receiver plain = Receiver.start(Kind.PLATFORM_HTTP);
                Receiver vertx = Receiver.start(Kind.VERTX)) {
            measure(Pushes.ofCommits(1), ours, plain, vertx);
            measure(Pushes.ofCommits(24), ours, plain, vertx);
        }
    }

    private void measure(byte[] payload, Receiver ours, Receiver plain, Receiver vertx) throws Exception {
        List<Receiver> all = List.of(ours, plain, vertx);
        for (Receiver receiver : all) {
            receiver.connect(payload);
            receiver.warmUp(load);
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (Receiver receiver : all) {
                receiver.measure(load, ROUND);
            }
        }
        PayloadChecks checks = PayloadChecks.measure(payload);
        table.section(String.format("receive, a push of %,d bytes", payload.length));
        table.compare("CPU us/delivery, beside platform-http", ours.cpu(), plain.cpu(), CPU);
        table.value("  of it HMAC-SHA256", checks.hmac());
        table.value("  of it the JSON pass", checks.json());
        table.compare("  without these two", less(ours.cpu(), checks.hmac() + checks.json()), plain.cpu());
        table.compare("deliveries/s, beside platform-http", ours.rates(), plain.rates());
        table.compare("CPU us/delivery, beside bare Vert.x", ours.cpu(), vertx.cpu());
        table.compare("deliveries/s, beside bare Vert.x", ours.rates(), vertx.rates());
    }

    private static List<Double> less(List<Double> values, double part) {
        return values.stream().map(value -> value - part).toList();
    }
}
