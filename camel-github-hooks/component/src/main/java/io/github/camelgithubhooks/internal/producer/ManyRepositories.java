// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.producer;

import io.github.camelgithubhooks.internal.api.HookScope;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.apache.camel.CamelContext;

/** Does the same work for many owners of hooks, some at the same time. */
final class ManyRepositories {

    private ManyRepositories() {}

    /**
     * Returns the results in the order of the owners.
     *
     * @param concurrency the most owners whose work is under way
     * @param work must not throw what concerns one owner only
     */
    static <T> List<T> forEach(
            CamelContext context, List<HookScope> owners, int concurrency, Function<HookScope, T> work) {
        ExecutorService threads = context.getExecutorServiceManager()
                .newFixedThreadPool(ManyRepositories.class, "GitHubHooksRepositories", concurrency);
        try {
            List<Future<T>> running = owners.stream()
                    .map(owner -> threads.submit(() -> work.apply(owner)))
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> one : running) {
                results.add(one.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The thread was interrupted while it waited for the repositories", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } finally {
            context.getExecutorServiceManager().shutdownNow(threads);
        }
    }
}
