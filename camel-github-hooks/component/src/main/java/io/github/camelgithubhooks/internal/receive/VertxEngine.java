// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import io.github.camelgithubhooks.spi.InboundRequest;
import io.github.camelgithubhooks.spi.UnreadBodies;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.spi.PlatformHttpConsumer;
import org.apache.camel.component.platform.http.spi.PlatformHttpEngine;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpConsumer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpEngine;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;

/**
 * Camel's Vert.x engine, except that a request is handed over on the event loop with its body unread. Camel would use a
 * worker for it. To be loaded only where that engine is present: it is an optional dependency.
 */
final class VertxEngine implements PlatformHttpEngine {

    private final VertxPlatformHttpEngine vertx;
    private final Consumer<InboundRequest> receiver;

    private VertxEngine(VertxPlatformHttpEngine vertx, Consumer<InboundRequest> receiver) {
        this.vertx = vertx;
        this.receiver = receiver;
    }

    /** Wraps an engine, as {@link UnreadBodies} does. */
    static PlatformHttpEngine of(PlatformHttpEngine engine, Consumer<InboundRequest> receiver) {
        return new VertxEngine((VertxPlatformHttpEngine) engine, receiver);
    }

    @Override
    public int getServerPort() {
        return vertx.getServerPort();
    }

    @Override
    public PlatformHttpConsumer createConsumer(PlatformHttpEndpoint endpoint, Processor processor) {
        return new EventLoopConsumer(endpoint, processor);
    }

    /** Camel's consumer handles the path, the order of handlers and the request time-out. */
    private final class EventLoopConsumer extends VertxPlatformHttpConsumer {

        private Optional<Route> pipelinedRequests = Optional.empty();

        EventLoopConsumer(PlatformHttpEndpoint endpoint, Processor processor) {
            super(endpoint, processor, vertx.getHandlers(), routerName(vertx.getServerPort()));
        }

        @Override
        protected void doStart() throws Exception {
            super.doStart();
            pipelinedRequests = PipelinedRequests.limitOn(router());
        }

        @Override
        protected void doStop() throws Exception {
            pipelinedRequests.ifPresent(Route::remove);
            super.doStop();
        }

        /** Returns the router that Camel's consumer has found. */
        private VertxPlatformHttpRouter router() {
            CamelContext context = getEndpoint().getCamelContext();
            VertxPlatformHttpRouter router = VertxPlatformHttpRouter.lookup(context, routerName(vertx.getServerPort()));
            // the name has port 0 if the system has chosen the port
            return router != null ? router : VertxPlatformHttpRouter.lookup(context, routerName(0));
        }

        private static String routerName(int port) {
            return VertxPlatformHttpRouter.getRouterNameFromPort(port);
        }

        @Override
        protected void handleRequest(RoutingContext routing) {
            receiver.accept(new VertxRequest(routing));
        }
    }
}
