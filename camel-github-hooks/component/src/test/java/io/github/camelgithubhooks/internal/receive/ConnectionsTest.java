// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.support.Delivered;
import io.github.camelgithubhooks.support.HookServer;
import io.github.camelgithubhooks.support.RawClient;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Connections carry one delivery after the other, whatever became of the one before. */
@Timeout(60)
class ConnectionsTest {

    private HookServer server;
    private RawClient client;

    @BeforeEach
    void start() throws Exception {
        server = HookServer.receiving("events=push");
        client = new RawClient(server.url());
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        server.close();
    }

    @Test
    void aConnectionGoesOnAfterARefusal() throws Exception {
        assertThat(client.send(server.delivery().signed("other").raw()).status())
                .isEqualTo(401);
        assertThat(client.send(server.delivery()
                                .header("Content-Type", "text/plain")
                                .raw())
                        .status())
                .isEqualTo(415);
        assertThat(client.send(server.delivery().raw()).status()).isEqualTo(202);
    }

    @Test
    void aRefusedBodyIsLetThroughWhenItComesLater() throws Exception {
        Map<String, String> unsigned =
                server.delivery().without("X-Hub-Signature-256").headers();
        assertThat(client.head(unsigned, "Content-Length: 1000").status()).isEqualTo(401);

        client.send(new byte[1000]);

        assertThat(client.send(server.delivery().raw()).status()).isEqualTo(202);
    }

    @Test
    void requestsThatAreSentTogetherAreAnsweredInOrder() throws Exception {
        client.send(server.delivery().guid("one").raw())
                .send(server.delivery().guid("two").signed("other").raw())
                .send(server.delivery().guid("three").event("issues").raw())
                .send(server.delivery().guid("one").raw());

        assertThat(List.of(client.answer(), client.answer(), client.answer(), client.answer()))
                .extracting(answer -> answer.replaceFirst("(?s).*\r\n\r\n", ""))
                .containsExactly(
                        "done",
                        "X-Hub-Signature-256 doesn't match the body",
                        "no route wants this event",
                        "handled before");
    }

    @Test
    void whoAsksBeforeSendingIsRefusedWithoutSending() throws Exception {
        Map<String, String> unsigned = server.delivery()
                .header("Expect", "100-continue")
                .without("X-Hub-Signature-256")
                .headers();

        assertThat(client.head(unsigned, "Content-Length: 1000").answer())
                .startsWith("HTTP/1.1 401 ")
                .containsIgnoringCase("connection: close");
        assertThat(client.isClosed()).isTrue();
    }

    @Test
    void oneConnectionOfHttp2CarriesManyAtOnce() throws Exception {
        HttpClient http2 =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
        send(http2, server.delivery().guid("first")).get(20, SECONDS);
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            answers.add(send(http2, server.delivery().guid("guid-" + i)));
            answers.add(send(http2, server.delivery().guid("guid-" + i).signed("other")));
        }

        for (int i = 0; i < answers.size(); i++) {
            HttpResponse<String> answer = answers.get(i).get(20, SECONDS);
            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(answer.statusCode()).isEqualTo(i % 2 == 0 ? 202 : 401);
        }
    }

    private static CompletableFuture<HttpResponse<String>> send(HttpClient client, Delivered delivered) {
        HttpRequest.Builder request = HttpRequest.newBuilder(delivered.target())
                .POST(HttpRequest.BodyPublishers.ofByteArray(delivered.bytes()));
        delivered.headers().forEach(request::header);
        return client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.US_ASCII));
    }
}
