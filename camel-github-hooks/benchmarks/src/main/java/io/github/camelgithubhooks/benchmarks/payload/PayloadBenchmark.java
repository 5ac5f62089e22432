// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks.payload;

import io.github.camelgithubhooks.benchmarks.load.Pushes;
import io.github.camelgithubhooks.benchmarks.measure.Goal;
import io.github.camelgithubhooks.benchmarks.measure.Progress;
import io.github.camelgithubhooks.benchmarks.measure.Spread;
import io.github.camelgithubhooks.benchmarks.measure.Table;
import java.io.IOException;
import java.util.List;

/** The one pass through a payload, compared with the HMAC-SHA256 of the same bytes and with Jackson's parser. */
public final class PayloadBenchmark {

    private static final Goal PASS = Goal.atMost(1);
    private static final List<Integer> SIZES = List.of(8_000, 25_000, 1_000_000, 25_000_000);

    private PayloadBenchmark() {}

    /** Measures and returns the table. The ratio is that to the HMAC. */
    public static List<Table> run() throws IOException {
        Table table = new Table("payload: CPU of a thread a pass, µs", "HMAC-SHA256", "Jackson");
        for (int size : SIZES) {
            byte[] payload = Pushes.ofBytes(size);
            Progress.print(String.format("payload: push of %,d bytes", payload.length));
            PayloadChecks checks = PayloadChecks.measure(payload);
            table.row(
                    String.format("push of %,d bytes", payload.length),
                    List.of(median(checks.json()), median(checks.hmac()), median(checks.jackson())),
                    Spread.ofRatios(checks.json(), checks.hmac()),
                    PASS);
        }
        return List.of(table);
    }

    private static double median(List<Double> rounds) {
        return Spread.of(rounds).median();
    }
}
