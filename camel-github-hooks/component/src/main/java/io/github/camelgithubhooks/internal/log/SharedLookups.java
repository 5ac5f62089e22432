// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import io.github.camelgithubhooks.internal.api.HookTarget;
import io.github.camelgithubhooks.internal.client.GitHubClient;
import io.github.camelgithubhooks.internal.hooks.HookRanges;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;

/** Look-ups that run in the background, shared by all endpoints with the same client. */
public final class SharedLookups {

    private record Log(GitHubClient client, HookTarget hook) {}

    private final Map<GitHubClient, HookRanges> ranges = new HashMap<>();
    private final Map<Log, LoggedGuids> guids = new HashMap<>();
    private final List<Future<?>> followers = new ArrayList<>();
    private ScheduledExecutorService executor;

    /** Returns the addresses that GitHub delivers from. */
    public synchronized HookRanges ranges(CamelContext context, GitHubClient client) {
        return ranges.computeIfAbsent(client, key -> {
            HookRanges followed = new HookRanges(key);
            followers.add(executor(context).scheduleWithFixedDelay(followed::keepUp, 0, 1, TimeUnit.MINUTES));
            return followed;
        });
    }

    /** Returns the guids that the log of this hook shows. */
    public synchronized LoggedGuids guids(CamelContext context, GitHubClient client, HookTarget hook) {
        return guids.computeIfAbsent(
                new Log(client, hook), key -> new LoggedGuids(key.client(), key.hook(), executor(context)));
    }

    /** Ends all look-ups. */
    public synchronized void close(CamelContext context) {
        followers.forEach(follower -> follower.cancel(true));
        followers.clear();
        if (executor != null) {
            context.getExecutorServiceManager().shutdownNow(executor);
            executor = null;
        }
        ranges.clear();
        guids.clear();
    }

    /** Returns the threads, one for each kind of look-up. */
    private ScheduledExecutorService executor(CamelContext context) {
        if (executor == null) {
            executor = context.getExecutorServiceManager().newScheduledThreadPool(this, "GitHubHooksLookups", 2);
        }
        return executor;
    }
}
