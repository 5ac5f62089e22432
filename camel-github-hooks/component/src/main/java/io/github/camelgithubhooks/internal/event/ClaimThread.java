// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.event;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ExecutorServiceManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Thread of a component that renews claims, created when it is needed. Thread-safe. */
final class ClaimThread {

    private static final Logger LOG = LoggerFactory.getLogger(ClaimThread.class);

    /** How long a stop waits for a database that doesn't answer. */
    private static final int PATIENCE_SECONDS = 1;

    private ScheduledExecutorService thread;

    synchronized ScheduledExecutorService of(CamelContext context) {
        if (thread == null || thread.isShutdown()) {
            thread = context.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "GitHubHooksClaims");
        }
        return thread;
    }

    /** Ends the thread. What it is doing isn't interrupted: an interrupt in the middle of a write closes H2's file. */
    synchronized void stop(CamelContext context) {
        if (thread == null) {
            return;
        }
        ScheduledExecutorService ending = thread;
        thread = null;
        ExecutorServiceManager executors = context.getExecutorServiceManager();
        releaseBy(ending, () -> executors.shutdownNow(ending));
    }

    /**
     * Has the thread that makes claims release them, after what it is doing. Waits for that, but not long: claims run out by
     * themselves.
     */
    static void releaseBy(ScheduledExecutorService thread, Runnable release) {
        try {
            thread.submit(release).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (RejectedExecutionException e) {
            LOG.trace("The thread has ended before", e);
        } catch (TimeoutException e) {
            LOG.debug("The store of claims doesn't answer: they are released when it does, or run out", e);
        } catch (ExecutionException e) {
            LOG.debug("Claims aren't released, and run out", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
