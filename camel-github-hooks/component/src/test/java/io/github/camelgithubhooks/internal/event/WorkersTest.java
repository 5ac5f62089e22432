// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkersTest {

    /** A pool without a bound, as that of virtual threads. */
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private final Queue<Integer> done = new ConcurrentLinkedQueue<>();

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
    }

    @Test
    void eachIsWorkedOnOnceAndNoMoreAtOnceThanAllowed() throws Exception {
        AtomicInteger atWork = new AtomicInteger();
        Queue<Integer> atOnce = new ConcurrentLinkedQueue<>();
        List<Integer> all = IntStream.range(0, 1_000).boxed().toList();

        Workers.forEach(threads, 3, all, one -> {
            atOnce.add(atWork.incrementAndGet());
            done.add(one);
            atWork.decrementAndGet();
        });

        assertThat(done).containsExactlyInAnyOrderElementsOf(all);
        assertThat(atOnce).allMatch(count -> count <= 3);
    }

    @Test
    void aFailureEndsTheWorkOfAll() {
        ExecutorService oneAfterTheOther = Executors.newSingleThreadExecutor();
        try {
            assertThatThrownBy(() -> Workers.forEach(oneAfterTheOther, 2, List.of(1, 2, 3), one -> {
                        done.add(one);
                        throw new IllegalStateException("first");
                    }))
                    .isInstanceOf(ExecutionException.class)
                    .hasRootCauseMessage("first");
        } finally {
            oneAfterTheOther.shutdownNow();
        }

        assertThat(done).containsExactly(1);
    }
}
