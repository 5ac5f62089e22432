// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.support.HookServer;
import io.github.camelgithubhooks.support.RawClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A client of HTTP/2 that doesn't confirm the limit for streams can't fill the memory with them. */
@Timeout(60)
class ManyStreamsTest {

    private static final int HEADERS = 1;
    private static final int SETTINGS = 4;
    private static final int END_STREAM_AND_HEADERS = 5;
    private static final int STREAMS = 30_000;

    private HookServer server;

    @BeforeEach
    void start() throws Exception {
        server = HookServer.receiving("");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whoOpensFarMoreThanAllowedIsDisconnected() throws Exception {
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        frames.writeBytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        frames.writeBytes(frame(SETTINGS, 0, 0, new byte[0]));
        byte[] forged = forged();
        for (int i = 0; i < STREAMS; i++) {
            frames.writeBytes(frame(HEADERS, END_STREAM_AND_HEADERS, 2 * i + 1, forged));
        }
        try (RawClient client = new RawClient(server.url())) {
            assertThat(isClosedWithin(client, frames.toByteArray())).isTrue();
        }

        assertThat(server.delivery().status()).isEqualTo(202);
        ReceiveConsumer consumer =
                (ReceiveConsumer) server.context().getRoute("receive").getConsumer();
        assertThat(consumer.getAnswers().getOrDefault("signature missing", 0L)).isLessThan(STREAMS / 10);
    }

    private static boolean isClosedWithin(RawClient client, byte[] frames) {
        try {
            client.send(frames);
            while (!client.isClosed()) {
                // the next byte
            }
        } catch (IOException e) {
            // reset
        }
        return true;
    }

    /** Returns the head of a delivery without a signature, with headers that aren't compressed. */
    private static byte[] forged() {
        ByteArrayOutputStream headers = new ByteArrayOutputStream();
        Map.of(
                        ":method", "POST",
                        ":scheme", "http",
                        ":path", "/github",
                        ":authority", "localhost",
                        "content-type", "application/json",
                        "x-github-event", "push",
                        "x-github-delivery", "forged")
                .entrySet()
                .stream()
                // HTTP/2 has those with a colon first
                .sorted(Map.Entry.comparingByKey())
                .forEach(header -> {
                    headers.write(0);
                    write(headers, header.getKey());
                    write(headers, header.getValue());
                });
        return headers.toByteArray();
    }

    private static void write(ByteArrayOutputStream headers, String text) {
        headers.write(text.length());
        headers.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] frame(int type, int flags, int stream, byte[] payload) {
        return ByteBuffer.allocate(9 + payload.length)
                .putInt(payload.length << 8 | type)
                .put((byte) flags)
                .putInt(stream)
                .put(payload)
                .array();
    }
}
