// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.dashboard;

import io.github.camelgithubhooks.internal.event.ThreadPools;
import io.github.camelgithubhooks.spi.DashboardServer;
import io.vertx.ext.web.Route;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Camel's server with Vert.x. To be loaded only where that is present: it is an optional dependency. */
final class VertxServer implements DashboardServer {

    private static final Logger LOG = LoggerFactory.getLogger(Dashboard.class);

    /** Not those of the server, so that slow acts and a slow GitHub keep nobody else waiting. */
    private static final int THREADS = 10;

    private final CamelContext context;
    private final VertxPlatformHttpRouter router;

    private VertxServer(CamelContext context, VertxPlatformHttpRouter router) {
        this.context = context;
        this.router = router;
    }

    /** Returns the management server, or else the main one; empty if there is none. */
    static Optional<DashboardServer> in(CamelContext context) {
        return context.getRegistry().findByType(VertxPlatformHttpRouter.class).stream()
                .min(Comparator.comparing(router -> !router.isManagementServer()))
                .map(router -> new VertxServer(context, router));
    }

    @Override
    public AutoCloseable serve(String path, Pages pages) {
        // none if the router belongs to another server, as with Quarkus
        VertxPlatformHttpServer server = router.getServer();
        boolean local = server != null && isLocal(server.getHost());
        if (server != null && !local && VertxAuthentication.isKnownToBeOff(context, router)) {
            throw open(server);
        }
        ExecutorService threads = ThreadPools.open(context, this, "GitHubHooksDashboard", THREADS);
        Route route = router.route(path + "/*").handler(new VertxPages(path, pages, local, threads));
        if (server == null) {
            LOG.info(
                    "The dashboard is on the application's server at {}/ below its root path, for signed-in users",
                    path);
        } else {
            String below = server.getPath();
            LOG.info(
                    "The dashboard is on port {} at {}{}/",
                    server.getPort(),
                    below == null || below.equals("/") ? "" : below,
                    path);
        }
        return () -> {
            route.remove();
            threads.shutdown();
        };
    }

    private IllegalStateException open(VertxPlatformHttpServer server) {
        String name = router.isManagementServer() ? "management" : "server";
        return new IllegalStateException("The dashboard (dashboardEnabled=true) would be open to everyone who reaches"
                + " port " + server.getPort()
                + ", which has no authentication. Let only this machine"
                + " reach it with camel." + name + ".host=127.0.0.1, or set camel." + name
                + ".authenticationEnabled=true and camel." + name + ".basicPropertiesFile");
    }

    private static boolean isLocal(String host) {
        try {
            return host != null && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
