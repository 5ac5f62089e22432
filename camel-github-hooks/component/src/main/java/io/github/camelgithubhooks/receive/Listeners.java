// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.receive;

import io.github.camelgithubhooks.event.HandledDeliveries;
import java.util.HashMap;
import java.util.Map;

/** The listeners of one component, by path. Routes on the same path share one. Safe for use by several threads. */
public final class Listeners {

    private final ByteBudget budget = ByteBudget.ofHeap();
    private final Map<String, Listener> byPath = new HashMap<>();
    private final Map<String, HandledDeliveries> handledByRoute = new HashMap<>();

    /** What a route is handling and has handled, which outlives its consumer when the route is restarted. */
    synchronized HandledDeliveries handledBy(ReceiveConsumer consumer) {
        ReceiveSettings settings = consumer.settings();
        return handledByRoute.compute(
                consumer.routeKey(),
                (route, before) -> before != null
                                && before.isFor(settings.idempotentRepository(), settings.idempotentPrefix())
                        ? before
                        : new HandledDeliveries(settings.idempotentRepository(), settings.idempotentPrefix(), route));
    }

    /** Starts to offer deliveries to a route. */
    synchronized void join(ReceiveConsumer consumer) throws Exception {
        String path = consumer.settings().path();
        Listener listener = byPath.computeIfAbsent(path, absent -> new Listener(path, budget));
        try {
            listener.join(consumer);
        } finally {
            forgetIfEmpty(listener, path);
        }
    }

    /** What answers the requests on the path of a route that has joined. */
    synchronized Listener listenerOf(ReceiveConsumer consumer) {
        return byPath.get(consumer.settings().path());
    }

    /** Ends the listening when no other route on the path is started. Until it leaves, the route counts as stopped. */
    synchronized void pause(ReceiveConsumer consumer) throws Exception {
        Listener listener = byPath.get(consumer.settings().path());
        if (listener != null) {
            listener.pause();
        }
    }

    /** Forgets a route. */
    synchronized void leave(ReceiveConsumer consumer) throws Exception {
        if (!consumer.settings().throughWebhook()) {
            // webhook: shuts down what it merely stops, and the route may start again
            handledByRoute.remove(consumer.routeKey());
        }
        String path = consumer.settings().path();
        Listener listener = byPath.get(path);
        if (listener != null) {
            listener.leave(consumer);
            forgetIfEmpty(listener, path);
        }
    }

    ByteBudget budget() {
        return budget;
    }

    private void forgetIfEmpty(Listener listener, String path) {
        if (listener.isEmpty()) {
            byPath.remove(path);
        }
    }
}
