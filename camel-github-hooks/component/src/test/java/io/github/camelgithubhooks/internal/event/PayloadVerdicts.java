// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;

/** The scanner's verdict on a value in a payload, and Jackson's. */
final class PayloadVerdicts {

    static final PayloadFields SCANNER = new PayloadFields(List.of("action"));
    static final JacksonFields JACKSON = new JacksonFields(List.of("action"));

    private PayloadVerdicts() {}

    static void assertVerdict(byte[] value, boolean valid) {
        byte[] payload = payload(value);

        assertThat(SCANNER.read(payload).isPresent()).isEqualTo(valid);
        assertThat(JACKSON.read(payload).isPresent()).isEqualTo(valid);
    }

    static void assertVerdict(String value, boolean valid) {
        assertVerdict(value.getBytes(UTF_8), valid);
    }

    /** Returns an object with the value as its only member. */
    static byte[] payload(byte[] value) {
        byte[] begin = "{\"x\":".getBytes(UTF_8);
        return ByteBuffer.allocate(begin.length + value.length + 1)
                .put(begin)
                .put(value)
                .put((byte) '}')
                .array();
    }
}
