// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.support.HookServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A client that sends too much gets to read why, however it sends. */
@Timeout(60)
class TooLargeTest {

    private static final byte[] LARGE = new byte[26 * 1024 * 1024];

    private static HookServer server;

    @BeforeAll
    static void start() throws Exception {
        server = HookServer.receiving("");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void withContentLength(HttpClient.Version version) throws Exception {
        assertThat(send(version, HttpRequest.BodyPublishers.ofByteArray(LARGE))).isEqualTo(413);
    }

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void withoutContentLength(HttpClient.Version version) throws Exception {
        assertThat(send(version, HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(LARGE))))
                .isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"keep-alive", "close"})
    void aClientThatWritesAllBeforeItReadsWithContentLength(String connection) throws Exception {
        assertThat(writeAll(connection, "Content-Length: " + LARGE.length, new byte[0], new byte[0]))
                .startsWith("HTTP/1.1 413 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"keep-alive", "close"})
    void aClientThatWritesAllBeforeItReadsWithoutContentLength(String connection) throws Exception {
        byte[] size = (Integer.toHexString(LARGE.length) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        byte[] end = "\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

        assertThat(writeAll(connection, "Transfer-Encoding: chunked", size, end))
                .startsWith("HTTP/1.1 413 ");
    }

    private static int send(HttpClient.Version version, HttpRequest.BodyPublisher body) throws Exception {
        HttpClient client = HttpClient.newBuilder().version(version).build();
        HttpRequest.Builder request = HttpRequest.newBuilder(server.url()).POST(body);
        server.delivery().headers().forEach(request::header);
        return client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static String writeAll(String connection, String length, byte[] before, byte[] after) throws IOException {
        URI url = server.url();
        StringBuilder head = new StringBuilder("POST " + url.getPath() + " HTTP/1.1\r\nHost: " + url.getAuthority()
                + "\r\nConnection: " + connection + "\r\n" + length + "\r\n");
        server.delivery()
                .headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
            out.write(before);
            out.write(LARGE);
            out.write(after);
            out.flush();
            InputStream in = socket.getInputStream();
            return new String(in.readNBytes(64), StandardCharsets.US_ASCII);
        }
    }
}
