// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.examples.selfhealing;

import io.github.camelgithubhooks.testkit.GitHubSimulator;
import io.github.camelgithubhooks.testkit.RecordedRequest;
import io.github.camelgithubhooks.testkit.SamplePayloads;
import io.github.camelgithubhooks.testkit.SimulatedDelivery;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import io.github.camelgithubhooks.testkit.SimulatedRepository;
import java.io.IOException;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.camel.main.Main;

/** Tells how a listener of a simulated GitHub gets what it missed, and checks each step. */
final class SimulatedStory implements AutoCloseable {

    private static final String REPOSITORY = "octo/hello";
    private static final String PUBLIC_URL = "https://hooks.example.test";

    private final PrintStream out;
    private final GitHubSimulator github = GitHubSimulator.start();
    private final SimulatedRepository repository = github.repository(REPOSITORY);
    private final SimulatedHook hook = repository.createHook(PUBLIC_URL + "/github", null, "*");
    private final Map<String, String> settings = new HashMap<>();
    private Listener listener;
    private Main camel;

    SimulatedStory(PrintStream out, Map<String, String> properties) {
        this.out = out;
        settings.put(Application.HOOK_ID, String.valueOf(hook.id()));
        // a real one waits 1, 5 and 25 minutes before it asks again: the pauses grow from the delay
        settings.put("poll.delay", "300");
        settings.putAll(properties);
    }

    void tell() throws Exception {
        step("A simulated GitHub answers at " + github.apiUrl());
        listen();
        step("A listener runs at " + hook.url());
        String push = emit("push", SamplePayloads.push(REPOSITORY));
        check(hasArrived(push), "the push didn't arrive");

        listener.close();
        step("The listener is down, and events happen");
        List<String> missed = List.of(
                emit("issues", SamplePayloads.issuesOpened(REPOSITORY)),
                emit("release", SamplePayloads.releasePublished(REPOSITORY)));
        check(missed.stream().noneMatch(this::hasArrived), "an event arrived where nobody listened");

        step("Self-healing starts, while the listener is still down");
        camel = Application.on(github.apiUrl(), github.token(), REPOSITORY, settings);
        camel.start();
        await(() -> missed.stream().allMatch(guid -> attempts(guid) > 1), "GitHub wasn't asked to deliver again");
        out.println("   in vain: it asks again after a pause that grows each time, 10 times at most");

        listen();
        step("The listener is back");
        await(() -> missed.stream().allMatch(this::hasArrived), "what was missed didn't arrive");
        out.println("   it got what it had missed");

        awaitLooks();
        long asked = requests("/attempts");
        awaitLooks();
        check(requests("/attempts") == asked, "GitHub was asked again for what had arrived");
        check(attempts(push) == 1, "the push was delivered again although it had arrived");

        out.println();
        out.println("Done: " + missed.size() + " missed events arrived, and what had arrived wasn't delivered again.");
    }

    /** Waits until GitHub's log was read from the beginning of a look to its end. */
    private void awaitLooks() throws InterruptedException {
        long before = requests("/deliveries");
        await(() -> requests("/deliveries") > before + 2, "GitHub's log isn't read any more");
    }

    private void listen() throws IOException {
        listener = new Listener();
        github.route(PUBLIC_URL, listener.port());
    }

    private String emit(String event, String payload) {
        SimulatedDelivery delivery = github.emit(event, payload).get(0);
        out.println("   " + event + ": GitHub notes '" + delivery.status() + "'");
        return delivery.guid();
    }

    private boolean hasArrived(String guid) {
        return repository.deliveries(hook.id()).stream()
                .anyMatch(row -> row.guid().equals(guid) && row.successful());
    }

    private long attempts(String guid) {
        return repository.deliveries(hook.id()).stream()
                .filter(row -> row.guid().equals(guid))
                .count();
    }

    private long requests(String pathEnd) {
        return github.requests().stream()
                .map(RecordedRequest::path)
                .filter(path -> path.endsWith(pathEnd))
                .count();
    }

    private static void await(BooleanSupplier condition, String otherwise) throws InterruptedException {
        for (int tries = 0; !condition.getAsBoolean(); tries++) {
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
        if (camel != null) {
            camel.stop();
        }
        if (listener != null) {
            listener.close();
        }
        github.close();
    }
}
