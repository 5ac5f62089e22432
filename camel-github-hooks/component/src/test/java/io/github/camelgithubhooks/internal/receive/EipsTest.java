// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.support.Gate;
import io.github.camelgithubhooks.support.HookServer;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.ClaimCheckOperation;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.processor.aggregate.GroupedExchangeAggregationStrategy;
import org.apache.camel.saga.InMemorySagaService;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which of Camel's patterns a delivery waits for. The table of docs/errors.md says the same. */
@Timeout(120)
class EipsTest {

    private final Gate gate = new Gate();

    /** Goes on when the test says so, and fails then. */
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

    private static Eip eip(String name, Steps steps) {
        return new Eip(name, steps);
    }

    static Stream<Eip> waitedFor() {
        return Stream.of(
                eip("direct", (route, routes, work) -> {
                    route.to("direct:work");
                    routes.from("direct:work").process(work);
                }),
                eip("seda", (route, routes, work) -> {
                    route.to("seda:work");
                    routes.from("seda:work").process(work);
                }),
                eip("seda, the step after it", (route, routes, work) -> {
                    route.to("seda:audit").process(work);
                    routes.from("seda:audit").to("mock:audit");
                }),
                eip("two queues, the first", (route, routes, work) -> {
                    route.to("seda:work").to("seda:audit");
                    routes.from("seda:work").process(work);
                    routes.from("seda:audit").to("mock:audit");
                }),
                eip("two queues, the second", (route, routes, work) -> {
                    route.to("seda:audit").to("seda:work");
                    routes.from("seda:work").process(work);
                    routes.from("seda:audit").to("mock:audit");
                }),
                eip("ten queues, the last", (route, routes, work) -> {
                    for (int i = 0; i < 9; i++) {
                        route.to("seda:audit");
                    }
                    route.to("seda:work");
                    routes.from("seda:work").process(work);
                    routes.from("seda:audit").to("mock:audit");
                }),
                eip("queue to queue to queue", (route, routes, work) -> {
                    route.to("seda:one");
                    routes.from("seda:one").to("seda:two");
                    routes.from("seda:two").to("seda:work");
                    routes.from("seda:work").process(work);
                }),
                eip("the step after the queue of a queue", (route, routes, work) -> {
                    route.to("seda:one");
                    routes.from("seda:one").to("seda:two").process(work);
                    routes.from("seda:two").to("mock:two");
                }),
                eip("seda, two consumers", (route, routes, work) -> {
                    route.to("seda:work?multipleConsumers=true");
                    routes.from("seda:work?multipleConsumers=true").to("mock:other");
                    routes.from("seda:work?multipleConsumers=true").process(work);
                }),
                eip("seda, two consumers, their queue", (route, routes, work) -> {
                    route.to("seda:both?multipleConsumers=true");
                    routes.from("seda:both?multipleConsumers=true").to("mock:other");
                    routes.from("seda:both?multipleConsumers=true").to("seda:work");
                    routes.from("seda:work").process(work);
                }),
                eip("seda, waitForTaskToComplete=Always", (route, routes, work) -> {
                    route.to("seda:work?waitForTaskToComplete=Always");
                    routes.from("seda:work").process(work);
                }),
                eip("seda, InOut", (route, routes, work) -> {
                    route.to(ExchangePattern.InOut, "seda:work");
                    routes.from("seda:work").process(work);
                }),
                eip("seda, InOut, its queue", (route, routes, work) -> {
                    route.to(ExchangePattern.InOut, "seda:reply");
                    routes.from("seda:reply").to(ExchangePattern.InOnly, "seda:work");
                    routes.from("seda:work").process(work);
                }),
                eip("seda, waitForTaskToComplete=Never", (route, routes, work) -> {
                    route.to(ExchangePattern.InOut, "seda:work?waitForTaskToComplete=Never");
                    routes.from("seda:work").process(work);
                }),
                eip("toD to a queue", (route, routes, work) -> {
                    route.toD("seda:${header.CamelGitHubHooksEvent}");
                    routes.from("seda:push").process(work);
                }),
                eip("threads", (route, routes, work) -> route.threads(2).process(work)),
                eip(
                        "delay",
                        (route, routes, work) -> route.delay(1).asyncDelayed().process(work)),
                eip("throttle", (route, routes, work) -> route.throttle(10).process(work)),
                eip(
                        "loop",
                        (route, routes, work) ->
                                route.loop(3).to("seda:audit").end().process(work)),
                eip("loop, its queue", (route, routes, work) -> {
                    route.loop(3).copy().to("seda:work").end().to("mock:after");
                    routes.from("seda:work").process(work);
                }),
                eip("multicast", (route, routes, work) -> {
                    route.multicast().to("mock:other", "direct:work").end().to("mock:after");
                    routes.from("direct:work").process(work);
                }),
                eip("multicast, the first fails", (route, routes, work) -> {
                    route.multicast().to("direct:work", "mock:other").end().to("mock:after");
                    routes.from("direct:work").process(work);
                }),
                eip("multicast to queues", (route, routes, work) -> {
                    route.multicast().to("seda:work", "seda:audit").end().to("mock:after");
                    routes.from("seda:work").process(work);
                    routes.from("seda:audit").to("mock:audit");
                }),
                eip("multicast in parallel to queues", (route, routes, work) -> {
                    route.multicast()
                            .parallelProcessing()
                            .to("seda:work", "seda:audit")
                            .end()
                            .to("mock:after");
                    routes.from("seda:work").process(work);
                    routes.from("seda:audit").to("mock:audit");
                }),
                eip("multicast with a shared unit of work, to queues", (route, routes, work) -> {
                    route.multicast()
                            .shareUnitOfWork()
                            .to("seda:work", "seda:audit")
                            .end()
                            .to("mock:after");
                    routes.from("seda:work").process(work);
                    routes.from("seda:audit").to("mock:audit");
                }),
                eip("multicast, then two queues", (route, routes, work) -> {
                    route.multicast()
                            .to("seda:audit", "mock:other")
                            .end()
                            .to("seda:audit")
                            .to("seda:work");
                    routes.from("seda:work").process(work);
                    routes.from("seda:audit").to("mock:audit");
                }),
                eip("multicast in a multicast, to a queue", (route, routes, work) -> {
                    route.multicast().to("direct:inner", "mock:other").end().to("mock:after");
                    routes.from("direct:inner").multicast().to("seda:work", "mock:other");
                    routes.from("seda:work").process(work);
                }),
                eip("recipientList to a queue", (route, routes, work) -> {
                    route.recipientList(routes.constant("seda:work,mock:other"));
                    routes.from("seda:work").process(work);
                }),
                eip("split", (route, routes, work) -> route.split(routes.constant("a"))
                        .process(work)),
                eip("split to a queue", (route, routes, work) -> {
                    route.split(routes.constant("a,b")).to("seda:work").end().to("mock:after");
                    routes.from("seda:work").process(work);
                }),
                eip("split in parallel to a queue", (route, routes, work) -> {
                    route.split(routes.constant("a,b"))
                            .parallelProcessing()
                            .streaming()
                            .to("seda:work");
                    routes.from("seda:work").process(work);
                }),
                eip("split, the queue after it", (route, routes, work) -> {
                    route.split(routes.constant("a,b")).to("seda:audit").end().to("seda:work");
                    routes.from("seda:audit").to("mock:audit");
                    routes.from("seda:work").process(work);
                }),
                eip("routingSlip", (route, routes, work) -> {
                    route.routingSlip(routes.constant("seda:audit,seda:work,mock:other"));
                    routes.from("seda:audit").to("mock:audit");
                    routes.from("seda:work").process(work);
                }),
                eip("dynamicRouter", (route, routes, work) -> {
                    route.dynamicRouter(routes.method(new Itinerary(), "next"));
                    routes.from("seda:audit").to("mock:audit");
                    routes.from("seda:work").process(work);
                }),
                eip("loadBalance to topic", (route, routes, work) -> {
                    route.loadBalance().topic().to("seda:audit", "seda:work");
                    routes.from("seda:audit").to("mock:audit");
                    routes.from("seda:work").process(work);
                }),
                eip("loadBalance with failover to a queue", (route, routes, work) -> {
                    route.loadBalance().failover().to("direct:broken", "seda:work");
                    routes.from("direct:broken").throwException(new IllegalStateException("broken"));
                    routes.from("seda:work").process(work);
                }),
                eip("enrich", (route, routes, work) -> {
                    route.enrich("direct:more").to("mock:after");
                    routes.from("direct:more").process(work);
                }),
                eip("enrich, its queue", (route, routes, work) -> {
                    route.enrich("direct:more").to("mock:after");
                    routes.from("direct:more").to(ExchangePattern.InOnly, "seda:work");
                    routes.from("seda:work").process(work);
                }),
                eip("enrich, the queues after it", (route, routes, work) -> {
                    route.enrich("direct:more").to("seda:audit").to("seda:work");
                    routes.from("direct:more").to("mock:more");
                    routes.from("seda:audit").to("mock:audit");
                    routes.from("seda:work").process(work);
                }),
                eip("pollEnrich, the queues after it", (route, routes, work) -> {
                    route.to("seda:parked")
                            .pollEnrich("seda:parked", 10_000, (old, parked) -> old)
                            .to("seda:work");
                    routes.from("seda:work").process(work);
                }),
                eip("doTry", (route, routes, work) -> {
                    route.doTry()
                            .to("seda:work")
                            .doCatch(Exception.class)
                            .to("mock:caught")
                            .end();
                    routes.from("seda:work").process(work);
                }),
                eip("a queue in onException", (route, routes, work) -> {
                    route.onException(IllegalArgumentException.class)
                            .handled(true)
                            .to("seda:work")
                            .end()
                            .throwException(new IllegalArgumentException("first"));
                    routes.from("seda:work").process(work);
                }),
                eip("a dead letter queue", (route, routes, work) -> {
                    route.errorHandler(routes.deadLetterChannel("seda:work"))
                            .throwException(new IllegalArgumentException("first"));
                    routes.from("seda:work").process(work);
                }),
                eip("tried again by the error handler", (route, routes, work) -> {
                    route.errorHandler(routes.defaultErrorHandler()
                                    .maximumRedeliveries(1)
                                    .redeliveryDelay(1)
                                    .asyncDelayedRedelivery())
                            .process(work);
                }),
                eip("claimCheck", (route, routes, work) -> route.claimCheck(ClaimCheckOperation.Push)
                        .to("seda:audit")
                        .claimCheck(ClaimCheckOperation.Pop)
                        .process(work)),
                eip("idempotentConsumer", (route, routes, work) -> {
                    route.idempotentConsumer(routes.header("CamelGitHubHooksDeliveryGuid"))
                            .idempotentRepository("handled")
                            .to("seda:work");
                    routes.from("seda:work").process(work);
                }),
                eip("saga", (route, routes, work) -> {
                    route.saga().to("seda:work");
                    routes.from("seda:work").process(work);
                }),
                eip("resequence in batches", (route, routes, work) -> route.resequence(
                                routes.header("CamelGitHubHooksDeliveryGuid"))
                        .batch()
                        .timeout(10)
                        .process(work)),
                eip(
                        "resequence a stream",
                        (route, routes, work) ->
                                route
                                        .setHeader("number", routes.constant(1L))
                                        .resequence(routes.header("number"))
                                        .stream()
                                        .timeout(10)
                                        .process(work)),
                eip("a queue, then resequence", (route, routes, work) -> {
                    route.to("seda:audit")
                            .resequence(routes.header("CamelGitHubHooksDeliveryGuid"))
                            .batch()
                            .timeout(10)
                            .process(work);
                    routes.from("seda:audit").to("mock:audit");
                }),
                eip("interceptSendToEndpoint", (route, routes, work) -> {
                    route.to("mock:intercepted");
                    routes.from("seda:work").process(work);
                }));
    }

