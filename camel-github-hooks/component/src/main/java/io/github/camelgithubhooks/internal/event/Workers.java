// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.event;

import java.util.Collection;
import java.util.Collections;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Tasks that do the same work for many. Their number is the bound, since a pool of virtual threads has none. */
public final class Workers {

    private Workers() {}

    /**
     * Does the work for each, and waits until all of it is done. A failure ends it: the rest isn't begun.
     *
     * @param most how many are worked on at the same time
     * @throws InterruptedException when the calling thread is interrupted; so are the threads at work
     * @throws ExecutionException when the work failed
     */
    public static <T> void forEach(ExecutorService threads, int most, Collection<T> all, Consumer<T> work)
            throws InterruptedException, ExecutionException {
        Queue<T> waiting = new ConcurrentLinkedQueue<>(all);
        Callable<Void> task = () -> {
            try {
                for (T one = waiting.poll(); one != null; one = waiting.poll()) {
                    work.accept(one);
                }
                return null;
            } finally {
                // empty, unless the work failed
                waiting.clear();
            }
        };
        for (Future<Void> running : threads.invokeAll(Collections.nCopies(Math.min(most, all.size()), task))) {
            running.get();
        }
    }
}
