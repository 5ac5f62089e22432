// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.GitHubHooksComponent;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.User;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.SimpleAuthenticationHandler;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpEngine;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The dashboard on a server of Vert.x that isn't Camel's, as with Quarkus. */
class DashboardForeignServerTest {

    private final HttpClient client = HttpClient.newHttpClient();
    private final Vertx vertx = Vertx.vertx();
    private HttpServer server;
    private DefaultCamelContext context;

    @BeforeEach
    void start() throws Exception {
        Router router = Router.router(vertx);
        Handler<RoutingContext> signIn = SimpleAuthenticationHandler.create()
                .authenticate(request -> Future.succeededFuture(User.create(
                        new JsonObject().put("username", request.request().getHeader("Signed-In")))));
        router.route().order(-2).handler(request -> {
            if (request.request().headers().contains("Signed-In")) {
                signIn.handle(request);
            } else {
                request.next();
            }
        });
        router.route().order(-1).handler(request -> {
            if (request.request().headers().contains("Read-Before")) {
                BodyHandler.create(false).handle(request);
            } else {
                request.next();
            }
        });
        server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        context = new DefaultCamelContext();
        String name = VertxPlatformHttpRouter.getRouterNameFromPort(0);
        context.getRegistry().bind(name, new VertxPlatformHttpRouter(null, vertx, router, name));
        context.getRegistry().bind("platform-http-engine", new VertxPlatformHttpEngine());
        context.getComponent("github-hooks", GitHubHooksComponent.class).setDashboardEnabled(true);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("github-hooks:receive?webhookSecret=it-is-a-test-secret").to("mock:events");
            }
        });
        context.start();
    }

    @AfterEach
    void stop() throws Exception {
        context.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void usersThatTheServerHasSignedInSeeIt() throws Exception {
        assertThat(statusFor("Signed-In", "octocat")).isEqualTo(200);
    }

    @Test
    void othersDoNotSinceNobodyKnowsWhoReachesTheServer() throws Exception {
        assertThat(statusFor("Accept", "*/*")).isEqualTo(403);
    }

    /** Quarkus has a user without a name for each request that nobody has signed in for. */
    @Test
    void aUserWithoutANameIsNobody() throws Exception {
        assertThat(statusFor("Signed-In", "")).isEqualTo(403);
    }

    @Test
    void theServerMayHaveReadTheBodyBefore() throws Exception {
        assertThat(statusFor("Signed-In", "octocat", "Read-Before", "yes")).isEqualTo(200);
    }

    private int statusFor(String... headers) throws Exception {
        URI overview = URI.create("http://127.0.0.1:" + server.actualPort() + "/github-hooks/api/overview");
        HttpRequest request = HttpRequest.newBuilder(overview)
                .headers(headers)
                .timeout(Duration.ofSeconds(10))
                .build();
        return client.send(request, BodyHandlers.ofString()).statusCode();
    }
}
