// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks.producer;

import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads that repeat a call. They live as long as the process, so that what they allocate can be read at any time. */
final class CallLoad {

    static final int THREADS = 16;

    /** Call that is repeated. */
    interface Repeated {
        void run() throws Exception;
    }

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    /** Runs the call on all threads until the time is over, and returns the number of calls. */
    long run(Repeated call, Duration duration) throws Exception {
        long end = System.nanoTime() + duration.toNanos();
        Callable<Long> loop = () -> repeat(call, end);
        long count = 0;
        for (Future<Long> done : threads.invokeAll(Collections.nCopies(THREADS, loop))) {
            count += done.get();
        }
        return count;
    }

    private static long repeat(Repeated call, long end) throws Exception {
        long count = 0;
        do {
            call.run();
            count++;
        } while (System.nanoTime() - end < 0);
        return count;
    }
}
