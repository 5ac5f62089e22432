// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.event;

import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.CamelContext;

/** Thread of a component that renews claims, created when it is needed. Thread-safe. */
final class ClaimThread {

    private ScheduledExecutorService thread;

    synchronized ScheduledExecutorService of(CamelContext context) {
        if (thread == null || thread.isShutdown()) {
            thread = context.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "GitHubHooksClaims");
        }
        return thread;
    }

    synchronized void stop(CamelContext context) {
        if (thread != null) {
            context.getExecutorServiceManager().shutdownNow(thread);
            thread = null;
        }
    }
}
