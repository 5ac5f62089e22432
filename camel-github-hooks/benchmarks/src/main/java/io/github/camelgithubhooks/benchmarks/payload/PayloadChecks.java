// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks.payload;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.github.camelgithubhooks.benchmarks.load.DeliveryRequest;
import io.github.camelgithubhooks.internal.event.Payload;
import io.github.camelgithubhooks.internal.json.JsonLimits;
import io.github.camelgithubhooks.internal.signature.SignatureCheck;
import io.github.camelgithubhooks.internal.signature.SignatureVerifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Microseconds of a thread's CPU, by round.
 *
 * @param hmac for the signature
 * @param json for the one pass through the payload
 * @param jackson for the same pass with Jackson, without the fields
 */
record PayloadChecks(List<Double> hmac, List<Double> json, List<Double> jackson) {

    private static final int ROUNDS = 11;
    private static final int BYTES_A_ROUND = 40_000_000;
    private static final JsonFactory JACKSON = JsonLimits.payload().build();

    static PayloadChecks measure(byte[] payload) {
        SignatureVerifier verifier = new SignatureVerifier(List.of(DeliveryRequest.SECRET));
        String signature = SignatureVerifier.sign(payload, DeliveryRequest.SECRET);
        PayloadChecks checks = new PayloadChecks(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        int calls = Math.max(1, BYTES_A_ROUND / payload.length);
        for (int round = -ROUNDS; round < ROUNDS; round++) {
            double hmac = micros(calls, () -> verifier.check(payload, signature) == SignatureCheck.VALID);
            double json = micros(calls, () -> Payload.read(payload).isPresent());
            double jackson = micros(calls, () -> isOneObject(payload));
            if (round >= 0) {
                checks.hmac.add(hmac);
                checks.json.add(json);
                checks.jackson.add(jackson);
            }
        }
        return checks;
    }

    private static boolean isOneObject(byte[] payload) {
        try (JsonParser parser = JACKSON.createParser(payload)) {
            return parser.nextToken().isStructStart() && parser.skipChildren().nextToken() == null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double micros(int calls, BooleanSupplier check) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        for (int call = 0; call < calls; call++) {
            if (!check.getAsBoolean()) {
                throw new IllegalStateException("The payload or its signature is refused");
            }
        }
        return (threads.getCurrentThreadCpuTime() - before) / 1e3 / calls;
    }
}
