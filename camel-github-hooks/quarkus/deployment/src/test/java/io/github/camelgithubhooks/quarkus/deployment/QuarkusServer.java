// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.quarkus.deployment;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpEngine;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;

/** Brings the server of Quarkus to Camel, as camel-quarkus-platform-http does. */
@Singleton
class QuarkusServer {

    @Inject
    Vertx vertx;

    @Inject
    Router router;

    void bindIn(CamelContext context) {
        String name = VertxPlatformHttpRouter.getRouterNameFromPort(0);
        context.getRegistry().bind(name, new VertxPlatformHttpRouter(null, vertx, router, name));
        context.getRegistry().bind("platform-http-engine", new VertxPlatformHttpEngine());
    }
}
