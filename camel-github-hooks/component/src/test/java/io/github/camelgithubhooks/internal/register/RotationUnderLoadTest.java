// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.register;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.model.SecretRotation;
import io.github.camelgithubhooks.support.ListenerTestSupport;
import io.github.camelgithubhooks.support.Vault;
import io.github.camelgithubhooks.testkit.SignedSender;
import io.github.camelgithubhooks.testkit.SimulatedDelivery;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A secret is rotated while fifty events a second arrive, and none is refused. */
class RotationUnderLoadTest extends ListenerTestSupport {

    private static final int A_SECOND = 50;
    private static final int SECONDS_EACH = 2;

    private final Queue<CompletableFuture<List<SimulatedDelivery>>> emitted = new ConcurrentLinkedQueue<>();
    private final AtomicInteger number = new AtomicInteger();
    private final ScheduledExecutorService world = Executors.newSingleThreadScheduledExecutor();
    private Future<?> events;
    private volatile CountDownLatch some = new CountDownLatch(0);

    @AfterEach
    void stopTheWorld() {
        world.shutdownNow();
    }

    @Test
    void aBeanThatChangesLosesNothing() throws Exception {
        Vault vault = new Vault("old");
        context.getRegistry().bind("vault", vault.bean());
        SimulatedHook hook = repository.createHook("https://hooks.example.test/github", "old", "push");
        listen("receive", "webhookSecrets=#bean:vault");
        context.addRoutes(rotation(hook));
        eventsHappen();

        awaitMore();
        vault.holds("new", "old");
        awaitMore();
        template.requestBody("direct:rotate", null, SecretRotation.class);
        awaitMore();
        vault.holds("new");
        awaitMore();

        assertNoneWasRefused(hook);
    }

    @Test
    void anOptionThatNamesBothLosesNothing() throws Exception {
        SimulatedHook hook = repository.createHook("https://hooks.example.test/github", "old", "push");
        listen("receive", "webhookSecret=new", "previousWebhookSecret=old");
        eventsHappen();

        awaitMore();
        send(uri("rotateSecret", "hookId=" + hook.id(), "webhookSecret=new"), null);
        awaitMore();

        assertNoneWasRefused(hook);
    }

    private RouteBuilder rotation(SimulatedHook hook) {
        context.getPropertiesComponent().addInitialProperty("hook", Long.toString(hook.id()));
        context.getPropertiesComponent().addInitialProperty("token", github.token());
        context.getPropertiesComponent().addInitialProperty("api", github.apiUrl());
        return new RouteBuilder() {
            @Override
            public void configure() {
                // tag::rotate[]
                from("direct:rotate")
                        .to("github-hooks:rotateSecret?repoOwner=octo&repoName=hello&hookId={{hook}}"
                                + "&oauthToken={{token}}&apiUrl={{api}}&webhookSecrets=#bean:vault")
                        .log("hook ${body.hookId} signs with the new secret, ping ${body.guid} was accepted");
                // end::rotate[]
            }
        };
    }

    private void eventsHappen() {
        events = world.scheduleAtFixedRate(this::event, 0, 1000 / A_SECOND, MILLISECONDS);
    }

    private void event() {
        int next = number.incrementAndGet();
        emitted.add(github.emitAsync("octo/hello", "push", "{\"number\":" + next + "}"));
        some.countDown();
    }

    private void awaitMore() throws InterruptedException {
        some = new CountDownLatch(SECONDS_EACH * A_SECOND);
        assertThat(some.await(60, SECONDS)).isTrue();
    }

    private void assertNoneWasRefused(SimulatedHook hook) throws InterruptedException {
        events.cancel(false);
        world.shutdown();
        assertThat(world.awaitTermination(10, SECONDS)).isTrue();
        emitted.forEach(CompletableFuture::join);
        List<SimulatedDelivery> deliveries = repository.deliveries(hook.id());
        assertThat(deliveries).hasSize(emitted.size() + 1).allMatch(SimulatedDelivery::successful);
        assertThat(deliveries).anyMatch(delivery -> isSigned(delivery, "old"));
        assertThat(deliveries).anyMatch(delivery -> isSigned(delivery, "new"));
        assertThat(arrived("receive")).hasSize(emitted.size());
    }

    private static boolean isSigned(SimulatedDelivery delivery, String secret) {
        return SignedSender.sign256(secret, delivery.requestBody())
                .equals(delivery.requestHeaders().get("X-Hub-Signature-256"));
    }
}
