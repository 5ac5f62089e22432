// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.support.Delivered;
import io.github.camelgithubhooks.support.Gate;
import io.github.camelgithubhooks.support.HookServer;
import io.github.camelgithubhooks.support.RawClient;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Those who can reach the address, but don't know the secret, harm nobody. */
@Timeout(25)
class StrangersTest {

    private static final int MB = 1024 * 1024;
    private static final String LARGEST = "Content-Length: " + 25 * MB;
    private static final String CHUNKED = "Transfer-Encoding: chunked";

    private final Gate gate = new Gate();
    private final List<RawClient> clients = new ArrayList<>();
    private HookServer server;
    private ByteBudget budget;
    private final List<ByteBudget.Reservation> others = new ArrayList<>();

    @BeforeEach
    void start() throws Exception {
        server = HookServer.start(new RouteBuilder() {
            @Override
            public void configure() {
                from(HookServer.uri("")).routeId("receive").to("mock:receive");
                from(HookServer.uri("path=/held")).process(gate);
                from("platform-http:/other").setBody(constant("other"));
            }
        });
        budget = consumer().listeners().budget();
    }

    @AfterEach
    void stop() throws Exception {
        gate.open();
        for (RawClient client : clients) {
            client.close();
        }
        others.forEach(ByteBudget.Reservation::release);
        await().untilAsserted(() -> assertThat(budget.used()).isZero());
        server.close();
        await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.isAlive() && thread.getName().contains("GitHubHooks")));
    }

    @Test
    void headsWithoutABodyHoldNoThread() throws Exception {
        for (int i = 0; i < 100; i++) {
            client().head(forged(), LARGEST);
        }

        assertThat(server.delivery().status()).isEqualTo(202);
        assertThat(otherRoute()).isEqualTo("other");
    }

    @Test
    void headsWithoutABodyHoldNoMemory() throws Exception {
        for (int i = 0; i < 9; i++) {
            client().head(forged(), LARGEST).send(new byte[100]);
        }
        leave(5 * MB);
        byte[] json = ("{\"note\":\"" + "x".repeat(2 * MB) + "\"}").getBytes(StandardCharsets.UTF_8);

        assertThat(server.delivery().body(json).status()).isEqualTo(202);
    }

    @Test
    void smallBodiesOfUnknownLengthFitSideBySide() throws Exception {
        leave(MB);
        byte[] json = Delivered.JSON.getBytes(StandardCharsets.UTF_8);
        Delivered delivered = Delivered.to(server.url("/held")).body(json);
        for (int i = 0; i < 12; i++) {
            delivered.guid("guid-" + i);
            client(delivered.target())
                    .head(delivered.headers(), CHUNKED)
                    .chunk(json)
                    .send("0\r\n\r\n");
        }

        await().untilAsserted(() -> assertThat(consumer().figures().refused()).isZero());
        gate.open();
        for (RawClient client : clients) {
            assertThat(client.status()).isEqualTo(202);
        }
    }

    @Test
    void bodiesThatDontEndGiveWayToADelivery() throws Exception {
        // as much as two need while their bytes are moved
        leaveToSmallOnes(280_000);
        long before = budget.used();
        RawClient first = client().head(forged(), "Content-Length: 200000").send(new byte[199_999]);
        await().until(() -> budget.used() - before == 200_000);
        RawClient second = client().head(forged(), "Content-Length: 60000").send(new byte[59_999]);
        await().until(() -> budget.used() - before == 260_000);

        byte[] json = ("{\"note\":\"" + "x".repeat(25_000) + "\"}").getBytes(StandardCharsets.UTF_8);
        assertThat(server.delivery().body(json).status()).isEqualTo(202);
        assertThat(first.status()).isEqualTo(503);
        await().untilAsserted(() -> assertThat(budget.used() - before).isEqualTo(60_000));
        assertThat(second.send("}").status()).isEqualTo(401);
    }

    @Test
    void bodiesThatStallGiveWayToALargeDelivery() throws Exception {
        leave(3 * MB);
        for (int i = 0; i < 3; i++) {
            client().head(forged(), "Content-Length: " + MB).send(new byte[MB - 1]);
        }
        byte[] json = ("{\"note\":\"" + "x".repeat(2 * MB) + "\"}").getBytes(StandardCharsets.UTF_8);

        // the longer they stall, the slower they are
        await().until(() -> server.delivery().body(json).status() == 202);
        assertThat(consumer().getAnswers()).doesNotContainKey("body too slow");
    }

    @Test
    void aBodyIsNotWaitedForWhenItsHeadIsRefused() throws Exception {
        Map<String, String> unsigned =
                server.delivery().without("X-Hub-Signature-256").headers();

        assertThat(client().head(unsigned, CHUNKED).status()).isEqualTo(401);
        assertThat(client().head(unsigned, LARGEST).status()).isEqualTo(401);
    }

    @Test
    void aSlowBodyIsGivenUp() throws Exception {
        RawClient client = client().head(forged(), LARGEST).send("{");

        assertThat(client.status()).isEqualTo(408);
        assertThat(consumer().getAnswers()).containsOnlyKeys("body too slow");
    }

    @Test
    void endlessHeadersAreEndedByTheServer() throws Exception {
        RawClient client = client().send("POST /github HTTP/1.1\r\nHost: x\r\n" + "X-More: y\r\n".repeat(1000));

        assertThat(client.status()).isEqualTo(431);
    }

    @Test
    void aHalfClosedConnectionLeavesNothing() throws Exception {
        RawClient client = client().head(forged(), LARGEST).send("{").finish();

        assertThat(client.isClosed()).isTrue();
        await().untilAsserted(() -> assertThat(consumer().getAnswers()).containsOnlyKeys("body incomplete"));
    }

    @Test
    void everyRefusalIsAnsweredAndCounted() {
        Delivered refused = server.delivery().body(new byte[100_000]).without("X-Hub-Signature-256");

        for (int i = 0; i < 500; i++) {
            assertThat(refused.status()).isEqualTo(401);
        }

        assertThat(consumer().getAnswers()).containsExactly(Map.entry("signature missing", 500L));
    }

    /** What a stranger can send that looks like a delivery. */
    private Map<String, String> forged() {
        return server.delivery().signed("invented").headers();
    }

    /** Takes of the memory for bodies all that large ones may have, but for some bytes. */
    private void leave(long bytes) throws RefusedException {
        long total = Runtime.getRuntime().maxMemory() / 4;
        others.add(budget.reserve(total - total / 8 - bytes));
    }

    /** Takes of the memory for bodies all but for some bytes. */
    private void leaveToSmallOnes(long bytes) throws RefusedException {
        leave(0);
        for (long left = Runtime.getRuntime().maxMemory() / 4 - budget.used() - bytes;
                left > 0;
                left -= ByteBudget.SMALL) {
            others.add(budget.reserve(Math.min(left, ByteBudget.SMALL)));
        }
    }

    private ReceiveConsumer consumer() {
        return (ReceiveConsumer) server.context().getRoute("receive").getConsumer();
    }

    private RawClient client() throws Exception {
        return client(server.url());
    }

    private RawClient client(URI url) throws Exception {
        RawClient client = new RawClient(url);
        clients.add(client);
        return client;
    }

    private String otherRoute() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.url("/other")).build();
        return HttpClient.newHttpClient()
                .sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .get(20, SECONDS)
                .body();
    }
}
