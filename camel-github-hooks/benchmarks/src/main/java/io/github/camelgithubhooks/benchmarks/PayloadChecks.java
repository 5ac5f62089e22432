// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks;

import io.github.camelgithubhooks.internal.event.Payload;
import io.github.camelgithubhooks.internal.signature.SignatureCheck;
import io.github.camelgithubhooks.internal.signature.SignatureVerifier;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * What the two checks cost that each delivery needs, in microseconds of CPU.
 *
 * @param hmac the signature
 * @param json the one pass through the payload
 */
record PayloadChecks(double hmac, double json) {

    private static final int ROUNDS = 11;
    private static final int CALLS = 5_000;

    static PayloadChecks measure(byte[] payload) {
        SignatureVerifier verifier = new SignatureVerifier(List.of(ReceiveServer.SECRET));
        String signature = SignatureVerifier.sign(payload, ReceiveServer.SECRET);
        return new PayloadChecks(
                micros(() -> verifier.check(payload, signature) == SignatureCheck.VALID),
                micros(() -> Payload.read(payload).isPresent()));
    }

    private static double micros(BooleanSupplier check) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        List<Double> rounds = new ArrayList<>();
        for (int round = -ROUNDS; round < ROUNDS; round++) {
            long before = threads.getCurrentThreadCpuTime();
            for (int call = 0; call < CALLS; call++) {
                if (!check.getAsBoolean()) {
                    throw new IllegalStateException("The payload or its signature is refused");
                }
            }
            long nanos = threads.getCurrentThreadCpuTime() - before;
            if (round >= 0) {
                rounds.add(nanos / 1e3 / CALLS);
            }
        }
        return Spread.of(rounds).median();
    }
}
