// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.testkit.SignedSender;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpEngine;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server of Vert.x that reads each body before the component does, as Quarkus does for some of its extensions. */
class BodyReadByTheServerTest {

    private static final String SECRET = "it-is-a-test-secret";
    private static final String PUSH = "{\"ref\": \"refs/heads/main\", \"note\": \"a+b & c=d %\"}";

    private final Vertx vertx = Vertx.vertx();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private SignedSender delivery;

    @BeforeEach
    void start() throws Exception {
        Router router = Router.router(vertx);
        router.route().order(-1).handler(BodyHandler.create(false));
        HttpServer server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        String name = VertxPlatformHttpRouter.getRouterNameFromPort(0);
        context.getRegistry().bind(name, new VertxPlatformHttpRouter(null, vertx, router, name));
        context.getRegistry().bind("platform-http-engine", new VertxPlatformHttpEngine());
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("github-hooks:receive?maxBodySize=1000&webhookSecret=" + SECRET)
                        .to("mock:events");
            }
        });
        context.start();
        delivery = SignedSender.to(URI.create("http://127.0.0.1:" + server.actualPort() + "/github"))
                .secret(SECRET)
                .event("push");
    }

    @AfterEach
    void stop() throws Exception {
        context.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void jsonIsReceived() throws Exception {
        assertReceived(delivery.json());
    }

    @Test
    void formsAreReceived() throws Exception {
        assertReceived(delivery.form());
    }

    @Test
    void forgedDeliveriesAreRefused() throws Exception {
        assertThat(delivery.secret("guessed").json().body(PUSH).send().status()).isEqualTo(401);
    }

    @Test
    void tooLargeDeliveriesAreRefused() throws Exception {
        String large = "{\"text\":\"" + "x".repeat(1000) + "\"}";

        assertThat(delivery.json().body(large).send().status()).isEqualTo(413);
    }

    private void assertReceived(SignedSender sender) throws Exception {
        MockEndpoint events = context.getEndpoint("mock:events", MockEndpoint.class);
        events.expectedMessageCount(1);

        assertThat(sender.body(PUSH).send().status()).isEqualTo(202);

        events.assertIsSatisfied();
        assertThat(events.getExchanges().get(0).getMessage().getBody(String.class))
                .isEqualTo(PUSH);
    }
}
