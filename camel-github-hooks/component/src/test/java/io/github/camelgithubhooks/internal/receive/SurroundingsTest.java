// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.support.BrokenRepository;
import io.github.camelgithubhooks.support.Gate;
import io.github.camelgithubhooks.support.HookServer;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Route;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.engine.PooledExchangeFactory;
import org.apache.camel.support.RoutePolicySupport;
import org.junit.jupiter.api.Test;

/** What Camel and the network do around a delivery. */
class SurroundingsTest {

    @Test
    void nothingIsAnswered2xxBeforeEveryRouteHasStarted() throws Exception {
        AtomicInteger answered = new AtomicInteger();
        HookServer server = HookServer.create();
        RoutePolicySupport deliverWhileStarting = new RoutePolicySupport() {
            @Override
            public void onStart(Route route) {
                answered.set(server.delivery().event("issues").status());
            }
        };
        try (server) {
            server.context().addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from(HookServer.uri("events=push")).startupOrder(1).to("mock:first");
                    from(HookServer.uri("events=issues"))
                            .startupOrder(2)
                            .routePolicy(deliverWhileStarting)
                            .to("mock:second");
                }
            });
            server.context().start();

            assertThat(answered).hasValue(503);
        }
    }

    @Test
    void pooledExchangesWork() throws Exception {
        try (HookServer server = HookServer.create()) {
            server.context().getCamelContextExtension().setExchangeFactory(new PooledExchangeFactory());
            server.context().addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from(HookServer.uri("")).to("seda:work");
                    from("seda:work").convertBodyTo(String.class).to("mock:receive");
                }
            });
            server.context().start();

            for (int i = 0; i < 20; i++) {
                assertThat(server.delivery().guid("guid-" + i).status()).isEqualTo(202);
            }
        }
    }

    @Test
    void theErrorHandlerOfTheRouteLearnsThatTheRepositoryIsDown() throws Exception {
        try (HookServer server = HookServer.create()) {
            server.context().getRegistry().bind("broken", new BrokenRepository(true));
            server.context().addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    onException(IllegalStateException.class).handled(true).to("mock:receive");
                    from(HookServer.uri("bridgeErrorHandler=true&idempotentRepository=#broken"))
                            .routeId("bridged")
                            .to("mock:events");
                }
            });
            server.context().start();

            assertThat(server.delivery().status()).isEqualTo(503);
            assertThat(server.received()).hasSize(1);
            assertThat(server.received("events")).isEmpty();
        }
    }

    @Test
    void aClientThatLeavesIsNotWaitedFor() throws Exception {
        Gate gate = new Gate();
        RouteBuilder routes = new RouteBuilder() {
            @Override
            public void configure() {
                from(HookServer.uri("")).routeId("receive").threads().process(gate);
            }
        };
        try (HookServer server = HookServer.start(routes)) {
            try (Socket socket = new Socket(server.url().getHost(), server.url().getPort())) {
                socket.getOutputStream().write(server.delivery().raw());
                gate.awaitReached();
            }
            ReceiveConsumer consumer =
                    (ReceiveConsumer) server.context().getRoute("receive").getConsumer();

            await().untilAsserted(() -> assertThat(consumer.getAnswers()).containsKey("timed out"));
            gate.open();
        }
    }

    @Test
    void aClientThatLeavesWithinTheBodyIsRefused() throws Exception {
        try (HookServer server = HookServer.receiving("")) {
            byte[] whole = server.delivery().raw();
            try (Socket socket = new Socket(server.url().getHost(), server.url().getPort())) {
                socket.getOutputStream().write(whole, 0, whole.length - 1);
            }
            ReceiveConsumer consumer =
                    (ReceiveConsumer) server.context().getRoute("receive").getConsumer();

            await().untilAsserted(() -> assertThat(consumer.getAnswers()).containsOnlyKeys("body incomplete"));
        }
    }

    @Test
    void aClientThatAsksBeforeItSendsIsToldToGoOn() throws Exception {
        try (HookServer server = HookServer.receiving("")) {
            byte[] whole = server.delivery().header("Expect", "100-continue").raw();
            int head = whole.length - server.delivery().bytes().length;
            try (Socket socket = new Socket(server.url().getHost(), server.url().getPort())) {
                socket.getOutputStream().write(whole, 0, head);

                assertThat(socket.getInputStream().readNBytes(12)).asString().isEqualTo("HTTP/1.1 100");
            }
        }
    }

    @Test
    void moreThanMaxInFlightAreAnswered503() throws Exception {
        Gate gate = new Gate();
        RouteBuilder routes = new RouteBuilder() {
            @Override
            public void configure() {
                from(HookServer.uri("ackTimeout=500&maxInFlight=20")).process(gate);
            }
        };
        try (HookServer server = HookServer.start(routes)) {
            List<CompletableFuture<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                answers.add(server.delivery().guid("guid-" + i).statusLater());
            }
            for (CompletableFuture<Integer> answer : answers) {
                assertThat(answer.get(30, SECONDS)).isEqualTo(504);
            }

            assertThat(server.delivery().send().body()).isEqualTo("too many deliveries at once");
            gate.open();
        }
    }

    @Test
    void answersAreCountedByReason() throws Exception {
        try (HookServer server = HookServer.receiving("")) {
            server.delivery().send();
            server.delivery().send();
            server.delivery().signed("other").send();
            ReceiveConsumer consumer =
                    (ReceiveConsumer) server.context().getRoute("receive").getConsumer();

            assertThat(consumer.getAnswers())
                    .containsEntry("done", 1L)
                    .containsEntry("duplicate", 1L)
                    .containsEntry("signature wrong", 1L)
                    .hasSize(3);
        }
    }
}
