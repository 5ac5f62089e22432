// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import io.github.camelgithubhooks.GitHubHooksConfiguration;
import io.github.camelgithubhooks.internal.event.ThreadPools;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;

/**
 * Threads that read from GitHub for a consumer.
 *
 * @param payloads fetch payloads; null if the route wants none
 * @param repositories look at the logs of many repositories; null if the route reads one log
 */
record ReadingThreads(ExecutorService payloads, ExecutorService repositories) {

    static final ReadingThreads NONE = new ReadingThreads(null, null);

    static ReadingThreads start(CamelContext context, Object source, LogOptions options) {
        GitHubHooksConfiguration given = options.given();
        return new ReadingThreads(
                given.isFetchPayload()
                        ? ThreadPools.open(context, source, "GitHubHooksDeliveries", given.getFetchConcurrency())
                        : null,
                options.choice().isPresent()
                        ? ThreadPools.open(context, source, "GitHubHooksRepositories", given.getRepoConcurrency())
                        : null);
    }

    void stop(CamelContext context) {
        Stream.of(payloads, repositories)
                .filter(pool -> pool != null)
                .flatMap(pool -> context.getExecutorServiceManager().shutdownNow(pool).stream())
                .forEach(ReadingThreads::cancel);
    }

    /** What was never begun would keep a poll waiting for its end. */
    private static void cancel(Runnable neverBegun) {
        if (neverBegun instanceof Future<?> future) {
            future.cancel(true);
        }
    }
}
