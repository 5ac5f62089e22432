// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelgithubhooks.support.HookServer;
import io.github.camelgithubhooks.support.RawClient;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Answers that a client doesn't read don't fill the memory. */
@Timeout(60)
class UnreadAnswersTest {

    /** Far more than the buffers of two sockets take. */
    private static final int MANY_BYTES = 30_000_000;

    private static final String NOT_FOUND = "GET /other HTTP/1.1\r\nHost: x\r\n\r\n";

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
    void whoReadsNoneIsClosed() throws Exception {
        assertClosedWhenSending(NOT_FOUND.getBytes(StandardCharsets.US_ASCII));

        assertThat(server.delivery().status()).isEqualTo(202);
    }

    @Test
    void soIsWhoSendsForgedDeliveries() throws Exception {
        assertClosedWhenSending(server.delivery().json("{}").signed("invented").raw());

        assertThat(server.delivery().status()).isEqualTo(202);
    }

    @Test
    void whoSendsHundredsAtOnceGetsAllAnswers() throws Exception {
        try (RawClient client = new RawClient(server.url())) {
            for (int round = 0; round < 3; round++) {
                client.send(NOT_FOUND.repeat(700));
                for (int i = 0; i < 700; i++) {
                    assertThat(client.status()).isEqualTo(404);
                }
            }
        }
    }

    @Test
    void aClosedPathLeavesNoHandler() {
        Vertx vertx = Vertx.vertx();
        try {
            Router router = Router.router(vertx);
            List<Route> paths = Stream.generate(() -> UnreadAnswers.on(router).orElseThrow())
                    .limit(7)
                    .toList();

            paths.forEach(Route::remove);

            assertThat(router.getRoutes()).isEmpty();
        } finally {
            vertx.close();
        }
    }

    private void assertClosedWhenSending(byte[] request) throws IOException {
        try (Socket socket = new Socket()) {
            socket.setReceiveBufferSize(4096);
            socket.connect(new InetSocketAddress(
                    InetAddress.getLoopbackAddress(), server.url().getPort()));
            ByteBuffer many = ByteBuffer.allocate(100 * request.length);
            while (many.hasRemaining()) {
                many.put(request);
            }
            assertThatThrownBy(() -> {
                        for (int sent = 0; sent < MANY_BYTES; sent += many.capacity()) {
                            socket.getOutputStream().write(many.array());
                        }
                    })
                    .isInstanceOf(IOException.class);
        }
    }
}
