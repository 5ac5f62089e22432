// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which of Camel's patterns a delivery waits for, when an event goes several ways. The table of docs/errors.md says the same. */
class ForkingEipsTest extends EipsTestSupport {

    static Stream<Eip> waitedFor() {
        return Stream.of(
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
                }));
    }

    @ParameterizedTest
    @MethodSource("waitedFor")
    void itIsWaitedForAndItsFailureCounts(Eip eip) throws Exception {
        assertWaitedFor(eip);
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
