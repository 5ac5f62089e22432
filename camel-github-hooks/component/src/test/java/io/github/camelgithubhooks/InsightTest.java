// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks;

import io.github.camelgithubhooks.testkit.SimulatedHook;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;

/** A receiver with catch-up whose route fails on pushes to a branch that is named so. */
abstract class InsightTest extends DeliveryLogTest {

    SimulatedHook hook;

    /** A route {@code receive}, which has missed a push and looks for it. */
    void receive() throws Exception {
        hook = hook("push");
        push(1);
        VertxPlatformHttpServerConfiguration server = new VertxPlatformHttpServerConfiguration();
        server.setBindPort(0);
        context.addService(new VertxPlatformHttpServer(server));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from(uri(
                                "receive",
                                "catchUp=true&initialDelay=0&delay=50&hookId=" + hook.id(),
                                "hookUrl=https://hooks.example.test/github?key=private",
                                "webhookSecret=" + SECRET))
                        .routeId("receive")
                        .filter(simple("${body} contains '\"number\":13'"))
                        .throwException(new IllegalStateException("the route failed"))
                        .end()
                        .to("mock:deliveries");
            }
        });
        github.route(
                "https://hooks.example.test",
                context.getComponent("platform-http", PlatformHttpComponent.class)
                        .getEngine()
                        .getServerPort());
        received(1);
    }
}
