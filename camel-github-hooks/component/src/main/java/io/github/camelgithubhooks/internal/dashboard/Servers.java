// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.dashboard;

import io.github.camelgithubhooks.spi.DashboardServer;
import org.apache.camel.CamelContext;

/** Finds the HTTP server that serves the dashboard. */
final class Servers {

    private static final String REMEDY = "add the dependency org.apache.camel:camel-platform-http-main and set"
            + " camel.management.enabled=true or camel.server.enabled=true, or with Spring Boot add"
            + " io.github.camel-github-hooks:camel-github-hooks-starter and a web server";

    private static final String VERTX_ROUTER = "org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter";

    private Servers() {}

    /**
     * Returns the server in the registry, or Camel's.
     *
     * @throws IllegalStateException if there is none
     */
    static DashboardServer of(CamelContext context) {
        DashboardServer bound = context.getRegistry().findSingleByType(DashboardServer.class);
        if (bound != null) {
            return bound;
        }
        if (context.getClassResolver().resolveClass(VERTX_ROUTER) == null) {
            throw none();
        }
        return VertxServer.in(context).orElseThrow(Servers::none);
    }

    private static IllegalStateException none() {
        return new IllegalStateException(
                "There is no HTTP server for the dashboard (dashboardEnabled=true): " + REMEDY);
    }
}
