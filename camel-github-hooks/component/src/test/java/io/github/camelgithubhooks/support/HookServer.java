// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.support;

import java.net.URI;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.seda.SedaComponent;
import org.apache.camel.impl.DefaultCamelContext;

/** A Camel context with an HTTP server on a free port. */
public final class HookServer implements AutoCloseable {

    public static final String SECRET = "It's a Secret to Everybody";
    static final String SECRET_OPTION = "webhookSecret=RAW(" + SECRET + ")";

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final VertxPlatformHttpServer server;

    private HookServer() throws Exception {
        server = HttpServer.on(context);
        context.getShutdownStrategy().setTimeout(10);
        // a queue's thread ends as soon as its context does
        context.getComponent("seda", SedaComponent.class).setDefaultPollTimeout(20);
    }

    /** A server that isn't started yet. */
    public static HookServer create() throws Exception {
        return new HookServer();
    }

    public static HookServer start(RouteBuilder routes) throws Exception {
        HookServer server = new HookServer();
        try {
            server.context.addRoutes(routes);
            server.context.start();
        } catch (Exception e) {
            server.close();
            throw e;
        }
        return server;
    }

    /** One route from {@code github-hooks:receive} with the secret and these options to {@code mock:events}. */
    public static HookServer receiving(String options) throws Exception {
        return start(route("receive", options));
    }

    public static RouteBuilder route(String id, String options) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(uri(options)).routeId(id).to("mock:" + id);
            }
        };
    }

    public static String uri(String options) {
        return "github-hooks:receive?" + SECRET_OPTION + (options.isEmpty() ? "" : "&" + options);
    }

    public DefaultCamelContext context() {
        return context;
    }

    public URI url() {
        return url("/github");
    }

    public URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.getPort() + path);
    }

    public Delivered delivery() {
        return Delivered.to(url());
    }

    public List<Exchange> received(String route) {
        return context.getEndpoint("mock:" + route, MockEndpoint.class).getReceivedExchanges();
    }

    public List<Exchange> received() {
        return received("receive");
    }

    @Override
    public void close() {
        context.stop();
    }
}
