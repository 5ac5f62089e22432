// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks.measure;

import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.DefaultCamelContext;

/** Camel context with the HTTP server that camel-main has. */
public final class ListeningContext {

    private ListeningContext() {}

    /** Starts a context with its routes and a server; returns the port on this host that the server listens on. */
    public static int start(DefaultCamelContext context) throws Exception {
        VertxPlatformHttpServerConfiguration configuration = new VertxPlatformHttpServerConfiguration();
        configuration.setBindHost("127.0.0.1");
        configuration.setBindPort(0);
        VertxPlatformHttpServer server = new VertxPlatformHttpServer(configuration);
        context.addService(server);
        context.start();
        return server.getPort();
    }
}
