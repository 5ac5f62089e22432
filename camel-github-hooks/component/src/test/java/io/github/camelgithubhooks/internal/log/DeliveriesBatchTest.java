// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.support.DeliveryLogTestSupport;
import io.github.camelgithubhooks.testkit.Fault;
import io.github.camelgithubhooks.testkit.SimulatedDelivery;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.processor.aggregate.GroupedBodyAggregationStrategy;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.Test;

/** A batch counts what the route gets, and nothing else. */
class DeliveriesBatchTest extends DeliveryLogTestSupport {

    private final MemoryIdempotentRepository handled =
            (MemoryIdempotentRepository) MemoryIdempotentRepository.memoryIdempotentRepository(1000);

    @Test
    void theLastOneThatIsOfferedSaysSo() throws Exception {
        SimulatedHook hook = hook("push");
        context.getRegistry().bind("handled", handled);
        List<SimulatedDelivery> deliveries =
                IntStream.range(0, 8).mapToObj(this::push).toList();
        deliveries.subList(0, 2).forEach(known -> handled.add("deliveries/" + known.guid()));
        handled.add("deliveries/" + deliveries.get(7).guid());
        for (int bad : new int[] {3, 6}) {
            github.inject(Fault.status(500)
                    .on("GET", ".*/deliveries/" + deliveries.get(bad).id() + "$"));
        }
        start("deliveries", hook, "startFrom=earliest&delay=600000&idempotentRepository=#handled");

        List<Exchange> received = received(3);
        assertThat(numbers(received)).containsExactly(2, 4, 5);
        assertThat(received)
                .extracting(exchange -> exchange.getProperty(ExchangePropertyKey.BATCH_INDEX, Integer.class))
                .containsExactly(0, 1, 2);
        assertThat(received)
                .extracting(exchange -> exchange.getProperty(ExchangePropertyKey.BATCH_COMPLETE, Boolean.class))
                .containsExactly(false, false, true);
        assertThat(received.get(2).getProperty(ExchangePropertyKey.BATCH_SIZE, Integer.class))
                .isEqualTo(3);
    }

    @Test
    void anAggregationOfTheBatchIsComplete() throws Exception {
        SimulatedHook hook = hook("push");
        context.getRegistry().bind("handled", handled);
        List<SimulatedDelivery> deliveries =
                IntStream.range(0, 5).mapToObj(this::push).toList();
        handled.add("deliveries/" + deliveries.get(4).guid());
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(deliveries(hook, "startFrom=earliest&delay=600000&idempotentRepository=#handled"))
                        .routeId("deliveries")
                        .aggregate(constant(true), new GroupedBodyAggregationStrategy())
                        .completionFromBatchConsumer()
                        .to("mock:deliveries");
            }
        });

        assertThat((List<?>) received(1).get(0).getMessage().getBody(List.class))
                .hasSize(4);
    }

    @Test
    void aDeliveryWhoseAnswerIsSlowHoldsUpNoneBeforeIt() throws Exception {
        SimulatedHook hook = hook("push");
        push(1);
        SimulatedDelivery slow = push(2);
        github.inject(Fault.delay(Duration.ofMinutes(1)).on("GET", ".*/deliveries/" + slow.id() + "$"));
        start("deliveries", hook, "startFrom=earliest&delay=600000");

        Exchange first = received(1).get(0);
        assertThat(numbers(List.of(first))).containsExactly(1);
        assertThat(first.getProperty(ExchangePropertyKey.BATCH_COMPLETE, Boolean.class))
                .isTrue();
        github.clearFaults();
    }

    @Test
    void aDeliveryWhoseAnswerIsSlowLeavesNoThreadIdle() throws Exception {
        SimulatedHook hook = hook("push");
        push(1);
        push(2);
        SimulatedDelivery slow = push(3);
        for (int i = 4; i <= 9; i++) {
            push(i);
        }
        github.inject(Fault.delay(Duration.ofMinutes(1)).on("GET", ".*/deliveries/" + slow.id() + "$"));
        start("deliveries", hook, "startFrom=earliest&delay=600000&requestPointsPerMinute=0&fetchConcurrency=2");

        // those behind it wait for it, as they are newer
        await().untilAsserted(() -> assertThat(details()).hasSizeGreaterThan(4));
        github.clearFaults();
    }

    @Test
    void nothingNewIsBegunOnceTheRouteHasFailedOnAThousand() throws Exception {
        SimulatedHook hook = hook("push");
        for (int i = 0; i < 1300; i++) {
            push(i);
        }
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from(deliveries(hook, "startFrom=earliest&delay=600000&requestPointsPerMinute=0"))
                        .routeId("deliveries")
                        .to("mock:deliveries")
                        .throwException(new IllegalStateException("the route failed"));
            }
        });

        received(1000);
        await().untilAsserted(() -> assertThat(details()).hasSizeBetween(1000, 1004));
        assertThat(received(1000)).hasSizeLessThan(1010);
    }
}
