// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.health;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.support.Background;
import io.github.camelgithubhooks.support.Gate;
import io.github.camelgithubhooks.support.HookServer;
import io.github.camelgithubhooks.support.ProbedMain;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Route;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.RoutePolicySupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A camel-main that starts isn't ready before its routes receive. */
class StartingMainTest {

    private final Gate gate = new Gate();
    private final ProbedMain main = new ProbedMain();

    @AfterEach
    void stop() {
        gate.open();
        main.close();
    }

    @ParameterizedTest(name = "the slow route comes as number {0}")
    @ValueSource(ints = {1, 3})
    void isNotReadyBeforeAllItsRoutesAreStarted(int slow) throws Exception {
        CompletableFuture<ProbedMain> started = Background.supply(() -> main.start(routes(slow)));
        gate.awaitReached();

        await().untilAsserted(() -> assertThat(main.ready()).isEqualTo(503));
        assertThat(main.delivery().status()).isEqualTo(slow == 1 ? 404 : 503);

        gate.open();
        started.get(20, SECONDS);
        assertThat(main.ready()).isEqualTo(200);
        assertThat(main.delivery().status()).isEqualTo(202);
    }

    private RouteBuilder routes(int slow) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(HookServer.uri("")).routeId("events").startupOrder(2).to("mock:events");
                from("direct:slow")
                        .routePolicy(new Slow())
                        .routeId("slow")
                        .startupOrder(slow)
                        .to("mock:slow");
            }
        };
    }

    /** Holds up the start until the gate opens. */
    private final class Slow extends RoutePolicySupport {

        @Override
        public void onStart(Route route) {
            try {
                gate.process(null);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
