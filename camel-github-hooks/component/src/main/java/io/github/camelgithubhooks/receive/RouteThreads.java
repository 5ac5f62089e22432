// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.receive;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;

/** Threads for routes that go on after the answer. When all are busy a delivery is refused, not queued. */
final class RouteThreads {

    private static final int MOST = 20;

    private RouteThreads() {}

    static ExecutorService open(CamelContext context, Object owner) {
        ThreadPoolProfile profile = new ThreadPoolProfile("github-hooks-receive");
        profile.setPoolSize(1);
        profile.setMaxPoolSize(MOST);
        profile.setKeepAliveTime(60L);
        profile.setTimeUnit(TimeUnit.SECONDS);
        profile.setMaxQueueSize(0);
        profile.setAllowCoreThreadTimeOut(true);
        profile.setRejectedPolicy(ThreadPoolRejectedPolicy.Abort);
        return context.getExecutorServiceManager().newThreadPool(owner, "GitHubHooksReceive", profile);
    }
}
