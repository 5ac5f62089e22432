// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelgithubhooks.testkit.support.RecordingListener;
import io.github.camelgithubhooks.testkit.support.RecordingListener.Received;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SignedSenderTest {

    private final RecordingListener listener = new RecordingListener();
    private final URI target = URI.create("http://127.0.0.1:" + listener.port() + "/github");

    @AfterEach
    void close() {
        listener.close();
    }

    private Received received() {
        return listener.received().get(listener.received().size() - 1);
    }

    /** GitHub's own test vector. */
    @Test
    void signaturesMatchGitHubsDocumentation() {
        byte[] body = "Hello, World!".getBytes(StandardCharsets.UTF_8);

        assertThat(SignedSender.sign256("It's a Secret to Everybody", body))
                .isEqualTo("sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17");
    }

    /** RFC 2202, the second test case of HMAC-SHA-1. */
    @Test
    void legacySignaturesMatchTheStandard() {
        byte[] body = "what do ya want for nothing?".getBytes(StandardCharsets.UTF_8);

        assertThat(SignedSender.sign1("Jefe", body)).isEqualTo("sha1=effcdf6ae5eb2fa2d27416d5f184df9c259a7c79");
    }

    @Test
    void aDeliveryLooksLikeGitHubs() {
        SentDelivery answer = SignedSender.to(target)
                .secret("s")
                .event("issues")
                .guid("72d3162e-cc78-11e3-81ab-4c9367dc0958")
                .hookId(7)
                .targetId(8)
                .body("{\"a\":1}")
                .send();

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.bodyText()).isEqualTo("listened");
        assertThat(answer.header("x-listener")).contains("yes");
        assertThat(received().body()).isEqualTo("{\"a\":1}");
        assertThat(received().headers())
                .containsEntry("Content-Type", "application/json")
                .containsEntry("X-GitHub-Event", "issues")
                .containsEntry("X-GitHub-Delivery", "72d3162e-cc78-11e3-81ab-4c9367dc0958")
                .containsEntry("X-GitHub-Hook-ID", "7")
                .containsEntry("X-GitHub-Hook-Installation-Target-ID", "8")
                .containsEntry(
                        "X-Hub-Signature-256", SignedSender.sign256("s", "{\"a\":1}".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void eachDeliveryHasItsOwnGuid() {
        SignedSender sender = SignedSender.to(target);

        sender.send();
        sender.send();

        assertThat(listener.received())
                .extracting(received -> received.headers().get("X-GitHub-Delivery"))
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    @Test
    void aFormIsEncodedAndSigned() {
        SignedSender.to(target).form().secret("s").body("{\"a\":\"b c\"}").send();

        assertThat(received().body()).isEqualTo("payload=%7B%22a%22%3A%22b+c%22%7D");
        assertThat(received().headers())
                .containsEntry("Content-Type", "application/x-www-form-urlencoded")
                .containsEntry(
                        "X-Hub-Signature-256",
                        SignedSender.sign256("s", received().body().getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void everyPartOfADeliveryCanBeWrongOnPurpose() {
        SignedSender.to(target)
                .method("PUT")
                .secret("s")
                .signature("sha256=beef")
                .withoutHeader("x-hub-signature")
                .header("X-GitHub-Event", "issues")
                .withoutHeader("Content-Type")
                .header("Content-Type", "text/plain")
                .send();

        assertThat(received().method()).isEqualTo("PUT");
        assertThat(received().headers())
                .containsEntry("X-Hub-Signature-256", "sha256=beef")
                .containsEntry("X-GitHub-Event", "push|issues")
                .containsEntry("Content-Type", "text/plain")
                .doesNotContainKey("X-Hub-Signature");
    }

    @Test
    void aLargeBodyArrivesWhole() {
        String body = "x".repeat(3_000_000);

        SignedSender.to(target).body(body).send();

        assertThat(received().body()).isEqualTo(body);
    }

    @Test
    void anAnswerBeforeTheBodyWasReadCounts() throws IOException {
        try (ServerSocket impatient = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            SignedSender sender = SignedSender.to(URI.create("http://127.0.0.1:" + impatient.getLocalPort()))
                    .body(new byte[20_000_000]);
            CompletableFuture<SentDelivery> sent =
                    CompletableFuture.supplyAsync(sender::send, task -> new Thread(task).start());
            try (Socket socket = impatient.accept()) {
                socket.getOutputStream()
                        .write("HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));

                assertThat(sent.orTimeout(20, TimeUnit.SECONDS).join().status()).isEqualTo(413);
            }
        }
    }

    @Test
    void aMissingAnswerIsAnException() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            SignedSender sender = SignedSender.to(URI.create("http://127.0.0.1:" + silent.getLocalPort()))
                    .timeout(Duration.ofMillis(100));

            assertThatThrownBy(sender::send).isInstanceOf(UncheckedIOException.class);
        }
    }
}
