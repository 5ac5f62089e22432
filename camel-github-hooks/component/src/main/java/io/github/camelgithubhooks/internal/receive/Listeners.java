// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import io.github.camelgithubhooks.internal.event.Completions;
import io.github.camelgithubhooks.internal.event.HandledDeliveries;
import io.github.camelgithubhooks.internal.event.RecordPlace;
import io.github.camelgithubhooks.internal.event.RouteRecords;
import io.github.camelgithubhooks.internal.history.History;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;

/** Listeners of one component, by path. Routes on the same path share one. Thread-safe. */
public final class Listeners {

    private final Completions completions;
    private final ByteBudget budget = ByteBudget.ofHeap();
    private final Map<String, Listener> byPath = new HashMap<>();
    private final RouteRecords records;
    private final History history;

    /** Creates the listeners of a component, whose routes share these records and this history. */
    public Listeners(RouteRecords records, Completions completions, History history) {
        this.records = records;
        this.completions = completions;
        this.history = history;
    }

    /** Has a server get ready, if the runtime brings one, for routes that will listen. */
    public static void prepare(CamelContext context) {
        HttpDelegate.lookUp(context);
    }

    /** Returns what a route is handling and has handled. It outlives the consumer when the route is restarted. */
    HandledDeliveries handledBy(ReceiveConsumer consumer) {
        ReceiveOptions options = consumer.options();
        String route = consumer.routeKey();
        String prefix = options.idempotentPrefix() == null ? route : options.idempotentPrefix();
        return records.handled(route, RecordPlace.of(options.given()), prefix);
    }

    /** Notes a route that was created: its events are wanted, although it isn't started yet. */
    synchronized void define(ReceiveConsumer consumer) {
        at(consumer.options().path()).define(consumer);
    }

    /** Starts to offer deliveries to a route. */
    synchronized void join(ReceiveConsumer consumer) throws Exception {
        at(consumer.options().path()).join(consumer);
    }

    private Listener at(String path) {
        return byPath.computeIfAbsent(path, absent -> new Listener(path, budget));
    }

    /** Returns the listener on the path of a route that has joined. */
    synchronized Listener listenerOf(ReceiveConsumer consumer) {
        return byPath.get(consumer.options().path());
    }

    /** Closes the path of a route if the context stops and no other route on the path is started. */
    synchronized void pause(ReceiveConsumer consumer) throws Exception {
        Listener listener = byPath.get(consumer.options().path());
        if (listener != null) {
            listener.pause(consumer);
        }
    }

    /** Forgets a route. */
    synchronized void leave(ReceiveConsumer consumer) throws Exception {
        records.removed(consumer.routeKey());
        String path = consumer.options().path();
        Listener listener = byPath.get(path);
        if (listener != null) {
            listener.leave(consumer);
            forgetIfAbandoned(listener, path);
            CompletableFuture.delayedExecutor(JoinedRoutes.GRACE.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> forgetIfAbandoned(listener, path));
        }
    }

    Completions completions() {
        return completions;
    }

    History history() {
        return history;
    }

    /** Closes all paths. */
    public synchronized void close() {
        byPath.values().forEach(Listener::close);
        byPath.clear();
    }

    ByteBudget budget() {
        return budget;
    }

    private synchronized void forgetIfAbandoned(Listener listener, String path) {
        if (listener.isAbandoned()) {
            listener.close();
            byPath.remove(path, listener);
        }
    }
}