    static Stream<Eip> notWaitedFor() {
        return Stream.of(
                eip("wireTap", (route, routes, work) -> {
                    route.wireTap("direct:work");
                    routes.from("direct:work").process(work);
                }),
                eip("wireTap to a queue", (route, routes, work) -> {
                    route.wireTap("seda:work");
                    routes.from("seda:work").process(work);
                }),
                eip("a multicast behind a wireTap", (route, routes, work) -> {
                    route.wireTap("direct:tapped");
                    routes.from("direct:tapped").multicast().to("seda:work", "mock:other");
                    routes.from("seda:work").process(work);
                }),
                eip("aggregate", (route, routes, work) -> route.aggregate(
                                routes.constant(true), new GroupedExchangeAggregationStrategy())
                        .completionSize(100)
                        .process(work)),
                eip("onCompletion in parallel", (route, routes, work) -> route.onCompletion()
                        .parallelProcessing()
                        .process(work)
                        .end()
                        .to("mock:after")),
                eip("onCompletion to a queue", (route, routes, work) -> {
                    route.onCompletion().to("seda:work").end().to("mock:after");
                    routes.from("seda:work").process(work);
                }),
                eip("enrich from a queue that isn't waited for", (route, routes, work) -> {
                    route.enrich("seda:work?waitForTaskToComplete=Never");
                    routes.from("seda:work").process(work);
                }),
                eip(
                        "seda, discardIfNoConsumers",
                        (route, routes, work) -> route.to("seda:nobody?discardIfNoConsumers=true")),
                eip("filter, what it leaves out", (route, routes, work) -> route.filter(routes.constant(false))
                        .process(work)),
                eip("stop", (route, routes, work) -> route.stop().process(work)));
    }

    @ParameterizedTest
    @MethodSource("waitedFor")
    void itIsWaitedForAndItsFailureCounts(Eip eip) throws Exception {
        try (HookServer server = start(eip)) {
            CompletableFuture<Integer> answer = server.delivery().statusLater();
            gate.awaitReached();
            assertThat(answer).isNotDone();

            gate.open();

            assertThat(answer.get(30, SECONDS)).isEqualTo(500);
            assertThat(server.delivery().status()).as("recorded").isEqualTo(500);
        }
    }

    @ParameterizedTest
    @MethodSource("notWaitedFor")
    void itIsNotWaitedForAndTheDeliveryIsRecorded(Eip eip) throws Exception {
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

    /** The way of a dynamic router. */
    public static final class Itinerary {
        private static final String[] STOPS = {"seda:audit", "mock:other", "seda:work"};

        public String next(Exchange exchange) {
            int done = exchange.getProperty("stops", 0, Integer.class);
            exchange.setProperty("stops", done + 1);
            return done < STOPS.length ? STOPS[done] : null;
        }
    }
}
