// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.support.Background;
import io.github.camelgithubhooks.support.Delivered;
import io.github.camelgithubhooks.support.Gate;
import io.github.camelgithubhooks.support.HookServer;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Consumer;
import org.apache.camel.ServiceStatus;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a delivery is answered while its route is suspended, stops or has stopped. */
class StoppingTest {

    private final Gate gate = new Gate();
    private HookServer server;

    @BeforeEach
    void start() throws Exception {
        server = HookServer.start(new RouteBuilder() {
            @Override
            public void configure() {
                from(HookServer.uri("")).routeId("receive").process(gate).to("mock:receive");
            }
        });
    }

    @AfterEach
    void stop() {
        gate.open();
        server.close();
    }

    @Test
    void aSuspendedRouteIsAnswered503() throws Exception {
        server.context().getRouteController().suspendRoute("receive");

        HttpResponse<String> answer = server.delivery().send();

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("10");
        assertThat(answer.body()).isEqualTo("stopping or suspended");
    }

    @Test
    void aSuspendedRouteStillRefusesWhatIsWrong() throws Exception {
        server.context().getRouteController().suspendRoute("receive");

        assertThat(server.delivery().signed("other").status()).isEqualTo(401);
    }

    @Test
    void aResumedRouteGetsTheRedelivery() throws Exception {
        gate.open();
        server.context().getRouteController().suspendRoute("receive");
        server.delivery().send();
        server.context().getRouteController().resumeRoute("receive");

        assertThat(server.delivery().status()).isEqualTo(202);
    }

    @Test
    void aDeliveryThatIsUnderWayIsFinishedAndAnswered() throws Exception {
        CompletableFuture<Integer> answer = server.delivery().statusLater();
        gate.awaitReached();
        CompletableFuture<Void> stopped = Background.run(server::close);
        await().until(() -> server.context().getStatus() == ServiceStatus.Stopping);

        gate.open();

        assertThat(answer.get(10, SECONDS)).isEqualTo(202);
        stopped.get(20, SECONDS);
    }

    @Test
    void aDeliveryThatComesWhileTheRouteStopsIsAnswered503() throws Exception {
        CompletableFuture<Integer> first = server.delivery().guid("one").statusLater();
        gate.awaitReached();
        CompletableFuture<Void> stopped = Background.run(server::close);
        await().until(() -> server.context().getRouteController().getRouteStatus("receive") == ServiceStatus.Started
                && server.context().getStatus() == ServiceStatus.Stopping
                && server.delivery().guid("two").status() == 503);

        gate.open();
        first.get(10, SECONDS);
        stopped.get(20, SECONDS);
    }

    @Test
    void aDeliveryWhoseRouteIsStoppedByForceIsAnswered503() throws Exception {
        server.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(HookServer.uri("path=/async")).routeId("async").threads().process(gate);
            }
        });
        CompletableFuture<Integer> answer = Delivered.to(server.url("/async")).statusLater();
        gate.awaitReached();

        server.context().getRouteController().stopRoute("async", 1, SECONDS, false);

        assertThat(answer.get(10, SECONDS)).isEqualTo(503);
    }

    @Test
    void theOnlyRouteOfAPathIsAnswered503WhileItIsStopped() throws Exception {
        gate.open();
        server.context().getRouteController().stopRoute("receive");

        HttpResponse<String> answer = server.delivery().send();

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("10");

        server.context().getRouteController().startRoute("receive");
        assertThat(server.delivery().status()).isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aConsumerThatWasNeverStartedStops(boolean initialized) throws Exception {
        Consumer consumer =
                server.context().getEndpoint(HookServer.uri("path=/other")).createConsumer(exchange -> {});
        if (initialized) {
            consumer.init();
        }

        consumer.stop();

        assertThat(((ReceiveConsumer) consumer).isStopped()).isTrue();
    }
}
