// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks.soak;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Frames of HTTP/2 in clear text, with headers that aren't compressed.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9113">RFC 9113</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7541">RFC 7541</a>
 */
final class Http2Frames {

    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int RST_STREAM = 3;
    private static final int SETTINGS = 4;
    private static final int END_STREAM = 1;
    private static final int END_HEADERS = 4;
    private static final int CANCEL = 8;
    private static final int LITERAL = 0;

    /** What a client sends first. */
    static final byte[] PREFACE = join(
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII), frame(SETTINGS, 0, 0, new byte[0]));

    private Http2Frames() {}

    /** Returns the head of a delivery whose signature is invented. */
    static byte[] forged(int stream, boolean end) {
        ByteArrayOutputStream headers = new ByteArrayOutputStream();
        Map.of(":method", "POST", ":scheme", "http", ":path", SoakReceiver.PATH, ":authority", "localhost")
                .forEach((name, value) -> write(headers, name, value));
        Map.of(
                        "content-type",
                        "application/json",
                        "x-github-event",
                        "push",
                        "x-github-delivery",
                        "forged",
                        "x-hub-signature-256",
                        "sha256=" + "0".repeat(64))
                .forEach((name, value) -> write(headers, name, value));
        return frame(HEADERS, END_HEADERS | (end ? END_STREAM : 0), stream, headers.toByteArray());
    }

    static byte[] data(int stream, byte[] bytes) {
        return frame(DATA, 0, stream, bytes);
    }

    static byte[] reset(int stream) {
        return frame(
                RST_STREAM, 0, stream, ByteBuffer.allocate(4).putInt(CANCEL).array());
    }

    static byte[] join(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }

    private static byte[] frame(int type, int flags, int stream, byte[] payload) {
        return ByteBuffer.allocate(9 + payload.length)
                .putInt(payload.length << 8 | type)
                .put((byte) flags)
                .putInt(stream)
                .put(payload)
                .array();
    }

    private static void write(ByteArrayOutputStream headers, String name, String value) {
        headers.write(LITERAL);
        for (String text : new String[] {name, value}) {
            // shorter than 127, so that the length is one byte
            headers.write(text.length());
            headers.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
        }
    }
}
