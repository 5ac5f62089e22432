// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.event;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ExecutorServiceManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Threads that record what has ended on a thread that must not wait for a database, such as an event loop. They are created
 * when they are needed. Thread-safe.
 */
final class CompletionThreads {

    private static final Logger LOG = LoggerFactory.getLogger(CompletionThreads.class);

    /** About as many as a pool of connections has. */
    private static final int THREADS = 10;

    private static final long LAST_RECORDS_WAIT_MILLIS = 2000;

    private CamelContext context;
    private volatile ExecutorService threads;

    /** Has tasks run on threads of this context from now on. */
    synchronized void start(CamelContext of) {
        context = of;
    }

    /** Runs a task on one of the threads, or on that of the caller if there are none. */
    void run(Runnable task) {
        ExecutorService opened = threads != null ? threads : open();
        try {
            if (opened != null) {
                opened.execute(task);
                return;
            }
        } catch (RejectedExecutionException e) {
            LOG.trace("The context stops", e);
        }
        task.run();
    }

    private synchronized ExecutorService open() {
        if (threads == null && context != null) {
            threads = ThreadPools.open(context, this, "GitHubHooksRecords", THREADS);
        }
        return threads;
    }

    /** Waits for the last tasks for a short time. None is interrupted, which H2 takes for a failure of its file. */
    void stop() {
        ExecutorService last;
        ExecutorServiceManager manager;
        synchronized (this) {
            if (threads == null) {
                context = null;
                return;
            }
            manager = context.getExecutorServiceManager();
            last = threads;
            context = null;
            threads = null;
        }
        manager.shutdown(last);
        try {
            if (!last.awaitTermination(LAST_RECORDS_WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
                LOG.warn("Events are still being recorded as handled while Camel stops. They may come again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
