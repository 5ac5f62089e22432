// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.support;

import io.github.camelgithubhooks.testkit.SentDelivery;
import io.github.camelgithubhooks.testkit.SignedSender;
import java.net.URI;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;

/** Routes that GitHub delivers to, over HTTP. */
public abstract class ListenerTestSupport extends DeliveryLogTestSupport {

    /** A route from {@code receive} with these options to {@code mock:ID}. */
    protected void listen(String id, String... options) throws Exception {
        listen(id, exchange -> {}, options);
    }

    protected void listen(String id, Processor processor, String... options) throws Exception {
        if (context.hasService(VertxPlatformHttpServer.class) == null) {
            HttpServer.on(context);
        }
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from(uri("receive", options)).routeId(id).process(processor).to("mock:" + id);
            }
        });
        github.route("https://hooks.example.test", listener().getPort());
    }

    /** Where the routes listen. */
    protected URI listener() {
        int port = context.getComponent("platform-http", PlatformHttpComponent.class)
                .getEngine()
                .getServerPort();
        return URI.create("http://127.0.0.1:" + port + "/github");
    }

    /** A signed push with a guid of its own. */
    protected SignedSender signed(String secret) {
        return SignedSender.to(listener()).secret(secret).body("{\"number\":1}");
    }

    protected SentDelivery signedWith(String secret) {
        return signed(secret).send();
    }

    protected List<Exchange> arrived(String route) {
        return context.getEndpoint("mock:" + route, MockEndpoint.class).getReceivedExchanges();
    }
}
