// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.management.UnixOperatingSystemMXBean;
import io.github.camelgithubhooks.support.Delivered;
import io.github.camelgithubhooks.support.Gate;
import io.github.camelgithubhooks.support.HookServer;
import io.github.camelgithubhooks.support.RawClient;
import java.lang.management.ManagementFactory;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.stream.IntStream;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Beside each kind of attack, a delivery is handled; when the attackers have left, nothing of them is left. */
@Timeout(60)
class AttackTest {

    private static final int MB = 1024 * 1024;

    private final Gate gate = new Gate();
    private final List<RawClient> clients = new ArrayList<>();
    private HookServer server;
    private ReceiveConsumer consumer;
    private ReceiveConsumer slow;
    private long filesBefore;

    @BeforeEach
    void start() throws Exception {
        server = HookServer.start(new RouteBuilder() {
            @Override
            public void configure() {
                from(HookServer.uri("")).routeId("receive").to("mock:receive");
                from(HookServer.uri("path=/slow")).routeId("slow").process(gate);
            }
        });
        consumer = (ReceiveConsumer) server.context().getRoute("receive").getConsumer();
        slow = (ReceiveConsumer) server.context().getRoute("slow").getConsumer();
        assertThat(deliver("first")).isEqualTo(202);
        filesBefore = openFiles();
    }

    @AfterEach
    void stop() {
        gate.open();
        server.close();
    }

    @Test
    void idleConnectionsAndHeadsThatDontEnd() throws Exception {
        for (int i = 0; i < 500; i++) {
            client();
        }
        for (int i = 0; i < 200; i++) {
            client().send("POST /github HTTP/1.1\r\nHost: x\r\nX-Git");
        }

        assertDelivered();
        assertNothingIsLeft();
    }

    @Test
    void clientsThatLeaveWithinTheBody() throws Exception {
        for (int i = 0; i < 100; i++) {
            client().head(forged(), "Content-Length: 100000").send(new byte[i * 900]);
        }
        await().until(() -> consumer.listeners().budget().used() > MB);

        assertDelivered();
        assertNothingIsLeft();
    }

    @Test
    void clientsThatAskBeforeABodyAndSendNone() throws Exception {
        Map<String, String> expecting = server.delivery()
                .signed("invented")
                .header("Expect", "100-continue")
                .headers();
        for (int i = 0; i < 100; i++) {
            client().head(expecting, "Content-Length: 1000");
        }

        assertDelivered();
        assertNothingIsLeft();
    }

    @Test
    void chunksThatAreNone() throws Exception {
        for (int i = 0; i < 50; i++) {
            RawClient client =
                    client().head(forged(), "Transfer-Encoding: chunked").send("2\r\n{}\r\nzz\r\n");
            assertThat(client.status()).isIn(-1, 400);
        }

        assertDelivered();
        assertNothingIsLeft();
    }

    @Test
    void bytesAtRandom() throws Exception {
        for (int i = 0; i < 50; i++) {
            client().send(IntStream.range(i, i + 500)
                    .collect(
                            StringBuilder::new,
                            (text, next) -> text.append((char) (next * 31 % 256)),
                            StringBuilder::append)
                    .toString());
        }

        assertDelivered();
        assertNothingIsLeft();
    }

    @Test
    void moreLargeBodiesThanFit() throws Exception {
        ByteBudget budget = consumer.listeners().budget();
        long total = Runtime.getRuntime().maxMemory() / 4;
        ByteBudget.Reservation others = budget.reserve(total - total / 8 - 8 * MB);
        for (int i = 0; i < 32; i++) {
            // all but the last byte
            client().head(forged(), "Content-Length: " + MB).send(new byte[MB - 1]);
        }

        assertDelivered();
        assertThat(consumer.getAnswers()).containsKey("over capacity");
        others.release();
        assertNothingIsLeft();
    }

    @Test
    void streamsThatAreOpenedAndReset() throws Exception {
        HttpClient http2 =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
        HttpRequest.Builder request = HttpRequest.newBuilder(server.url());
        forged().forEach(request::header);
        HttpResponse<String> upgraded = http2.send(
                request.POST(HttpRequest.BodyPublishers.ofString("{}")).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(upgraded.version()).isEqualTo(HttpClient.Version.HTTP_2);
        for (int round = 0; round < 4; round++) {
            List<CompletableFuture<HttpResponse<String>>> streams = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                streams.add(
                        http2.sendAsync(request.POST(new Unending()).build(), HttpResponse.BodyHandlers.ofString()));
            }
            await().until(() -> consumer.listeners().budget().used() > 0);
            streams.forEach(stream -> stream.cancel(true));
        }

        assertDelivered();
        await().untilAsserted(this::assertNothingIsHeld);
    }

    @Test
    void gitHubItselfThatLeavesBeforeTheAnswer() throws Exception {
        for (int i = 0; i < 30; i++) {
            client().send(Delivered.to(server.url("/slow")).guid("left-" + i).raw());
        }
        await().until(() -> slow.handled().inProgress() == 20);

        assertDelivered();
        closeClients();
        await().untilAsserted(() -> assertThat(slow.getAnswers()).containsExactly(Map.entry("timed out", 30L)));
        gate.open();
        assertNothingIsLeft();
    }

    private void assertDelivered() throws Exception {
        assertThat(deliver("beside")).isEqualTo(202);
    }

    private int deliver(String guid) throws Exception {
        return server.delivery().guid(guid).statusLater().get(20, SECONDS);
    }

    private void assertNothingIsLeft() throws Exception {
        closeClients();
        await().untilAsserted(() -> {
            assertNothingIsHeld();
            assertThat(openFiles()).isLessThanOrEqualTo(filesBefore + 5);
        });
    }

    private void assertNothingIsHeld() {
        assertThat(consumer.listeners().budget().used()).isZero();
        for (ReceiveConsumer each : List.of(consumer, slow)) {
            assertThat(each.listeners().listenerOf(each).inFlight()).isZero();
            assertThat(each.handled().inProgress()).isZero();
        }
    }

    private void closeClients() throws Exception {
        for (RawClient client : clients) {
            client.close();
        }
    }

    private RawClient client() throws Exception {
        RawClient client = new RawClient(server.url());
        clients.add(client);
        return client;
    }

    private Map<String, String> forged() {
        return server.delivery().signed("invented").headers();
    }

    private static long openFiles() {
        return ManagementFactory.getPlatformMXBean(UnixOperatingSystemMXBean.class)
                .getOpenFileDescriptorCount();
    }

    /** Body that begins and never ends. */
    private static final class Unending implements HttpRequest.BodyPublisher {

        @Override
        public long contentLength() {
            return -1;
        }

        @Override
        public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
            subscriber.onSubscribe(new Flow.Subscription() {
                private boolean begun;

                @Override
                public void request(long count) {
                    if (!begun) {
                        begun = true;
                        subscriber.onNext(ByteBuffer.wrap("{\"a\":".getBytes(StandardCharsets.US_ASCII)));
                    }
                }

                @Override
                public void cancel() {}
            });
        }
    }
}
