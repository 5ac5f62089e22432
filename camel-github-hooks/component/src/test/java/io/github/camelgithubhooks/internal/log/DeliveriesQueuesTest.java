// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.support.DeliveryLogTestSupport;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.seda.SedaEndpoint;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An event from the log is done when all queues on its way are. */
class DeliveriesQueuesTest extends DeliveryLogTestSupport {

    private final AtomicInteger runs = new AtomicInteger();
    private final MemoryIdempotentRepository handled =
            (MemoryIdempotentRepository) MemoryIdempotentRepository.memoryIdempotentRepository(1000);
    private SimulatedHook hook;

    @BeforeEach
    void prepare() {
        context.getRegistry().bind("handled", handled);
        hook = hook("push");
        push(1);
    }

    @Test
    void aFailureAfterAQueueComesAgain() throws Exception {
        start(
                "maxAttempts=10",
                route -> route.to("seda:audit").process(this::failOnce).to("mock:done"));

        received("done", 1);
        assertThat(runs).hasValue(2);
        await().until(() -> handled.getCacheSize() == 1);
    }

    @Test
    void aFailureBehindTheSecondQueueComesAgain() throws Exception {
        start("maxAttempts=10", route -> route.to("seda:audit").to("seda:work"));

        received("work", 1);
        assertThat(runs).hasValue(2);
        await().until(() -> handled.getCacheSize() == 1);
    }

    @Test
    void aFailureBehindARecipientListToAQueueComesAgain() throws Exception {
        start("maxAttempts=10", route -> route.recipientList().constant("seda:work"));

        received("work", 1);
        assertThat(runs).hasValue(2);
        await().until(() -> handled.getCacheSize() == 1);
    }

    @Test
    void whatTakesLongerThanTheTimeoutComesAgain() throws Exception {
        start("completionTimeout=100", route -> route.to("seda:nobody"));

        SedaEndpoint nobody = context.getEndpoint("seda:nobody", SedaEndpoint.class);
        await().atMost(Duration.ofSeconds(30)).until(() -> nobody.getQueue().size() > 1);
        assertThat(handled.getCacheSize()).isZero();
    }

    @Test
    void aSuccessAfterTheTimeoutIsRecorded() throws Exception {
        start("completionTimeout=100&maxAttempts=1", route -> route.to("seda:nobody"));
        SedaEndpoint nobody = context.getEndpoint("seda:nobody", SedaEndpoint.class);
        await().until(() -> nobody.getQueue().size() == 1);
        DeliveriesConsumer consumer =
                (DeliveriesConsumer) context.getRoute("deliveries").getConsumer();
        await().until(() -> consumer.getGivenUp() == 1);

        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("seda:nobody").to("mock:late");
            }
        });

        received("late", 1);
        await().until(() -> handled.getCacheSize() == 1);
    }

    private void start(String options, Consumer<RouteDefinition> steps) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                steps.accept(from(deliveries(hook, "startFrom=earliest&idempotentRepository=#handled", options))
                        .routeId("deliveries"));
                from("seda:audit").to("mock:audit");
                from("seda:work").process(DeliveriesQueuesTest.this::failOnce).to("mock:work");
            }
        });
    }

    private void failOnce(Exchange exchange) {
        if (runs.incrementAndGet() == 1) {
            throw new IllegalStateException("the route failed");
        }
    }
}
