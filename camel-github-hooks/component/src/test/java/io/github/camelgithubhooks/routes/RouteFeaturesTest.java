// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.GitHubHooksConstants;
import io.github.camelgithubhooks.support.RoutesTestSupport;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Camel's error handlers behind receive and deliveries, and the log polled from the middle of a route. */
class RouteFeaturesTest extends RoutesTestSupport {

    private final MemoryIdempotentRepository handled = new MemoryIdempotentRepository();
    private final AtomicInteger runs = new AtomicInteger();

    @BeforeEach
    void bindRepository() {
        context.getRegistry().bind("handled", handled);
    }

    @Test
    void whatTheDeadLetterChannelTookIsDone() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                // tag::dead-letter-channel[]
                errorHandler(deadLetterChannel("seda:dead")
                        .deadLetterHandleNewException(false)
                        .maximumRedeliveries(2)
                        .redeliveryDelay(10));
                from("github-hooks:receive?webhookSecret=RAW({{github.secret}})&idempotentRepository=#handled")
                        .routeId("events")
                        .process(failing(Integer.MAX_VALUE));
                // end::dead-letter-channel[]
                from("seda:dead").to("mock:dead");
            }
        });

        assertThat(delivery().guid("g1").send().status()).isEqualTo(202);

        assertThat(runs).hasValue(3);
        assertThat(received("dead", 1).get(0).getMessage().getHeader(GitHubHooksConstants.DELIVERY_GUID))
                .isEqualTo("g1");
        assertThat(handled.contains("events/g1")).isTrue();
        assertThat(delivery().guid("g1").send().status()).isEqualTo(200);
    }

    @Test
    void aDeadLetterChannelThatFailsItselfIsAFailure() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(deadLetterChannel("direct:dead").deadLetterHandleNewException(false));
                from("github-hooks:receive?webhookSecret=RAW({{github.secret}})&idempotentRepository=#handled")
                        .routeId("events")
                        .process(failing(1));
                from("direct:dead").errorHandler(noErrorHandler()).throwException(new IllegalStateException("full"));
            }
        });

        assertThat(delivery().guid("g1").send().status()).isEqualTo(500);
        assertThat(handled.contains("events/g1")).isFalse();
        assertThat(delivery().guid("g1").send().status()).isEqualTo(202);
    }

    @Test
    void byDefaultCamelTakesAFailedDeadLetterChannelForDone() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(deadLetterChannel("direct:dead"));
                from("github-hooks:receive?webhookSecret=RAW({{github.secret}})")
                        .process(failing(1));
                from("direct:dead").errorHandler(noErrorHandler()).throwException(new IllegalStateException("full"));
            }
        });

        assertThat(delivery().send().status()).isEqualTo(202);
    }

    @Test
    void whatCamelTriesAgainWithSuccessIsDone() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(defaultErrorHandler().maximumRedeliveries(2).redeliveryDelay(10));
                from("github-hooks:receive?webhookSecret=RAW({{github.secret}})")
                        .process(failing(2));
            }
        });

        assertThat(delivery().send().status()).isEqualTo(202);
        assertThat(runs).hasValue(3);
    }

    @Test
    void aPolledEventThatTheDeadLetterChannelTookIsNotOfferedAgain() throws Exception {
        SimulatedHook hook = hook("push");
        push(1);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(deadLetterChannel("mock:dead"));
                from(deliveries(hook, "startFrom=earliest"))
                        .routeId("events")
                        .process(failing(1))
                        .to("mock:events");
            }
        });
        received("dead", 1);
        push(2);

        assertThat(numbers(received("events", 1))).containsExactly(2);
        assertThat(runs).hasValue(2);
    }

    @Test
    void theLogIsPolledFromTheMiddleOfARoute() throws Exception {
        SimulatedHook hook = hook("push");
        push(7);
        String polled = deliveries(hook, "startFrom=earliest");
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:next").poll(polled, 20_000).to("mock:polled");
            }
        });

        send("direct:next", null);

        assertThat(numbers(received("polled", 1))).containsExactly(7);
    }

    @Test
    void nothingToPollGivesNoBodyInTime() throws Exception {
        SimulatedHook hook = hook("push");
        String polled = deliveries(hook, "startFrom=earliest");
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:next").poll(polled, 200).to("mock:polled");
            }
        });

        send("direct:next", "before");

        assertThat(received("polled", 1).get(0).getMessage().getBody()).isNull();
    }

    private Processor failing(int times) {
        return exchange -> {
            if (runs.incrementAndGet() <= times) {
                throw new IllegalStateException("boom");
            }
        };
    }
}
