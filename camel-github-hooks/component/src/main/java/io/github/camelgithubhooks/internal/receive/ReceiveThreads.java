// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import io.github.camelgithubhooks.internal.event.ThreadPools;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.CamelContext;

/**
 * Threads of a listener. They aren't those of the HTTP server: its other paths go on when all of these are busy. Thread-safe.
 */
final class ReceiveThreads {

    private static final int ROUTES = 20;
    private static final int CHECKS = 4;

    private final CamelContext context;
    private volatile ExecutorService routes;
    private volatile ExecutorService checks;
    private boolean closed;

    ReceiveThreads(CamelContext context) {
        this.context = context;
    }

    /** Returns the threads of routes. They reject tasks once the listener is closed. */
    ExecutorService routes() {
        ExecutorService opened = routes;
        return opened != null ? opened : openRoutes();
    }

    private synchronized ExecutorService openRoutes() {
        if (routes == null) {
            routes = open("GitHubHooksReceive", ROUTES);
        }
        return routes;
    }

    /** Returns the threads of checks that could hold up an event loop. They reject tasks once the listener is closed. */
    synchronized ExecutorService checks() {
        if (checks == null) {
            checks = open("GitHubHooksChecks", CHECKS);
        }
        return checks;
    }

    synchronized void close() {
        closed = true;
        if (routes != null) {
            context.getExecutorServiceManager().shutdown(routes);
        }
        if (checks != null) {
            context.getExecutorServiceManager().shutdown(checks);
        }
    }

    private ExecutorService open(String name, int most) {
        if (closed) {
            throw new RejectedExecutionException("The listener is closed");
        }
        return ThreadPools.open(context, this, name, most);
    }
}
