// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.dashboard;

import io.vertx.ext.auth.User;
import io.vertx.ext.web.RoutingContext;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.main.MainHttpServer;
import org.apache.camel.component.platform.http.main.ManagementHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;

/** Authentication of Camel's server with Vert.x. */
final class VertxAuthentication {

    private static final String MAIN = "org.apache.camel.component.platform.http.main.MainHttpServer";

    private VertxAuthentication() {}

    /**
     * Returns whether a server lets everybody in. Of a server that camel-main hasn't created that can't be said: there, each
     * request has to have a user.
     */
    static boolean isKnownToBeOff(CamelContext context, VertxPlatformHttpRouter router) {
        return context.getClassResolver().resolveClass(MAIN) != null && Main.isOff(context, router);
    }

    /** Returns the name of the user of a request, null if nobody is signed in. */
    static String user(RoutingContext request) {
        User user = request.user();
        if (user == null) {
            return null;
        }
        String name = user.principal().getString("username", user.subject());
        if (name == null) {
            return "somebody";
        }
        // Quarkus has a user without a name for a request that nobody is signed in for
        return name.isBlank() ? null : name;
    }

    /** To be loaded only where camel-platform-http-main is present. */
    private static final class Main {

        static boolean isOff(CamelContext context, VertxPlatformHttpRouter router) {
            ManagementHttpServer management = context.hasService(ManagementHttpServer.class);
            MainHttpServer main = context.hasService(MainHttpServer.class);
            if (router.isManagementServer() && management != null) {
                return !management.getConfiguration().getAuthenticationConfig().isEnabled();
            }
            return main != null
                    && !router.isManagementServer()
                    && !main.getConfiguration().getAuthenticationConfig().isEnabled();
        }
    }
}
