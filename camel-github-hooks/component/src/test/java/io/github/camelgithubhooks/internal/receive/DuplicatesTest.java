// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.support.BrokenRepository;
import io.github.camelgithubhooks.support.Gate;
import io.github.camelgithubhooks.support.HookServer;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.Test;

/** A guid is handled once; what failed may come again. */
class DuplicatesTest {

    private final IdempotentRepository repository = MemoryIdempotentRepository.memoryIdempotentRepository(100);
    private final AtomicInteger runs = new AtomicInteger();
    private final AtomicBoolean failing = new AtomicBoolean();

    @Test
    void aDuplicateIsAnswered200WithoutAnExchange() throws Exception {
        try (HookServer server = HookServer.start(route("", this::work))) {
            server.delivery().send();
            HttpResponse<String> again = server.delivery().send();

            assertThat(again.statusCode()).isEqualTo(200);
            assertThat(again.body()).isEqualTo("handled before");
            assertThat(runs).hasValue(1);
        }
    }

    @Test
    void anotherGuidIsAnotherEventThoughItsBodyIsTheSame() throws Exception {
        try (HookServer server = HookServer.start(route("", this::work))) {
            server.delivery().guid("one").send();
            server.delivery().guid("two").send();

            assertThat(runs).hasValue(2);
        }
    }

    @Test
    void whatFailedIsRunAgain() throws Exception {
        failing.set(true);
        try (HookServer server = HookServer.start(route("", this::work))) {
            assertThat(server.delivery().status()).isEqualTo(500);
            failing.set(false);

            assertThat(server.delivery().status()).isEqualTo(202);
            assertThat(runs).hasValue(2);
        }
    }

    @Test
    void nothingIsRecordedBeforeTheRouteIsDone() throws Exception {
        Gate gate = new Gate();
        try (HookServer server = HookServer.start(route("&idempotentRepository=#repository", gate))) {
            CompletableFuture<Integer> first = server.delivery().guid("one").statusLater();
            gate.awaitReached();
            assertThat(repository.contains("work/one")).isFalse();

            gate.open();
            first.get(10, SECONDS);

            assertThat(repository.contains("work/one")).isTrue();
        }
    }

    @Test
    void whatIsInProgressIsAnsweredLikeTheFirst() throws Exception {
        Gate gate = new Gate();
        try (HookServer server = HookServer.start(new RouteBuilder() {
            @Override
            public void configure() {
                from(HookServer.uri("")).process(gate).to("mock:after");
            }
        })) {
            CompletableFuture<Integer> first = server.delivery().statusLater();
            gate.awaitReached();
            CompletableFuture<Integer> second = server.delivery().statusLater();
            assertThat(second).isNotDone();

            gate.open();

            assertThat(first.get(10, SECONDS)).isEqualTo(202);
            // 200 when it came so late that it is an ordinary duplicate
            assertThat(second.get(10, SECONDS)).isBetween(200, 202);
            assertThat(server.received("after")).hasSize(1);
        }
    }

    @Test
    void whatWaitsForAFirstThatFailsFailsToo() throws Exception {
        Gate gate = new Gate();
        try (HookServer server = HookServer.start(new RouteBuilder() {
            @Override
            public void configure() {
                from(HookServer.uri("")).process(gate).throwException(new IllegalStateException("boom"));
            }
        })) {
            CompletableFuture<Integer> first = server.delivery().statusLater();
            gate.awaitReached();
            CompletableFuture<Integer> second = server.delivery().statusLater();

            gate.open();

            assertThat(first.get(10, SECONDS)).isEqualTo(500);
            assertThat(second.get(10, SECONDS)).isEqualTo(500);
        }
    }

    @Test
    void whatIsStillInProgressAtTheAckTimeoutIsAnswered503() throws Exception {
        Gate gate = new Gate();
        try (HookServer server = HookServer.start(route("&ackTimeout=1000", gate))) {
            CompletableFuture<Integer> first = server.delivery().statusLater();
            gate.awaitReached();

            HttpResponse<String> second = server.delivery().send();

            assertThat(second.statusCode()).isEqualTo(503);
            assertThat(second.headers().firstValue("Retry-After")).contains("10");
            assertThat(first.get(10, SECONDS)).isEqualTo(504);
            gate.open();
            await().until(() -> server.delivery().status() == 200);
        }
    }

    @Test
    void thePrefixCanBeSet() throws Exception {
        try (HookServer server =
                HookServer.start(route("&idempotentRepository=#repository&idempotentPrefix=mine", this::work))) {
            server.delivery().guid("one").send();

            assertThat(repository.contains("mine/one")).isTrue();
        }
    }

    @Test
    void aDuplicateIsRecognizedAfterTheRouteWasRestarted() throws Exception {
        try (HookServer server = HookServer.start(route("", this::work))) {
            server.delivery().send();
            server.context().getRouteController().stopRoute("work");
            server.context().getRouteController().startRoute("work");

            assertThat(server.delivery().status()).isEqualTo(200);
        }
    }

    @Test
    void aDuplicateIsRecognizedAfterTheRouteWasReplacedUnderItsId() throws Exception {
        try (HookServer server = HookServer.start(route("", this::work))) {
            server.delivery().send();
            server.context().addRoutes(route("&maxBodySize=1000000", this::work));

            assertThat(server.delivery().status()).isEqualTo(200);
            assertThat(runs).hasValue(1);
        }
    }

    @Test
    void whatIsInProgressWhenTheRouteIsReplacedIsNotRunAgain() throws Exception {
        Gate gate = new Gate();
        AtomicInteger runsOfReplacement = new AtomicInteger();
        try (HookServer server = HookServer.start(route("", gate))) {
            server.context().getShutdownStrategy().setTimeout(1);
            CompletableFuture<Integer> first = server.delivery().statusLater();
            gate.awaitReached();
            server.context().addRoutes(route("&ackTimeout=500", exchange -> runsOfReplacement.incrementAndGet()));

            CompletableFuture<Integer> second = server.delivery().statusLater();
            second.get(10, SECONDS);
            gate.open();
            assertThat(runsOfReplacement).hasValue(0);
            first.cancel(true);
        }
    }

    @Test
    void aRepositoryThatCantBeReadIsAnswered503WithoutAnExchange() throws Exception {
        try (HookServer server = broken(true)) {
            assertThat(server.delivery().status()).isEqualTo(503);
            assertThat(runs).hasValue(0);
        }
    }

    @Test
    void aRepositoryThatCantBeWrittenIsAnswered500() throws Exception {
        try (HookServer server = broken(false)) {
            assertThat(server.delivery().status()).isEqualTo(500);
            assertThat(runs).hasValue(1);
        }
    }

    @Test
    void whatCouldntBeRecordedIsRunAgain() throws Exception {
        try (HookServer server = broken(false)) {
            server.delivery().send();
            server.delivery().send();

            assertThat(runs).hasValue(2);
        }
    }

    private HookServer broken(boolean contains) throws Exception {
        HookServer server = HookServer.create();
        server.context().getRegistry().bind("broken", new BrokenRepository(contains));
        server.context().addRoutes(route("&idempotentRepository=#broken", this::work));
        server.context().start();
        return server;
    }

    private RouteBuilder route(String options, Processor work) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                getContext().getRegistry().bind("repository", repository);
                from(HookServer.uri("") + options).routeId("work").process(work);
            }
        };
    }

    private void work(Exchange exchange) {
        runs.incrementAndGet();
        if (failing.get()) {
            throw new IllegalStateException("boom");
        }
    }
}
