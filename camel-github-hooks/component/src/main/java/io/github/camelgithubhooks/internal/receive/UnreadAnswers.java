// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import io.netty.channel.ChannelFuture;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Handler before all others, which closes the connection of a client that sends one request after the other without reading
 * the answers. Vert.x would go on answering, and a single connection would fill the memory with what nobody reads.
 */
final class UnreadAnswers implements Handler<RoutingContext> {

    /** Answers that may wait for the client beyond the 64 KB at which Vert.x calls its queue full. */
    private static final int MOST = 500;

    /** Orders before all others. Each is used once: of routes with the same order, Vert.x can't remove all. */
    private static final AtomicInteger FIRST = new AtomicInteger(Integer.MIN_VALUE);

    private final Map<HttpConnection, Integer> waiting = Collections.synchronizedMap(new WeakHashMap<>());

    private UnreadAnswers() {}

    /** Adds the handler to a router, unless this version of Vert.x has no way to close a connection at once. */
    static Optional<Route> on(Router router) {
        try {
            ConnectionBase.class.getMethod("channelHandlerContext");
        } catch (NoSuchMethodException | LinkageError e) {
            return Optional.empty();
        }
        return Optional.of(router.route().order(FIRST.getAndIncrement()).handler(new UnreadAnswers()));
    }

    @Override
    public void handle(RoutingContext routing) {
        HttpConnection connection = routing.request().connection();
        if (routing.request().version() == HttpVersion.HTTP_2
                || !routing.response().writeQueueFull()) {
            // HTTP/2 limits the streams whose answers aren't read
            if (!waiting.isEmpty()) {
                waiting.remove(connection);
            }
            routing.next();
        } else if (waiting.merge(connection, 1, Integer::sum) <= MOST) {
            routing.next();
        } else {
            // Vert.x would first wait until everything is sent
            ChannelFuture unused =
                    ((ConnectionBase) connection).channelHandlerContext().close();
        }
    }
}
