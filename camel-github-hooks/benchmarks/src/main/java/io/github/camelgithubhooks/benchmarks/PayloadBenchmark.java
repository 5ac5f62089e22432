// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks;

import java.io.IOException;
import java.util.List;

/** The one pass through a payload beside the signature of the same bytes. */
final class PayloadBenchmark {

    private static final Goal PASS = Goal.atMost(1);
    private static final List<Integer> SIZES = List.of(8_000, 25_000, 1_000_000, 25_000_000);

    private final Table table;

    PayloadBenchmark(Table table) {
        this.table = table;
    }

    void run() throws IOException {
        for (int size : SIZES) {
            byte[] payload = Pushes.ofBytes(size);
            PayloadChecks checks = PayloadChecks.measure(payload);
            table.section(String.format("payload, a push of %,d bytes", payload.length));
            table.compare("CPU us/pass, beside HMAC-SHA256", checks.json(), checks.hmac(), PASS);
            table.compare("CPU us/pass, beside Jackson's parser", checks.json(), checks.jackson());
        }
    }
}
