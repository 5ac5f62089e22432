// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import java.util.stream.Stream;
import org.apache.camel.ExchangePattern;
import org.apache.camel.model.ClaimCheckOperation;
import org.apache.camel.processor.aggregate.GroupedExchangeAggregationStrategy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which of Camel's patterns a delivery waits for, when an event goes one way. The table of docs/errors.md says the same. */
class EipsTest extends EipsTestSupport {

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

    @ParameterizedTest
    @MethodSource("waitedFor")
    void itIsWaitedForAndItsFailureCounts(Eip eip) throws Exception {
        assertWaitedFor(eip);
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
    @MethodSource("notWaitedFor")
    void itIsNotWaitedForAndTheDeliveryIsRecorded(Eip eip) throws Exception {
        assertNotWaitedFor(eip);
    }
}
