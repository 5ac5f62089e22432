// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.producer;

import io.github.camelgithubhooks.internal.api.HookScope;
import io.github.camelgithubhooks.internal.event.ThreadPools;
import io.github.camelgithubhooks.internal.hooks.Listing;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;

/** Does the same work for many owners of hooks, some at the same time. */
final class ManyRepositories {

    private ManyRepositories() {}

    /**
     * Returns the results in the order of the repositories, and then those of the installations whose list failed.
     *
     * @param failed makes the result of such an installation
     */
    static <T> List<T> forEach(
            CamelContext context,
            Listing listing,
            int concurrency,
            Function<HookScope, T> work,
            Function<Listing.Failure, T> failed) {
        return Stream.concat(
                        forEach(context, listing.repositories(), concurrency, work).stream(),
                        listing.failures().stream().map(failed))
                .toList();
    }

    /**
     * Returns the results in the order of the owners.
     *
     * @param concurrency the most owners whose work is under way, with virtual threads, too
     * @param work must not throw what concerns one owner only
     */
    private static <T> List<T> forEach(
            CamelContext context, List<HookScope> owners, int concurrency, Function<HookScope, T> work) {
        if (owners.isEmpty()) {
            return List.of();
        }
        int workers = Math.min(concurrency, owners.size());
        ExecutorService threads = ThreadPools.open(context, ManyRepositories.class, "GitHubHooksRepositories", workers);
        try {
            AtomicReferenceArray<T> results = new AtomicReferenceArray<>(owners.size());
            AtomicInteger next = new AtomicInteger();
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < workers; i++) {
                running.add(threads.submit(() -> workOff(owners, next, results, work)));
            }
            for (Future<?> one : running) {
                one.get();
            }
            return IntStream.range(0, owners.size()).mapToObj(results::get).toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The thread was interrupted while it waited for the repositories", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } finally {
            context.getExecutorServiceManager().shutdownNow(threads);
        }
    }

    private static <T> void workOff(
            List<HookScope> owners, AtomicInteger next, AtomicReferenceArray<T> results, Function<HookScope, T> work) {
        boolean done = false;
        try {
            for (int i = next.getAndIncrement(); i < owners.size(); i = next.getAndIncrement()) {
                results.set(i, work.apply(owners.get(i)));
            }
            done = true;
        } finally {
            if (!done) {
                // the others stop, too: the results are of no use any more
                next.set(owners.size());
            }
        }
    }
}
