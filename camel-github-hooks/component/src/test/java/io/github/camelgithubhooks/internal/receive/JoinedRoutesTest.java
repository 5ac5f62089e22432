// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.support.HookServer;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two routes on one path: one answer, the worst of both, and no route suffers from the other. */
class JoinedRoutesTest {

    private final AtomicInteger failures = new AtomicInteger();
    private HookServer server;

    @BeforeEach
    void start() throws Exception {
        server = HookServer.start(new RouteBuilder() {
            @Override
            public void configure() {
                from(HookServer.uri("events=push,issues")).routeId("first").to("mock:first");
                from(HookServer.uri("events=issues,release&path=github/"))
                        .routeId("second")
                        .process(exchange -> {
                            if (failures.getAndDecrement() > 0) {
                                throw new IllegalStateException("boom");
                            }
                        })
                        .to("mock:second");
            }
        });
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void anEventGoesToTheRouteThatWantsIt() {
        assertThat(server.delivery().event("push").status()).isEqualTo(202);
        assertThat(server.received("first")).hasSize(1);
        assertThat(server.received("second")).isEmpty();
    }

    @Test
    void doneIsSaidRatherThanNotWanted() {
        assertThat(server.delivery().event("push").send().body()).isEqualTo("done");
    }

    @Test
    void anEventGoesToBothWhenBothWantIt() {
        server.delivery().event("issues").send();

        assertThat(server.received("first")).hasSize(1);
        assertThat(server.received("second")).hasSize(1);
    }

    @Test
    void anEventThatNoneWantsIsAnsweredOnce() {
        assertThat(server.delivery().event("star").send().body()).isEqualTo("no route wants this event");
    }

    @Test
    void theFailureOfOneIsTheAnswer() {
        failures.set(1);

        assertThat(server.delivery().event("issues").status()).isEqualTo(500);
        assertThat(server.received("first")).hasSize(1);
    }

    @Test
    void theFailureOfOneDoesntRunTheOtherAgain() {
        failures.set(1);
        server.delivery().event("issues").send();

        assertThat(server.delivery().event("issues").status()).isEqualTo(202);
        assertThat(server.received("first")).hasSize(1);
        assertThat(server.received("second")).hasSize(1);
    }

    @Test
    void whatBothHandledIsADuplicate() {
        server.delivery().event("issues").send();

        assertThat(server.delivery().event("issues").status()).isEqualTo(200);
    }

    @Test
    void aSuspendedRouteIsTheAnswerForWhatItWants() throws Exception {
        server.context().getRouteController().suspendRoute("second");

        assertThat(server.delivery().event("issues").status()).isEqualTo(503);
        assertThat(server.received("first")).hasSize(1);
    }

    @Test
    void aSuspendedRouteDoesntHoldUpWhatItDoesntWant() throws Exception {
        server.context().getRouteController().suspendRoute("second");

        assertThat(server.delivery().event("push").status()).isEqualTo(202);
    }

    @Test
    void aStoppedRouteKeepsItsEventsUnacknowledged() throws Exception {
        server.context().getRouteController().stopRoute("second");

        assertThat(server.delivery().event("release").status()).isEqualTo(503);
        assertThat(server.delivery().event("push").status()).isEqualTo(202);
    }

    @Test
    void aRestartedRouteGetsItsEvents() throws Exception {
        server.context().getRouteController().stopRoute("first");
        server.context().getRouteController().stopRoute("second");
        server.context().getRouteController().startRoute("second");

        assertThat(server.delivery().event("release").status()).isEqualTo(202);
    }
}
