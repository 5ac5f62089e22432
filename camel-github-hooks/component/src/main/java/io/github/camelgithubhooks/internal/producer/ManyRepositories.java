// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.producer;

import io.github.camelgithubhooks.internal.api.HookScope;
import io.github.camelgithubhooks.internal.event.ThreadPools;
import io.github.camelgithubhooks.internal.event.Workers;
import io.github.camelgithubhooks.internal.hooks.Listing;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
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
        ExecutorService threads =
                ThreadPools.open(context, ManyRepositories.class, "GitHubHooksRepositories", concurrency);
        try {
            AtomicReferenceArray<T> results = new AtomicReferenceArray<>(owners.size());
            List<Integer> places = IntStream.range(0, owners.size()).boxed().toList();
            Workers.forEach(threads, concurrency, places, place -> results.set(place, work.apply(owners.get(place))));
            return places.stream().map(results::get).toList();
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
