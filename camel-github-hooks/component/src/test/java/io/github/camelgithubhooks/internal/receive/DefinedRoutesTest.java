// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.support.Background;
import io.github.camelgithubhooks.support.BrokerComponent;
import io.github.camelgithubhooks.support.HookServer;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.SupervisingRouteController;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An event is answered 'not wanted' only when no route that is defined wants it. */
class DefinedRoutesTest {

    private HookServer server;

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aRouteThatIsYetToBeStartedKeepsItsEventsUnacknowledged() throws Exception {
        server = HookServer.start(new RouteBuilder() {
            @Override
            public void configure() {
                from(HookServer.uri("events=push")).routeId("first").to("mock:first");
                from(HookServer.uri("events=issues"))
                        .routeId("second")
                        .autoStartup(false)
                        .to("mock:second");
            }
        });

        HttpResponse<String> answer = server.delivery().event("issues").send();
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("10");
        assertThat(server.delivery().event("push").status()).isEqualTo(202);
        assertThat(server.delivery().guid("other").event("star").status()).isEqualTo(202);

        server.context().getRouteController().startRoute("second");
        assertThat(server.delivery().event("issues").status()).isEqualTo(202);
        assertThat(server.received("second")).hasSize(1);
    }

    @Test
    void aRouteThatCantBeStartedYetKeepsItsEventsUnacknowledged() throws Exception {
        AtomicBoolean brokerIsUp = new AtomicBoolean();
        server = HookServer.create();
        SupervisingRouteController controller =
                server.context().getRouteController().supervising();
        controller.setInitialDelay(0);
        controller.setBackOffDelay(100);
        server.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                getContext().addComponent("broker", new BrokerComponent(brokerIsUp));
                from(HookServer.uri("events=push")).routeId("first").to("mock:first");
                from(HookServer.uri("events=issues"))
                        .routeId("second")
                        .to("broker:topic")
                        .to("mock:second");
            }
        });
        server.context().start();
        await().until(() -> server.delivery().event("push").status() / 100 == 2);

        for (int i = 0; i < 20; i++) {
            assertThat(server.delivery().guid("issue-" + i).event("issues").status())
                    .isEqualTo(503);
        }

        brokerIsUp.set(true);
        await().until(() -> server.delivery().event("issues").guid("up").status() == 202);
        assertThat(server.received("second")).isNotEmpty();
    }

    @Test
    void noEventIsLostWhileRoutesAreReplaced() throws Exception {
        server = HookServer.start(reloaded());
        AtomicBoolean reloading = new AtomicBoolean(true);
        CompletableFuture<Void> reload = Background.run(() -> {
            try {
                for (int i = 0; i < 20; i++) {
                    server.context().getRouteController().removeAllRoutes();
                    server.context().addRoutes(reloaded());
                }
            } catch (Exception e) {
                throw new IllegalStateException(e);
            } finally {
                reloading.set(false);
            }
        });
        Set<String> accepted = new TreeSet<>();
        int number = 0;
        while (reloading.get()) {
            String guid = "guid-" + ++number;
            HttpResponse<String> answer =
                    server.delivery().event("issues").guid(guid).send();
            assertThat(answer.statusCode()).as(answer.body()).isIn(202, 503);
            if (answer.statusCode() == 202) {
                accepted.add(guid);
            }
        }
        reload.join();

        Set<String> handled = new TreeSet<>();
        server.received("second")
                .forEach(exchange ->
                        handled.add(exchange.getMessage().getHeader("CamelGitHubHooksDeliveryGuid", String.class)));
        assertThat(handled).containsAll(accepted);
    }

    @Test
    void aRemovedRouteCountsUntilItWontComeBack() throws Exception {
        server = HookServer.start(reloaded());
        server.context().getRouteController().stopRoute("second");
        server.context().removeRoute("second");

        assertThat(server.delivery().event("issues").status()).isEqualTo(503);
        assertThat(server.delivery().event("push").status()).isEqualTo(202);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> server.delivery().event("issues").status() == 202);

        server.context().getRouteController().removeAllRoutes();
        assertThat(server.delivery().status()).isEqualTo(503);

        await().atMost(Duration.ofSeconds(30))
                .until(() -> server.delivery().event("issues").status() == 404);
    }

    @Test
    void anotherRoutesSuccessIsNoneForARouteThatIsBeingReplaced() throws Exception {
        server = HookServer.start(new RouteBuilder() {
            @Override
            public void configure() {
                from(HookServer.uri("events=push")).routeId("first").to("mock:first");
                from(HookServer.uri("events=push")).routeId("second").to("mock:second");
            }
        });
        server.context().getRouteController().stopRoute("second");
        server.context().removeRoute("second");

        assertThat(server.delivery().event("push").status()).isEqualTo(503);

        server.context().addRoutes(HookServer.route("second", "events=push"));
        assertThat(server.delivery().event("push").status()).isEqualTo(202);
        assertThat(server.received("first")).hasSize(1);
        assertThat(server.received("second")).hasSize(1);
    }

    @Test
    void aStoppedRouteKeepsItsPath() throws Exception {
        server = HookServer.start(reloaded());
        server.context().getRouteController().stopRoute("first");
        server.context().getRouteController().stopRoute("second");

        assertThat(server.delivery().event("issues").status()).isEqualTo(503);

        server.context().getRouteController().startRoute("second");
        assertThat(server.delivery().event("issues").status()).isEqualTo(202);
    }

    private static RouteBuilder reloaded() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(HookServer.uri("events=push")).routeId("first").to("mock:first");
                from(HookServer.uri("events=issues")).routeId("second").to("mock:second");
            }
        };
    }
}
