// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.support.DeliveryLogTestSupport;
import io.github.camelgithubhooks.testkit.Fault;
import io.github.camelgithubhooks.testkit.SimulatedDelivery;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a route has done is done, also while GitHub's log shows no success; unless the route asked GitHub to repeat it. */
class UnrecoveredTest extends DeliveryLogTestSupport {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anEventThatTheRouteHandledComesOnce(boolean fetchPayload) throws Exception {
        SimulatedHook hook = hook("push");
        SimulatedDelivery delivery = push(1);
        start("deliveries", hook, "deliveryStatus=unrecovered&delay=10&fetchPayload=" + fetchPayload);
        received(1);

        redeliver(hook, delivery);
        int polls = lists().size();
        await().until(() -> lists().size() > polls + 20);

        assertThat(received(1)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"direct:ask", "seda:ask", "multicast"})
    void anEventThatTheRouteHadDeliveredAgainComesUntilItSucceeds(String way) throws Exception {
        SimulatedHook hook = hook("push");
        push(1);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                String healing =
                        deliveries(hook, "deliveryStatus=unrecovered&fetchPayload=false&delay=10&maxAttempts=3");
                if (way.equals("multicast")) {
                    from(healing).routeId("deliveries").multicast().to(uri("redeliver"), "mock:other");
                } else {
                    from(healing).routeId("deliveries").to(way);
                    from(way).toD(uri("redeliver"));
                }
            }
        });

        await().until(() -> repository.deliveries(hook.id()).size() == 4);
    }

    @Test
    void aRedeliveryThatTheLogShowsBeforeTheRouteEndsCountsOnce() throws Exception {
        SimulatedHook hook = hook("push");
        push(1);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(deliveries(hook, "deliveryStatus=unrecovered&fetchPayload=false&delay=10&maxAttempts=3"))
                        .routeId("deliveries")
                        .to("seda:ask");
                from("seda:ask").toD(uri("redeliver")).process(exchange -> {
                    int polls = lists().size();
                    await().until(() -> lists().size() > polls + 2);
                });
            }
        });

        await().until(() -> repository.deliveries(hook.id()).size() == 4);
    }

    @Test
    void aRefusedRedeliveryIsAskedForAgain() throws Exception {
        SimulatedHook hook = hook("push");
        push(1);
        github.inject(Fault.status(422).on("POST", ".*/attempts$").times(1));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(deliveries(hook, "deliveryStatus=unrecovered&fetchPayload=false&delay=10"))
                        .routeId("deliveries")
                        .to(uri("redeliver", "throwExceptionOnFailure=false"));
            }
        });

        await().until(() -> repository.deliveries(hook.id()).size() >= 2);
    }
}
