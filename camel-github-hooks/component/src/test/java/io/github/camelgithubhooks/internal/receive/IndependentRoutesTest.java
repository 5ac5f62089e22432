// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.support.Gate;
import io.github.camelgithubhooks.support.HookServer;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;
import org.junit.jupiter.api.Test;

/** Routes that receive on one path don't get in each other's way. */
class IndependentRoutesTest {

    private static final String JSON = "{\"action\":\"opened\",\"zen\":\"Keep it logically awesome.\"}";

    private final Gate gate = new Gate();

    @Test
    void aRouteThatHangsKeepsTheEventFromNoOther() throws Exception {
        try (HookServer server = HookServer.start(routes("", first -> first.process(gate)))) {
            CompletableFuture<Integer> answer = server.delivery().event("push").statusLater();
            gate.awaitReached();

            await().until(() -> server.received("second").size() == 1);
            assertThat(answer).isNotDone();

            gate.open();
            assertThat(answer.get(10, SECONDS)).isEqualTo(202);
        }
    }

    @Test
    void whatARouteDoesToTheBytesIsUnseenByTheOthers() throws Exception {
        try (HookServer server = HookServer.start(routes("", first -> first.process(
                        exchange -> Arrays.fill(exchange.getMessage().getBody(byte[].class), (byte) 'x'))
                .to("mock:first")))) {
            server.delivery().json(JSON).event("push").send();

            byte[] second = server.received("second").get(0).getMessage().getBody(byte[].class);
            assertThat(new String(second, UTF_8)).isEqualTo(JSON);
            byte[] first = server.received("first").get(0).getMessage().getBody(byte[].class);
            assertThat(first).containsOnly('x');
        }
    }

    @Test
    void eachIsCountedForItsOwnAnswer() throws Exception {
        try (HookServer server =
                HookServer.start(routes("", first -> first.throwException(new IllegalStateException("boom"))))) {
            assertThat(server.delivery().event("push").status()).isEqualTo(500);
            server.delivery().event("issues").send();
            server.delivery().method("GET").send();

            assertThat(answers(server, "first")).isEqualTo(Map.of("failed", 2L, "wrong method", 1L));
            assertThat(answers(server, "second")).isEqualTo(Map.of("done", 1L, "not wanted", 1L, "wrong method", 1L));
        }
    }

    @Test
    void routesWithTheSameUriBothGetTheEvents() throws Exception {
        try (HookServer server = HookServer.start(new RouteBuilder() {
            @Override
            public void configure() {
                from(HookServer.uri("events=push")).routeId("first").to("mock:first");
                from(HookServer.uri("events=push")).routeId("second").to("mock:second");
            }
        })) {
            assertThat(server.delivery().event("push").status()).isEqualTo(202);

            assertThat(server.received("first")).hasSize(1);
            assertThat(server.received("second")).hasSize(1);
        }
    }

    @Test
    void eachHasItsOwnAckTimeout() throws Exception {
        try (HookServer server =
                HookServer.start(routes("&ackTimeout=300", first -> first.process(gate), "&ackTimeout=20000"))) {
            assertThat(server.delivery().event("push").status()).isEqualTo(504);

            assertThat(answers(server, "first")).isEqualTo(Map.of("timed out", 1L));
            assertThat(answers(server, "second")).isEqualTo(Map.of("done", 1L));
            gate.open();
        }
    }

    @Test
    void theBytesOfAllAreGivenBack() throws Exception {
        try (HookServer server = HookServer.start(routes("", first -> first.to("mock:first")))) {
            server.delivery().event("push").send();
            server.delivery().event("push").send();
            server.delivery().event("push").guid("other").send();

            ByteBudget budget = consumer(server, "first").listeners().budget();
            await().until(() -> budget.used() == 0);
        }
    }

    @Test
    void aDeliveryIsInFlightUntilTheLastRouteIsDone() throws Exception {
        try (HookServer server = HookServer.start(new RouteBuilder() {
            @Override
            public void configure() {
                from(HookServer.uri("events=push,issues&maxInFlight=1"))
                        .routeId("first")
                        .to("mock:first");
                from(HookServer.uri("events=push&maxInFlight=1"))
                        .routeId("second")
                        .process(gate);
            }
        })) {
            CompletableFuture<Integer> answer = server.delivery().event("push").statusLater();
            gate.awaitReached();
            await().until(() -> server.received("first").size() == 1);

            assertThat(server.delivery().guid("other").event("issues").status()).isEqualTo(503);

            gate.open();
            assertThat(answer.get(10, SECONDS)).isEqualTo(202);
        }
    }

    private static Map<String, Long> answers(HookServer server, String route) {
        return consumer(server, route).getAnswers();
    }

    private static ReceiveConsumer consumer(HookServer server, String route) {
        return (ReceiveConsumer) server.context().getRoute(route).getConsumer();
    }

    /** A route that wants pushes and issues, and one to {@code mock:second} that wants pushes. */
    private static RouteBuilder routes(String options, Consumer<RouteDefinition> first) {
        return routes(options, first, options);
    }

    private static RouteBuilder routes(String options, Consumer<RouteDefinition> first, String optionsOfSecond) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                first.accept(
                        from(HookServer.uri("events=push,issues" + options)).routeId("first"));
                from(HookServer.uri("events=push" + optionsOfSecond))
                        .routeId("second")
                        .to("mock:second");
            }
        };
    }
}
