// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks.producer;

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

    /** Makes this many calls, rounded down to a multiple of the threads, and returns their number. */
    long run(Repeated call, int calls) throws Exception {
        int callsOfThread = calls / THREADS;
        Callable<Void> loop = () -> {
            for (int i = 0; i < callsOfThread; i++) {
                call.run();
            }
            return null;
        };
        for (Future<Void> thread : threads.invokeAll(Collections.nCopies(THREADS, loop))) {
            thread.get();
        }
        return (long) callsOfThread * THREADS;
    }
}
