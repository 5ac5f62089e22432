// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.event;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;

/** Pools of threads that come from Camel, and are virtual with {@code camel.threads.virtual.enabled}. */
public final class ThreadPools {

    private ThreadPools() {}

    /**
     * Opens a pool, whose threads end when they are idle. A task waits until a thread is free; how many may wait is limited
     * elsewhere.
     *
     * @param source what the pool belongs to
     * @param most the number of threads
     */
    public static ExecutorService open(CamelContext context, Object source, String name, int most) {
        ThreadPoolProfile profile = new ThreadPoolProfile(name);
        profile.setPoolSize(most);
        profile.setMaxPoolSize(most);
        profile.setKeepAliveTime(60L);
        profile.setTimeUnit(TimeUnit.SECONDS);
        profile.setMaxQueueSize(Integer.MAX_VALUE);
        profile.setAllowCoreThreadTimeOut(true);
        profile.setRejectedPolicy(ThreadPoolRejectedPolicy.Abort);
        return context.getExecutorServiceManager().newThreadPool(source, name, profile);
    }
}
