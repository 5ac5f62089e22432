// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.GitHubHooksConstants;
import io.github.camelgithubhooks.support.DeliveryLogTestSupport;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.Test;

/** What counts as done, and what becomes of what failed. */
class DeliveriesOutcomeTest extends DeliveryLogTestSupport {

    private final AtomicInteger runs = new AtomicInteger();
    private final MemoryIdempotentRepository handled =
            (MemoryIdempotentRepository) MemoryIdempotentRepository.memoryIdempotentRepository(1000);

    @Test
    void whatFailedComesAgainAndDoesNotHoldUpTheRest() throws Exception {
        SimulatedHook hook = hook("push");
        push(1);
        push(2);
        start(hook, "startFrom=earliest", exchange -> failFirst(exchange, 1, 3));

        assertThat(numbers(received(2))).containsExactly(2, 1);
        assertThat(runs).hasValue(5);
    }

    @Test
    void whatFailsTooOftenIsGivenUp() throws Exception {
        SimulatedHook hook = hook("push");
        push(1);
        start(hook, "startFrom=earliest&maxAttempts=3&messageWhenGivenUp=true", this::failWithBody);

        Exchange told = received(1).get(0);
        assertThat(told.getMessage().getBody()).isNull();
        assertThat(told.getMessage().getHeader(GitHubHooksConstants.LOST)).isEqualTo("given-up");
        int polls = lists().size();
        await().until(() -> lists().size() > polls + 5);
        assertThat(runs).hasValue(4);
    }

    @Test
    void markRollbackOnlyIsAFailure() throws Exception {
        SimulatedHook hook = hook("push");
        push(1);
        start(hook, "startFrom=earliest", exchange -> {
            if (runs.incrementAndGet() == 1) {
                exchange.setRollbackOnly(true);
            }
        });

        await().untilAsserted(() -> assertThat(runs).hasValue(2));
    }

    @Test
    void whatTheErrorHandlerDealtWithIsDone() throws Exception {
        SimulatedHook hook = hook("push");
        push(1);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(IllegalStateException.class).handled(true).to("mock:handled");
                context.getRegistry().bind("handled", handled);
                from(deliveries(hook, "startFrom=earliest&idempotentRepository=#handled"))
                        .routeId("deliveries")
                        .process(DeliveriesOutcomeTest.this::failWithBody);
            }
        });

        received("handled", 1);
        await().untilAsserted(() -> assertThat(handled.getCacheSize()).isEqualTo(1));
    }

    @Test
    void aQueueIsDoneWhenWhoTakesFromItIs() throws Exception {
        SimulatedHook hook = hook("push");
        push(1);
        context.getRegistry().bind("handled", handled);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(deliveries(hook, "startFrom=earliest&idempotentRepository=#handled"))
                        .routeId("deliveries")
                        .to("seda:work");
                from("seda:work")
                        .process(exchange -> assertThat(handled.getCacheSize()).isZero())
                        .to("mock:work");
            }
        });

        received("work", 1);
        await().untilAsserted(() -> assertThat(handled.getCacheSize()).isEqualTo(1));
    }

    @Test
    void pollEnrichRecordsWhenTheEnrichingExchangeIsDone() throws Exception {
        SimulatedHook hook = hook("push");
        push(1);
        context.getRegistry().bind("handled", handled);
        String from = deliveries(hook, "startFrom=earliest&idempotentRepository=#handled&idempotentPrefix=enriched");
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:enrich")
                        .pollEnrich(from, 20_000)
                        .process(exchange -> assertThat(handled.getCacheSize()).isZero())
                        .to("mock:enriched");
            }
        });

        template.sendBody("direct:enrich", null);

        assertThat(numbers(received("enriched", 1))).containsExactly(1);
        await().untilAsserted(() -> assertThat(handled.getCacheSize()).isEqualTo(1));
    }

    @Test
    void whatIsRecordedIsNotOfferedAgain() throws Exception {
        SimulatedHook hook = hook("push");
        handled.add("deliveries/" + push(1).guid());
        push(2);
        start(hook, "startFrom=earliest", exchange -> {});

        assertThat(numbers(received(1))).containsExactly(2);
        assertThat(details()).hasSize(1);
    }

    private void start(SimulatedHook hook, String options, Processor processor) throws Exception {
        context.getRegistry().bind("handled", handled);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from(deliveries(hook, options, "idempotentRepository=#handled"))
                        .routeId("deliveries")
                        .process(processor)
                        .to("mock:deliveries");
            }
        });
    }

    private void failFirst(Exchange exchange, int number, int times) {
        boolean unlucky = numbers(List.of(exchange)).get(0) == number;
        if (runs.incrementAndGet() <= times + 1 && unlucky) {
            throw new IllegalStateException("the route failed");
        }
    }

    private void failWithBody(Exchange exchange) {
        runs.incrementAndGet();
        if (exchange.getMessage().getBody() != null) {
            throw new IllegalStateException("the route failed");
        }
    }
}
