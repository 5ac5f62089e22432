// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.support;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Runs the same on many threads, which begin together. */
public final class AtOnce {

    private AtOnce() {}

    /** Returns the results of all threads, which have a minute. The task gets the thread's number, from 0. */
    public static <T> List<T> call(int number, IntFunction<T> task) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(number);
        try {
            CyclicBarrier start = new CyclicBarrier(number);
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < number; i++) {
                int thread = i;
                running.add(threads.submit(() -> {
                    start.await();
                    return task.apply(thread);
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : running) {
                results.add(future.get(60, SECONDS));
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
