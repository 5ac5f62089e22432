// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.internal.log.DeliveriesConsumer;
import io.github.camelgithubhooks.support.DeliveryLogTestSupport;
import io.github.camelgithubhooks.testkit.SimulatedDelivery;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** One route has GitHub deliver again what no attempt succeeded with; the log is its only state. */
class SelfHealingTest extends DeliveryLogTestSupport {

    @Test
    void whatWasMissedIsDeliveredAgainOnceTheListenerIsBack() throws Exception {
        SimulatedHook hook = hook("push");
        push(1);
        push(2);
        heal(hook, 10);
        listen();

        await().until(() -> succeeded(hook).size() == 2);
    }

    @Test
    void whatSucceededIsNotTouched() throws Exception {
        SimulatedHook hook = listening("push");
        SimulatedDelivery fine = push(1);
        stopListening();
        SimulatedDelivery missed = push(2);
        heal(hook, 3);

        await().until(() -> redeliveries(hook).size() == 3);
        assertThat(redeliveries(hook)).extracting(SimulatedDelivery::guid).containsOnly(missed.guid());
        assertThat(fine.guid()).isNotEqualTo(missed.guid());
    }

    @Test
    void whatSucceededInTheEndIsNotGivenUp() throws Exception {
        SimulatedHook hook = hook("push");
        SimulatedDelivery missed = push(1);
        redeliver(hook, missed);
        redeliver(hook, missed);
        listen();
        redeliver(hook, missed);
        heal(hook, 2);

        await().until(() -> lists().size() > 3);
        assertThat(consumer().getGivenUp()).isZero();
    }

    @Test
    void itEndsAfterMaxAttempts() throws Exception {
        SimulatedHook hook = hook("push");
        push(1);
        heal(hook, 3);

        await().until(() -> consumer().getGivenUp() == 1);
        int polls = lists().size();
        await().until(() -> lists().size() > polls + 5);
        assertThat(redeliveries(hook)).hasSize(3);
    }

    @Test
    void theCountSurvivesARestartWithoutAnyState() throws Exception {
        SimulatedHook hook = hook("push");
        SimulatedDelivery missed = push(1);
        redeliver(hook, missed);
        redeliver(hook, missed);
        heal(hook, 3);

        await().until(() -> consumer().getGivenUp() == 1);
        assertThat(redeliveries(hook)).hasSize(3);
    }

    private void heal(SimulatedHook hook, int maxAttempts) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(deliveries(
                                hook,
                                "deliveryStatus=unrecovered&fetchPayload=false&delay=10&maxAttempts=" + maxAttempts))
                        .routeId("deliveries")
                        .to(uri("redeliver"));
            }
        });
    }

    private DeliveriesConsumer consumer() {
        return (DeliveriesConsumer) context.getRoute("deliveries").getConsumer();
    }

    private List<SimulatedDelivery> redeliveries(SimulatedHook hook) {
        return repository.deliveries(hook.id()).stream()
                .filter(SimulatedDelivery::redelivery)
                .toList();
    }

    private List<String> succeeded(SimulatedHook hook) {
        return repository.deliveries(hook.id()).stream()
                .filter(SimulatedDelivery::successful)
                .map(SimulatedDelivery::guid)
                .distinct()
                .toList();
    }
}
