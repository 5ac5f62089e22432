// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.GitHubHooksConstants;
import io.github.camelgithubhooks.support.DeliveryLogTestSupport;
import io.github.camelgithubhooks.support.HttpServer;
import io.github.camelgithubhooks.testkit.Fault;
import io.github.camelgithubhooks.testkit.SimulatedDelivery;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ServiceStatus;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckAware;
import org.junit.jupiter.api.Test;

/** A receiver that also reads the log: pushed events once, missed events once. */
class CatchUpTest extends DeliveryLogTestSupport {

    @Test
    void whatWasMissedIsBroughtAndWhatWasPushedIsNotOfferedAgain() throws Exception {
        SimulatedHook hook = hook("push");
        push(1);
        listen(hook, exchange -> {});
        received(1);
        assertThat(push(2).statusCode()).isEqualTo(202);
        int polls = lists().size();
        await().until(() -> lists().size() > polls + 3);

        List<Exchange> received = received(2);
        assertThat(numbers(received)).containsExactly(1, 2);
        assertThat(sources(received)).containsExactly("deliveries", "receive");
    }

    @Test
    void whatTheRouteFailedOnIsBroughtAgain() throws Exception {
        SimulatedHook hook = hook("push");
        AtomicBoolean failed = new AtomicBoolean();
        listen(hook, exchange -> {
            if (failed.compareAndSet(false, true)) {
                throw new IllegalStateException("the route failed");
            }
        });

        assertThat(push(1).statusCode()).isEqualTo(500);

        assertThat(sources(received(1))).containsExactly("deliveries");
    }

    @Test
    void whatCanNeitherBeReadNorDeliveredAgainHoldsUpNoOther() throws Exception {
        SimulatedHook hook = hook("push");
        SimulatedDelivery dead = push(1);
        push(2);
        repository.forgetPayload(hook.id(), dead.id());
        github.inject(Fault.status(422).on("POST", ".*/deliveries/" + dead.id() + "/attempts"));
        listen(hook, exchange -> {});

        assertThat(numbers(received(1))).containsExactly(2);
    }

    @Test
    void aTokenThatMayNotRedeliverHoldsUpNothingElse() throws Exception {
        SimulatedHook hook = hook("push");
        for (int i = 0; i < 5; i++) {
            repository.forgetPayload(hook.id(), push(i).id());
        }
        push(5);
        github.inject(Fault.status(403).on("POST", ".*/attempts$"));
        listen(hook, exchange -> {});

        assertThat(numbers(received(1))).containsExactly(5);
        await().untilAsserted(() -> assertThat(healthWords())
                .hasValueSatisfying(words -> assertThat(words).contains("403", "hold up no other")));
    }

    @Test
    void aRedeliveryOfWhatWasBroughtIsADuplicate() throws Exception {
        SimulatedHook hook = hook("push");
        SimulatedDelivery missed = push(1);
        listen(hook, exchange -> {});
        received(1);

        redeliver(hook, missed);

        assertThat(repository.deliveries(hook.id()))
                .filteredOn(SimulatedDelivery::redelivery)
                .singleElement()
                .extracting(SimulatedDelivery::statusCode)
                .isEqualTo(200);
        assertThat(received(1)).hasSize(1);
    }

    @Test
    void whatIsInProgressIsNotOfferedTwice() throws Exception {
        SimulatedHook hook = hook("push");
        CountDownLatch go = new CountDownLatch(1);
        SimulatedDelivery missed = push(1);
        CountDownLatch entered = new CountDownLatch(1);
        listen(hook, exchange -> {
            entered.countDown();
            go.await();
        });
        entered.await();

        send(uri("redeliver", "hookId=" + hook.id(), "deliveryId=" + missed.id()), null);
        go.countDown();

        await().untilAsserted(() -> assertThat(repository.deliveries(hook.id()))
                .filteredOn(SimulatedDelivery::redelivery)
                .singleElement()
                .extracting(SimulatedDelivery::statusCode)
                .isIn(200, 202));
        assertThat(received(1)).hasSize(1);
    }

    @Test
    void aPayloadThatIsGoneIsDeliveredToTheListenerAgain() throws Exception {
        SimulatedHook hook = hook("push");
        SimulatedDelivery missed = push(1);
        repository.forgetPayload(hook.id(), missed.id());
        listen(hook, exchange -> {});

        List<Exchange> received = received(1);
        assertThat(numbers(received)).containsExactly(1);
        assertThat(sources(received)).containsExactly("receive");
    }

    @Test
    void itIsSuspendedAndStoppedWithTheListener() throws Exception {
        SimulatedHook hook = hook("push");
        listen(hook, exchange -> {});
        await().until(() -> !lists().isEmpty());

        context.getRouteController().suspendRoute("deliveries");
        push(1);
        int polls = lists().size();
        context.getRouteController().resumeRoute("deliveries");
        assertThat(numbers(received(1))).containsExactly(1);
        assertThat(lists().size()).isGreaterThan(polls);

        context.getRouteController().stopRoute("deliveries");
        push(2);
        assertThat(context.getRouteController().getRouteStatus("deliveries")).isEqualTo(ServiceStatus.Stopped);
        context.getRouteController().startRoute("deliveries");
        assertThat(numbers(received(2))).containsExactly(1, 2);
    }

    @Test
    void oneHealthCheckTellsOfBoth() throws Exception {
        SimulatedHook hook = hook("push");
        listen(hook, exchange -> {});
        repository.setActive(hook.id(), false);

        await().untilAsserted(() -> assertThat(healthWords())
                .hasValueSatisfying(words -> assertThat(words).contains("is inactive")));
    }

    private Optional<String> healthWords() {
        return ((HealthCheckAware) context.getRoute("deliveries").getConsumer())
                .getHealthCheck()
                .call(Map.of(HealthCheck.CHECK_KIND, HealthCheck.Kind.READINESS))
                .getMessage();
    }

    private void listen(SimulatedHook hook, Processor processor) throws Exception {
        HttpServer.on(context);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from(uri(
                                "receive",
                                "catchUp=true&initialDelay=0&delay=50&hookId=" + hook.id(),
                                "webhookSecret=" + SECRET))
                        .routeId("deliveries")
                        .process(processor)
                        .to("mock:deliveries");
            }
        });
        github.route(
                "https://hooks.example.test",
                context.getComponent("platform-http", PlatformHttpComponent.class)
                        .getEngine()
                        .getServerPort());
    }

    private static List<String> sources(List<Exchange> exchanges) {
        return exchanges.stream()
                .map(exchange -> exchange.getMessage().getHeader(GitHubHooksConstants.SOURCE, String.class))
                .toList();
    }
}
