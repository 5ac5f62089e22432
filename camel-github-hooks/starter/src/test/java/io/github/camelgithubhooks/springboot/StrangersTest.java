// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.springboot;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import org.apache.catalina.util.ServerInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** On Tomcat, too, those who don't send what they promise hold no thread. */
@Timeout(30)
class StrangersTest {

    private static final String LENGTH = "Content-Length: 90000\r\n";
    private static final String CHUNKED = "Transfer-Encoding: chunked\r\n";

    private final List<Socket> sockets = new ArrayList<>();
    private ReceivingApplication application;

    @AfterEach
    void stop() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        application.close();
    }

    @Test
    void headsWithoutABodyHoldNoThread() throws Exception {
        application = ReceivingApplication.start();
        for (int i = 0; i < 250; i++) {
            send(LENGTH, true);
        }

        assertThat(application.delivery().send().status()).isEqualTo(202);
        assertThat(otherPath()).isEqualTo(404);
    }

    @Test
    void refusedHeadsWithoutABodyHoldNoThread() throws Exception {
        application = ReceivingApplication.start(ComponentOption.PREFIX + ".allowed-sources=192.0.2.0/24");
        for (int i = 0; i < 250; i++) {
            assertThat(status(send(LENGTH, true))).isEqualTo(403);
        }

        assertThat(application.delivery().send().status()).isEqualTo(403);
        assertThat(otherPath()).isEqualTo(404);
    }

    @Test
    void aBodyIsNotWaitedForWhenItsHeadIsRefused() throws Exception {
        application = ReceivingApplication.start();

        assertThat(status(send(LENGTH, false))).isEqualTo(401);
        assertThat(status(send(CHUNKED, false))).isEqualTo(401);
    }

    @Test
    void aSlowBodyIsGivenUpEvenIfTheApplicationHoldsJavasCommonPool() throws Exception {
        application = ReceivingApplication.start();
        CountDownLatch over = new CountDownLatch(1);
        for (int i = 0; i < ForkJoinPool.getCommonPoolParallelism(); i++) {
            ForkJoinPool.commonPool().execute(() -> waitFor(over));
        }

        assertThat(status(send(LENGTH, true))).isEqualTo(408);
        over.countDown();
    }

    @Test
    void aConnectionGoesOnAfterARefusalIfTheServerCanReadOn() throws Exception {
        application = ReceivingApplication.start();
        Socket socket = send(LENGTH, false);
        assertThat(status(socket)).isEqualTo(401);

        // a complete response ends the reading in Servlet 6.1: from Tomcat 11 on, the connection ends with it
        boolean readsOn = ServerInfo.getServerNumber().startsWith("10.");
        assertThat(statusAfterTheBody(socket)).isEqualTo(readsOn ? 401 : -1);
        assertThat(status(send(LENGTH, false))).isEqualTo(401);
    }

    private static void waitFor(CountDownLatch over) {
        try {
            over.await(30, SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int statusAfterTheBody(Socket socket) {
        try {
            socket.getOutputStream().write(new byte[90_000]);
            write(socket, LENGTH, false);
            return status(socket);
        } catch (IOException closed) {
            return -1;
        }
    }

    private Socket send(String framing, boolean signed) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), application.port());
        sockets.add(socket);
        write(socket, framing, signed);
        return socket;
    }

    private static void write(Socket socket, String framing, boolean signed) throws IOException {
        String signature = signed ? "X-Hub-Signature-256: sha256=" + "0".repeat(64) + "\r\n" : "";
        socket.getOutputStream()
                .write(("POST /github HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                + "X-GitHub-Event: push\r\nX-GitHub-Delivery: slow\r\n" + signature + framing + "\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
    }

    /** Reads an answer of some ten bytes, and its status. */
    private static int status(Socket socket) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                return -1;
            }
            head.append((char) next);
        }
        String length = head.toString().replaceFirst("(?is).*content-length: *(\\d+).*", "$1");
        socket.getInputStream().readNBytes(Integer.parseInt(length));
        return Integer.parseInt(head.substring(9, 12));
    }

    private int otherPath() throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) application.url("/other").toURL().openConnection();
        connection.setReadTimeout(20_000);
        return connection.getResponseCode();
    }
}
