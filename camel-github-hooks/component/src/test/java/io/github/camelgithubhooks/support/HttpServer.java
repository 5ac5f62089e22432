// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.support;

import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;

/** The HTTP server of Camel contexts under test. */
public final class HttpServer {

    private HttpServer() {}

    /** Adds a server on a free port to a context. It listens once the context is started. */
    public static VertxPlatformHttpServer on(CamelContext context) throws Exception {
        return on(context, 0);
    }

    /** Adds a server on a port to a context; 0 is a free one. It listens once the context is started. */
    public static VertxPlatformHttpServer on(CamelContext context, int port) throws Exception {
        VertxPlatformHttpServerConfiguration configuration = new VertxPlatformHttpServerConfiguration();
        configuration.setBindHost("127.0.0.1");
        configuration.setBindPort(port);
        VertxPlatformHttpServer server = new VertxPlatformHttpServer(configuration);
        context.addService(server);
        return server;
    }

    /** Returns the port that the server of a context listens on. */
    public static int port(CamelContext context) {
        return context.hasService(VertxPlatformHttpServer.class).getPort();
    }
}
