// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks.soak;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Next thing that a {@link Visitor} does on its connection. */
sealed interface Step {

    /** Sends bytes, as fast as the server takes them. */
    record Send(ByteBuffer bytes) implements Step {}

    /** Does nothing for a while. */
    record Pause(Duration duration) implements Step {}

    /** Closes its half of the connection, and waits for the server. */
    record Finish() implements Step {}

    /** Closes the connection. */
    record Leave() implements Step {}

    static Step send(String text) {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    static Step send(byte[] bytes) {
        return new Send(ByteBuffer.wrap(bytes));
    }

    static Step pause(Duration duration) {
        return new Pause(duration);
    }
}
