// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.examples.eventstodatabase;

import io.github.camelgithubhooks.testkit.GitHubSimulator;
import io.github.camelgithubhooks.testkit.SamplePayloads;
import io.github.camelgithubhooks.testkit.SignedSender;
import io.github.camelgithubhooks.testkit.SimulatedDelivery;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import io.github.camelgithubhooks.testkit.SimulatedRepository;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Tells how events of a simulated GitHub become rows, one for each, and checks each step. */
final class SimulatedStory implements AutoCloseable {

    private static final String REPOSITORY = "octo/hello";
    private static final String PUBLIC_URL = "https://hooks.example.test";
    private static final String SECRET = "events-to-database-only";
    private static final int RACES = 20;

    private final PrintStream out;
    private final GitHubSimulator github = GitHubSimulator.start();
    private final SimulatedRepository repository = github.repository(REPOSITORY);
    private final SimulatedHook hook = repository.createHook(PUBLIC_URL + "/github", SECRET, "push", "issues");
    private final Map<String, String> settings = new HashMap<>();
    private Instance instance;

    SimulatedStory(PrintStream out, Map<String, String> settings) {
        this.out = out;
        this.settings.put(Application.HOOK_ID, String.valueOf(hook.id()));
        this.settings.put("webhook.secret", SECRET);
        this.settings.put("camel.server.port", "0");
        this.settings.put("poll.delay", "300");
        this.settings.putAll(settings);
    }

    void tell() throws Exception {
        step("A simulated GitHub answers at " + github.apiUrl());
        start();
        SimulatedDelivery push = emit("push", SamplePayloads.push(REPOSITORY));
        check(push.statusCode() == 202, "the push was answered " + push.statusCode());
        check(instance.rows(push.guid()) == 1, "the push has no row");
        out.println("   answered 202: it has a row");

        instance.close();
        step("The application is stopped, and an issue is opened");
        SimulatedDelivery issue = emit("issues", SamplePayloads.issuesOpened(REPOSITORY));
        check(!issue.successful(), "the issues was delivered to nobody");
        start();
        await(() -> instance.rows(issue.guid()) == 1, "what was missed has no row");
        out.println("   caught up from GitHub's log: it has a row");

        step("GitHub delivers the push again, which the application doesn't remember");
        redeliver(push);
        check(instance.rows(push.guid()) == 1, "the push has another row");
        out.println("   answered 202: it still has one row");

        race();
        out.println();
        out.println("Done: " + (2 + RACES) + " events, one row each.");
    }

    private void redeliver(SimulatedDelivery delivery) throws Exception {
        instance.camel().getCamelTemplate().sendBody("github-hooks:redeliver?deliveryId=" + delivery.id(), null);
        await(
                () -> repository.deliveries(hook.id()).stream()
                        .anyMatch(row -> row.redelivery() && row.statusCode() == 202),
                "the redelivery wasn't answered 202");
    }

    private void race() throws Exception {
        try (Instance second = Instance.start(github.apiUrl(), github.token(), REPOSITORY, settings)) {
            step("A second instance runs on the same database, and both get the same events at once");
            for (int i = 0; i < RACES; i++) {
                String guid = UUID.randomUUID().toString();
                List<CompletableFuture<Integer>> answers = Stream.of(instance, second)
                        .map(one -> CompletableFuture.supplyAsync(() -> send(one, guid)))
                        .toList();
                for (CompletableFuture<Integer> answer : answers) {
                    check(answer.get() == 202, "one was answered " + answer.get());
                }
                check(second.rows(guid) == 1, "an event has " + second.rows(guid) + " rows");
            }
            out.println("   " + RACES + " times, both answered 202: one row each");
        }
    }

    private static int send(Instance to, String guid) {
        return SignedSender.to(to.listener())
                .secret(SECRET)
                .guid(guid)
                .event("push")
                .body(SamplePayloads.push(REPOSITORY))
                .send()
                .status();
    }

    private void start() throws Exception {
        instance = Instance.start(github.apiUrl(), github.token(), REPOSITORY, settings);
        github.route(PUBLIC_URL, instance.port());
        step("Camel listens on port " + instance.port() + ", known to GitHub as " + hook.url());
    }

    private SimulatedDelivery emit(String event, String payload) {
        step("An event happens: " + event);
        return github.emit(event, payload).get(0);
    }

    private static void await(Callable<Boolean> condition, String otherwise) throws Exception {
        for (int tries = 0; !condition.call(); tries++) {
            check(tries < 300, otherwise);
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private void step(String what) {
        out.println(" * " + what);
    }

    private static void check(boolean fulfilled, String otherwise) {
        if (!fulfilled) {
            throw new IllegalStateException(otherwise);
        }
    }

    @Override
    public void close() {
        if (instance != null) {
            instance.close();
        }
        github.close();
    }
}
