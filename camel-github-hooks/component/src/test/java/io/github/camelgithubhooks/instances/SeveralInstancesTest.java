// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.instances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.support.Application;
import io.github.camelgithubhooks.support.Background;
import io.github.camelgithubhooks.support.GitHubTestSupport;
import io.github.camelgithubhooks.testkit.SimulatedDelivery;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several instances of an application that register the same hook. */
class SeveralInstancesTest extends GitHubTestSupport {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String HOST = "https://hooks.example.test";

    private final List<Application> applications = new ArrayList<>();

    @AfterEach
    void close() {
        applications.forEach(Application::close);
    }

    @Test
    void tenThatStartAtOnceEndWithOneHook() throws Exception {
        for (int i = 0; i < 10; i++) {
            applications.add(new Application());
        }
        github.route(HOST, applications.get(0).port());
        ExecutorService threads = Executors.newFixedThreadPool(applications.size());
        try {
            List<Future<Application>> started = applications.stream()
                    .map(application -> threads.submit(() -> application.start(registering("push"))))
                    .toList();
            for (Future<Application> one : started) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
        applications.forEach(SeveralInstancesTest::awaitPing);

        SimulatedHook hook = repository.hooks().get(0);
        assertThat(repository.hooks()).hasSize(1);
        assertThat(applications).allSatisfy(application -> {
            assertThat(application.health().getDetails()).containsEntry("github.registration.hookId", hook.id());
            assertThat(application.words()).isEmpty();
        });
    }

    @Test
    void routesThatWantDifferentEventsShareTheHook() throws Exception {
        Application pushes = start("push");
        Application issues = new Application();
        applications.add(issues);
        issues.start(registering("issues.opened"));
        awaitPing(issues);

        assertThat(repository.hooks()).singleElement().satisfies(hook -> assertThat(hook.events())
                .containsExactlyInAnyOrder("push", "issues"));
        assertThat(pushes.words()).isEmpty();
    }

    @Test
    void aRollingReplacementMissesNoEvent() throws Exception {
        Application before = start("push");
        AtomicInteger sent = new AtomicInteger();
        AtomicBoolean over = new AtomicBoolean();
        List<SimulatedDelivery> deliveries = new ArrayList<>();
        CompletableFuture<Void> events = Background.run(() -> {
            while (!over.get()) {
                deliveries.addAll(github.emit("octo/hello", "push", "{\"number\":" + sent.getAndIncrement() + "}"));
            }
        });

        awaitMore(sent);
        Application after = new Application();
        applications.add(after);
        after.start(registering("push"));
        awaitPing(after);
        // what a load balancer does, when the new one is ready
        github.route(HOST, after.port());
        awaitMore(sent);
        before.close();
        awaitMore(sent);
        over.set(true);
        events.join();

        assertThat(repository.hooks()).hasSize(1);
        assertThat(deliveries).hasSize(sent.get()).allMatch(SimulatedDelivery::successful);
        assertThat(Stream.of(before, after).flatMap(application -> application.numbers().stream()))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, sent.get()).boxed().toList());
        assertThat(before.numbers()).isNotEmpty();
        assertThat(after.numbers()).isNotEmpty();
    }

    private Application start(String events) throws Exception {
        Application application = new Application();
        applications.add(application);
        github.route(HOST, application.port());
        application.start(registering(events));
        awaitPing(application);
        return application;
    }

    private String registering(String events) {
        return uri(
                "receive",
                "autoRegister=true",
                "hookUrl=" + HOST + "/github",
                "webhookSecret=" + SECRET,
                "events=" + events);
    }

    private static void awaitPing(Application application) {
        await().atMost(PATIENCE)
                .until(() ->
                        Boolean.TRUE.equals(application.health().getDetails().get("github.registration.pingArrived")));
    }

    private static void awaitMore(AtomicInteger sent) {
        int before = sent.get();
        await().atMost(PATIENCE).until(() -> sent.get() > before + 20);
    }
}
