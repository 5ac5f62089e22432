// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.testkit.support.ApiClient;
import io.github.camelgithubhooks.testkit.support.RecordingListener;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoadTest {

    private static final int PARALLEL = 100;

    private final GitHubSimulator github = GitHubSimulator.start();
    private final SimulatedRepository repository = github.repository("octo/orders");
    private final ExecutorService threads = Executors.newFixedThreadPool(PARALLEL);

    @AfterEach
    void close() {
        threads.shutdownNow();
        github.close();
    }

    @Test
    void aHundredCallersAreServedAtOnce() {
        CountDownLatch together = new CountDownLatch(PARALLEL);
        List<CompletableFuture<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < PARALLEL; i++) {
            String url = "https://hooks.example.test/" + i;
            String event = i % 2 == 0 ? "push" : "issues";
            calls.add(CompletableFuture.supplyAsync(
                    () -> {
                        together.countDown();
                        awaitAll(together);
                        return ApiClient.of(github)
                                .post(
                                        "/repos/octo/orders/hooks",
                                        "{\"config\":{\"url\":\"" + url + "\"},\"events\":[\"" + event + "\"]}")
                                .status();
                    },
                    threads));
        }

        assertThat(calls.stream().map(CompletableFuture::join))
                .filteredOn(status -> status == 201)
                .as("20 hooks for each of the two events")
                .hasSize(40);
        assertThat(repository.hooks()).extracting(SimulatedHook::id).hasSize(40).doesNotHaveDuplicates();
        assertThat(github.requests()).hasSize(PARALLEL);
    }

    @Test
    void eventsInParallelAreAllDeliveredAndLogged() {
        try (RecordingListener listener = new RecordingListener()) {
            github.route("https://hooks.example.test", listener.port());
            long hook = repository
                    .createHook("https://hooks.example.test/github", "secret", "push")
                    .id();
            String json = SamplePayloads.push("octo/orders");
            List<CompletableFuture<List<SimulatedDelivery>>> emitted = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                emitted.add(github.emitAsync("push", json));
            }
            emitted.forEach(CompletableFuture::join);

            List<SimulatedDelivery> log = repository.deliveries(hook);
            assertThat(log).hasSize(500).allMatch(SimulatedDelivery::successful);
            assertThat(log).extracting(SimulatedDelivery::guid).doesNotHaveDuplicates();
            assertThat(listener.received())
                    .extracting(received -> received.headers().get("X-GitHub-Delivery"))
                    .containsExactlyInAnyOrderElementsOf(
                            log.stream().map(SimulatedDelivery::guid).toList());
        }
    }

    private static void awaitAll(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
