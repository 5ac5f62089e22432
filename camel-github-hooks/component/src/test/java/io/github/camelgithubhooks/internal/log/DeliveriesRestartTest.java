// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.support.DeliveryLogTestSupport;
import io.github.camelgithubhooks.testkit.Fault;
import io.github.camelgithubhooks.testkit.SimulatedDelivery;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Consumer;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A route with its state in memory continues where it was, as long as the process lives. */
class DeliveriesRestartTest extends DeliveryLogTestSupport {

    private static final String ROUTE = "deliveries";

    @Test
    void whatComesWhileTheRouteIsStoppedIsOfferedOnce() throws Exception {
        SimulatedHook hook = hook("push");
        start(ROUTE, hook);
        await().until(() -> !lists().isEmpty());
        push(1);
        received(1);

        context.getRouteController().stopRoute(ROUTE);
        push(2);
        context.getRouteController().startRoute(ROUTE);

        assertThat(numbers(received(2))).containsExactly(1, 2);
        awaitPolls(3);
        assertThat(received(2)).hasSize(2);
    }

    @Test
    void aRouteThatIsRemovedAndAddedAgainContinues() throws Exception {
        SimulatedHook hook = hook("push");
        start(ROUTE, hook);
        await().until(() -> !lists().isEmpty());
        push(1);
        received(1);

        context.getRouteController().stopRoute(ROUTE);
        context.removeRoute(ROUTE);
        push(2);
        start(ROUTE, hook);

        // with the route its mock was removed
        assertThat(numbers(received(1))).containsExactly(2);
        awaitPolls(3);
        assertThat(received(1)).hasSize(1);
    }

    /** Camel suspends what it finds, such as after a start that failed elsewhere. */
    @Test
    void aConsumerThatWasNeverStartedIsSuspended() throws Exception {
        String uri = "github-hooks:deliveries?repoOwner=octo&repoName=hello&hookId=1";
        DeliveriesConsumer consumer =
                (DeliveriesConsumer) context.getEndpoint(uri).createConsumer(exchange -> {});

        consumer.suspend();

        assertThat(consumer.isSuspended()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aConsumerThatWasNeverStartedStops(boolean initialized) throws Exception {
        String uri = "github-hooks:deliveries?repoOwner=octo&repoName=hello&hookId=1";
        Consumer consumer = context.getEndpoint(uri).createConsumer(exchange -> {});
        if (initialized) {
            consumer.init();
        }

        consumer.stop();

        assertThat(((DeliveriesConsumer) consumer).isStopped()).isTrue();
    }

    @Test
    void aRouteThatIsReplacedUnderItsIdContinues() throws Exception {
        SimulatedHook hook = hook("push");
        start(ROUTE, hook, "startFrom=earliest");
        push(1);
        received(1);

        start(ROUTE, hook, "startFrom=earliest", "fetchConcurrency=1");
        push(2);

        // with the route its mock was removed
        assertThat(numbers(received(1))).containsExactly(2);
    }

    @Test
    void whatComesWhileGitHubIsDownAtTheFirstStartIsOffered() throws Exception {
        SimulatedHook hook = hook("push");
        github.inject(Fault.status(503).on("GET", ".*/deliveries").times(Integer.MAX_VALUE));
        start(ROUTE, hook);
        await().until(() -> !lists().isEmpty());
        awaitNextSecond();

        context.getRouteController().stopRoute(ROUTE);
        push(1);
        awaitNextSecond();
        github.clearFaults();
        context.getRouteController().startRoute(ROUTE);

        assertThat(numbers(received(1))).containsExactly(1);
    }

    @Test
    void failedAttemptsCountAcrossARestart() throws Exception {
        SimulatedHook hook = hook("push");
        SimulatedDelivery delivery = push(1);
        AtomicInteger attempts = new AtomicInteger();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                // with this delay nothing is offered again before the route is restarted
                from(deliveries(hook, "startFrom=earliest", "maxAttempts=2", "delay=600000"))
                        .routeId(ROUTE)
                        .process(exchange -> attempts.incrementAndGet())
                        .throwException(new IllegalStateException("cannot handle " + delivery.guid()));
            }
        });
        await().until(() -> attempts.get() == 1);

        context.getRouteController().stopRoute(ROUTE);
        context.getRouteController().startRoute(ROUTE);

        await().until(() -> consumer().getGivenUp() == 1);
        assertThat(attempts).hasValue(2);
    }

    private DeliveriesConsumer consumer() {
        return (DeliveriesConsumer) context.getRoute(ROUTE).getConsumer();
    }

    private void awaitPolls(int count) {
        int before = lists().size();
        await().until(() -> lists().size() >= before + count);
    }
}
