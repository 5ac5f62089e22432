// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.support;

import io.github.camelgithubhooks.testkit.SimulatedHook;
import java.net.URI;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.PlatformHttpComponent;

/** A receiver with catch-up whose route fails on push number 13. */
public abstract class InsightTestSupport extends DeliveryLogTestSupport {

    public SimulatedHook hook;
    public URI url;

    /** A route {@code receive}, which has missed a push and looks for it. */
    protected void receive() throws Exception {
        hook = hook("push");
        push(1);
        HttpServer.on(context);
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
        int port = context.getComponent("platform-http", PlatformHttpComponent.class)
                .getEngine()
                .getServerPort();
        url = URI.create("http://127.0.0.1:" + port + "/github");
        github.route("https://hooks.example.test", port);
        received(1);
    }
}
