// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks;

import io.github.camelgithubhooks.benchmarks.ReceiveServer.Kind;
import java.time.Duration;
import java.util.List;

/** {@code receive} beside two routes of {@code platform-http} and beside bare Vert.x. */
final class ReceiveBenchmark {

    private static final Goal CPU = Goal.atMost(1.35);
    private static final int ROUNDS = 7;
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
                Receiver done = Receiver.start(Kind.PLATFORM_HTTP_DONE);
                Receiver vertx = Receiver.start(Kind.VERTX)) {
            measure(Pushes.ofCommits(1), ours, plain, done, vertx);
            measure(Pushes.ofCommits(24), ours, plain, done, vertx);
        }
    }

    private void measure(byte[] payload, Receiver ours, Receiver plain, Receiver done, Receiver vertx)
            throws Exception {
        List<Receiver> all = List.of(ours, plain, done, vertx);
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
        double hmac = Spread.of(checks.hmac()).median();
        double json = Spread.of(checks.json()).median();
        table.section(String.format("receive, a push of %,d bytes", payload.length));
        table.compare("CPU us/delivery, beside an empty platform-http route", ours.cpu(), plain.cpu(), CPU);
        table.value("  of it HMAC-SHA256", hmac);
        table.value("  of it the JSON pass", json);
        table.compare("CPU us/delivery, beside one that answers 'done'", ours.cpu(), done.cpu());
        table.compare("  without HMAC and JSON", less(ours.cpu(), hmac + json), done.cpu());
        table.compare("deliveries/s, beside an empty platform-http route", ours.rates(), plain.rates());
        table.compare("CPU us/delivery, beside bare Vert.x", ours.cpu(), vertx.cpu());
        table.compare("deliveries/s, beside bare Vert.x", ours.rates(), vertx.rates());
    }

    private static List<Double> less(List<Double> values, double part) {
        return values.stream().map(value -> value - part).toList();
    }
}
