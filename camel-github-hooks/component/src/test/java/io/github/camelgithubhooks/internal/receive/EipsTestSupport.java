// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.support.Gate;
import io.github.camelgithubhooks.support.HookServer;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.saga.InMemorySagaService;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.Timeout;

/** Routes between {@code receive} and some work that fails, built of Camel's patterns. */
@Timeout(120)
abstract class EipsTestSupport {

    private final Gate gate = new Gate();

    /** Goes on when the test opens the gate, and fails then. */
    private final Processor work = exchange -> {
        gate.process(exchange);
        throw new IllegalStateException("boom");
    };

    /** What a route does between {@code receive} and the work. */
    interface Steps {
        void add(RouteDefinition route, RouteBuilder routes, Processor work) throws Exception;
    }

    record Eip(String name, Steps steps) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Eip eip(String name, Steps steps) {
        return new Eip(name, steps);
    }

    void assertWaitedFor(Eip eip) throws Exception {
        try (HookServer server = start(eip)) {
            CompletableFuture<Integer> answer = server.delivery().statusLater();
            gate.awaitReached();
            assertThat(answer).isNotDone();

            gate.open();

            assertThat(answer.get(30, SECONDS)).isEqualTo(500);
            assertThat(server.delivery().status()).as("recorded").isEqualTo(500);
        }
    }

    void assertNotWaitedFor(Eip eip) throws Exception {
        try (HookServer server = start(eip)) {
            assertThat(server.delivery().status()).isEqualTo(202);
            assertThat(server.delivery().status()).as("recorded").isEqualTo(200);
            gate.open();
        }
    }

    private HookServer start(Eip eip) throws Exception {
        HookServer server = HookServer.create();
        server.context().addService(new InMemorySagaService());
        server.context().getRegistry().bind("handled", new MemoryIdempotentRepository());
        server.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() throws Exception {
                interceptSendToEndpoint("mock:intercepted").to("seda:work");
                eip.steps().add(from(HookServer.uri("")), this, work);
            }
        });
        server.context().start();
        return server;
    }
}
