// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.instances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.internal.log.DeliveriesConsumer;
import io.github.camelgithubhooks.support.RoutesTestSupport;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.Test;

/** Routes with one repository and one prefix handle an event once among them. */
class SharedRecordTest extends RoutesTestSupport {

    private final AtomicInteger runs = new AtomicInteger();
    private final CountDownLatch slow = new CountDownLatch(1);

    @Test
    void aSlowEventOfTheListenerIsNotRunByTheReaderOfTheLog() throws Exception {
        SimulatedHook hook = hook("push");
        startBoth(hook);

        // GitHub gets its answer, and writes its log, while the route is still at work
        assertThat(push(1).statusCode()).isEqualTo(504);
        int polls = lists().size();
        await().until(() -> lists().size() > polls + 3);
        assertThat(runs).hasValue(1);

        slow.countDown();
        await().until(() -> reader().getOutcomes().equals(Map.of("duplicate", 1L)));
        assertThat(runs).hasValue(1);
    }

    private void startBoth(SimulatedHook hook) throws Exception {
        context.getRegistry().bind("handled", MemoryIdempotentRepository.memoryIdempotentRepository());
        String shared = "idempotentRepository=#handled&idempotentPrefix=events";
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("github-hooks:receive?path=/github&ackTimeout=100&webhookSecret=" + SECRET + "&" + shared)
                        .routeId("listener")
                        .to("direct:handle");
                from(deliveries(hook, "startFrom=earliest", shared))
                        .routeId("reader")
                        .to("direct:handle");
                from("direct:handle").process(exchange -> {
                    runs.incrementAndGet();
                    slow.await();
                });
            }
        });
        github.route(
                "https://hooks.example.test",
                context.getComponent("platform-http", PlatformHttpComponent.class)
                        .getEngine()
                        .getServerPort());
    }

    private DeliveriesConsumer reader() {
        return (DeliveriesConsumer) context.getRoute("reader").getConsumer();
    }
}
