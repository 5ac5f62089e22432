// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Repeats a call on several threads for a while. */
final class Load implements AutoCloseable {

    /** What a thread does again and again. */
    interface Call {
        void run() throws Exception;
    }

    /** How many calls there were in how many seconds. */
    record Done(long calls, double seconds) {
        double perSecond() {
            return calls / seconds;
        }
    }

    private static final Duration WARM_UP_STEP = Duration.ofSeconds(3);
    private static final Duration RESTING = Duration.ofMillis(150);
    private static final int MOST_STEPS = 7;

    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** Runs each of the calls on a thread of its own until the time is over. */
    Done run(List<? extends Call> calls, Duration duration) throws Exception {
        long begin = System.nanoTime();
        List<Callable<Long>> loops = new ArrayList<>();
        for (Call call : calls) {
            loops.add(() -> repeat(call, begin + duration.toNanos()));
        }
        long count = 0;
        for (Future<Long> loop : threads.invokeAll(loops)) {
            count += loop.get();
        }
        return new Done(count, (System.nanoTime() - begin) / 1e9);
    }

    /**
     * Runs until the JIT compiler has come to rest, as its CPU would be counted too; but not for ever, since some machines
     * never get there.
     *
     * @param compiling how long the compiler of the JVM that is measured has worked, in milliseconds
     */
    void warmUp(List<? extends Call> calls, Callable<Long> compiling) throws Exception {
        long before;
        int steps = 0;
        do {
            before = compiling.call();
            run(calls, WARM_UP_STEP);
        } while (++steps < MOST_STEPS && compiling.call() - before > RESTING.toMillis());
    }

    private static long repeat(Call call, long end) throws Exception {
        long count = 0;
        while (System.nanoTime() - end < 0) {
            call.run();
            count++;
        }
        return count;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
