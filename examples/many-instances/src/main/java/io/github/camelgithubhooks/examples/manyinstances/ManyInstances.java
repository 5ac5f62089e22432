// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.examples.manyinstances;

import io.github.camelgithubhooks.examples.shared.Example;
import io.github.camelgithubhooks.examples.shared.Story;
import io.github.camelgithubhooks.testkit.SamplePayloads;
import io.github.camelgithubhooks.testkit.SimulatedDelivery;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Three instances of an application behind a load balancer share a PostgreSQL. While events happen, one is killed, one is
 * replaced, and the database is away for a while. No event is lost, and an event is handled again only if the instance that had
 * it was killed or couldn't record it.
 *
 * <p>This is the story. The application is {@code camel/events.yaml} and {@code application.properties}; {@code kubernetes} has
 * a manifest for it.
 */
public final class ManyInstances extends Story {

    private static final String SECRET = "many-instances-only";
    private static final int EVENTS_A_SECOND = 20;

    private final List<Instance> instances = new ArrayList<>();
    private final ScheduledExecutorService events = Executors.newSingleThreadScheduledExecutor();
    private final Queue<CompletableFuture<List<SimulatedDelivery>>> pushes = new ConcurrentLinkedQueue<>();
    private SimulatedHook hook;

    private ManyInstances(Map<String, String> settings) {
        super(settings);
    }

    public static void main(String[] arguments) {
        System.exit(run(System.getenv(), Map.of()));
    }

    static int run(Map<String, String> environment, Map<String, String> settings) {
        return Example.run(environment, settings, ManyInstances::new, github -> github.withHook()
                .withSecret("webhook.secret")
                .run("Receiving, as one of many instances, the events"));
    }

    @Override
    protected void tell() throws Exception {
        hook = createHook(HOOK_URL, SECRET, "push");
        try (Database database = new Database();
                Balancer balancer = new Balancer()) {
            step("PostgreSQL runs at " + database.address());
            for (int i = 1; i <= 3; i++) {
                instances.add(Instance.start("instance-" + i, environment(database)));
            }
            for (Instance instance : instances) {
                awaitReady(instance);
                balancer.add(instance);
            }
            github.route(PUBLIC_URL, balancer.port());
            step("Three instances listen behind 127.0.0.1:" + balancer.port() + ", known to GitHub as " + HOOK_URL);
            step("Events happen, " + EVENTS_A_SECOND + " a second");
            Future<?> happening =
                    events.scheduleAtFixedRate(this::emit, 0, 1_000 / EVENTS_A_SECOND, TimeUnit.MILLISECONDS);
            awaitMore();
            kill(database, balancer);
            awaitMore();
            replace(database, balancer);
            awaitMore();
            Instant away = Instant.now();
            takeAway(database);
            Instant back = Instant.now();
            awaitMore();
            happening.cancel(false);
            step("No more events happen");
            sumUp(away, back);
        } finally {
            events.shutdownNow();
            instances.forEach(Instance::close);
        }
    }

    private void emit() {
        pushes.add(github.emitAsync("push", SamplePayloads.push(REPOSITORY)));
    }

    private Map<String, String> environment(Database database) {
        return Map.of(
                "GITHUB_API_URL", github.apiUrl(),
                "GITHUB_TOKEN", github.token(),
                "REPOSITORY_OWNER", "octo",
                "REPOSITORY_NAME", "hello",
                "HOOK_ID", String.valueOf(hook.id()),
                "WEBHOOK_SECRET", SECRET,
                "JDBC_URL", database.url(),
                // what a story needn't wait for
                "POLL_DELAY", settings().getOrDefault("poll.delay", "500"),
                "CLAIM_TIMEOUT", "3000");
    }

    private void kill(Database database, Balancer balancer) throws Exception {
        Instance victim = instances.get(1);
        int before = victim.handled().size();
        await(() -> victim.handled().size() > before, victim.name() + " gets no events");
        victim.kill();
        step(victim.name() + " is killed while it has an event");
        balancer.remove(victim);
        Instance next = startNext(database, balancer);
        note(next.name() + " is ready");
    }

    private void replace(Database database, Balancer balancer) throws Exception {
        Instance old = instances.get(2);
        Instance next = startNext(database, balancer);
        balancer.remove(old);
        check(old.stop(), old.name() + " doesn't stop");
        step(old.name() + " is replaced by " + next.name() + ", and has finished what it had begun");
    }

    private Instance startNext(Database database, Balancer balancer) throws Exception {
        Instance next = Instance.start("instance-" + (instances.size() + 1), environment(database));
        instances.add(next);
        awaitReady(next);
        balancer.add(next);
        return next;
    }

    private void takeAway(Database database) throws Exception {
        database.stop();
        step("The database is away");
        await(
                () -> repository.deliveries(hook.id()).stream().anyMatch(one -> one.statusCode() == 503),
                "GitHub got no answer that says so");
        note("GitHub notes 'Invalid HTTP Response: 503'");
        database.restart();
        step("The database is back");
    }

    private void sumUp(Instant away, Instant back) throws Exception {
        Set<String> emitted = new HashSet<>();
        for (CompletableFuture<List<SimulatedDelivery>> push : pushes) {
            emitted.add(push.get().get(0).guid());
        }
        await(
                () -> new Summary(emitted, instances, away, back).lost() == 0,
                "events are lost: the instances don't catch up");
        for (Instance instance : instances) {
            check(instance.wasKilled() || instance.stop(), instance.name() + " doesn't stop");
        }
        Summary summary = new Summary(emitted, instances, away, back);
        note("emitted: " + emitted.size());
        note("handled once: " + summary.once());
        note("handled again: " + summary.again().size());
        summary.again().forEach((guid, reason) -> {
            check(reason != null, guid + " was handled again for no reason");
            note("  " + guid + ": " + reason);
        });
        note("lost: " + summary.lost());
        done("no event was lost.");
    }

    private static void awaitReady(Instance instance) throws Exception {
        await(
                () -> {
                    check(instance.isRunning(), instance.name() + " has ended: see target/" + instance.name() + ".log");
                    return instance.isReady();
                },
                instance.name() + " doesn't become ready");
    }

    /** Waits until some more events have happened. */
    private void awaitMore() throws Exception {
        int more = pushes.size() + EVENTS_A_SECOND;
        await(() -> pushes.size() >= more, "events no longer happen");
    }
}
