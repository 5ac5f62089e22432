// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.support;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.support.DefaultThreadPoolFactory;

/** Pools that begin each task at once, as Camel's do with virtual threads, and count the tasks that run together. */
public final class UnboundedThreads extends DefaultThreadPoolFactory {

    private final String pool;
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    private UnboundedThreads(String pool) {
        this.pool = pool;
    }

    /**
     * Replaces the pools of a context.
     *
     * @param pool the name of those whose tasks are counted
     */
    public static UnboundedThreads in(CamelContext context, String pool) {
        UnboundedThreads threads = new UnboundedThreads(pool);
        threads.setCamelContext(context);
        context.getExecutorServiceManager().setThreadPoolFactory(threads);
        return threads;
    }

    /** Returns the largest number of tasks that ran at a time. */
    public int most() {
        return most.get();
    }

    @Override
    public ExecutorService newThreadPool(ThreadPoolProfile profile, ThreadFactory factory) {
        if (!pool.equals(profile.getId())) {
            return super.newThreadPool(profile, factory);
        }
        return new ThreadPoolExecutor(0, Integer.MAX_VALUE, 1, TimeUnit.SECONDS, new SynchronousQueue<>(), factory) {
            @Override
            public void execute(Runnable task) {
                most.accumulateAndGet(running.incrementAndGet(), Math::max);
                super.execute(task);
            }

            @Override
            protected void afterExecute(Runnable task, Throwable thrown) {
                running.decrementAndGet();
            }
        };
    }
}
