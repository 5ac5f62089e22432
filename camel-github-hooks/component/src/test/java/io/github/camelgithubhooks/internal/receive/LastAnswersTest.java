// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.support.Background;
import io.github.camelgithubhooks.support.Delivered;
import io.github.camelgithubhooks.support.Gate;
import io.github.camelgithubhooks.support.HookServer;
import io.github.camelgithubhooks.support.RawClient;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An instance that stops keeps no connection open: what comes next on it belongs to another instance. */
class LastAnswersTest {

    private final Gate gate = new Gate();
    private HookServer server;
    private CompletableFuture<Integer> first;

    @BeforeEach
    void start() throws Exception {
        server = HookServer.start(new RouteBuilder() {
            @Override
            public void configure() {
                from(HookServer.uri("")).routeId("receive").process(gate).to("mock:receive");
            }
        });
        first = server.delivery().guid("first").statusLater();
        gate.awaitReached();
    }

    @AfterEach
    void finish() throws Exception {
        gate.open();
        assertThat(first.get(20, SECONDS)).isEqualTo(202);
        server.close();
    }

    @Test
    void theConnectionIsClosedAfterTheAnswer() throws Exception {
        try (RawClient client = new RawClient(server.url())) {
            stopLater();

            client.send(server.delivery().guid("second").raw());

            assertThat(client.answer()).contains(" 503 ", "Connection: close");
            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    void aClientThatIsRefusedBeforeItsBodyIsReadGetsItsAnswer() throws Exception {
        byte[] body = new byte[1_000_000];
        try (RawClient client = new RawClient(server.url())) {
            stopLater();
            Map<String, String> unsigned =
                    server.delivery().without("X-Hub-Signature-256").headers();
            client.head(unsigned, "Content-Length: " + body.length);

            assertThat(client.answer()).contains(" 401 ", "Connection: close");
            client.send(body);
            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    void aConnectionWithHttp2IsToldSoByAFrame() throws Exception {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
        client.send(HttpRequest.newBuilder(server.url()).build(), BodyHandlers.ofString());
        stopLater();
        Delivered delivery = server.delivery().guid("second");
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.url()).POST(HttpRequest.BodyPublishers.ofByteArray(delivery.bytes()));
        delivery.headers().forEach(request::header);

        HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());

        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Connection")).isEmpty();
    }

    private void stopLater() {
        CompletableFuture<Void> unused = Background.run(server::close);
        await().until(() -> server.context().isStopping());
    }
}
