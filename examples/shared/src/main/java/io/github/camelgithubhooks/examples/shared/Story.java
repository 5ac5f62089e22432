// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.examples.shared;

import io.github.camelgithubhooks.testkit.GitHubSimulator;
import io.github.camelgithubhooks.testkit.SamplePayloads;
import io.github.camelgithubhooks.testkit.SentDelivery;
import io.github.camelgithubhooks.testkit.SignedSender;
import io.github.camelgithubhooks.testkit.SimulatedDelivery;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import io.github.camelgithubhooks.testkit.SimulatedRepository;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What happens between a simulated GitHub and the application of an example. Each step is printed and checked; the first one
 * that fails ends the story.
 */
public abstract class Story implements AutoCloseable {

    /** The simulated repository. */
    protected static final String REPOSITORY = "octo/hello";

    /** Where GitHub believes the application to be. */
    protected static final String PUBLIC_URL = "https://hooks.example.test";

    /** The address of the hook. */
    protected static final String HOOK_URL = PUBLIC_URL + "/github";

    private static final Map<String, UnaryOperator<String>> PAYLOADS = Map.of(
            "push", SamplePayloads::push,
            "issues", SamplePayloads::issuesOpened,
            "pull_request", SamplePayloads::pullRequestOpened,
            "release", SamplePayloads::releasePublished);

    /** GitHub. */
    protected final GitHubSimulator github = GitHubSimulator.start();

    /** The repository as GitHub sees it, with its hooks and their delivery logs. */
    protected final SimulatedRepository repository = github.repository(REPOSITORY);

    private final Map<String, String> given;
    private final Map<String, String> settings = Settings.of(github.apiUrl(), github.token(), REPOSITORY);

    /**
     * Prepares a story.
     *
     * @param given settings that win over those of the story
     */
    protected Story(Map<String, String> given) {
        this.given = Map.copyOf(given);
        step("A simulated GitHub answers at " + github.apiUrl());
    }

    /** Tells the story. */
    protected abstract void tell() throws Exception;

    /** Prints a step. */
    protected static void step(String what) {
        System.out.println(" * " + what);
    }

    /** Prints what came of a step. */
    protected static void note(String what) {
        System.out.println("   " + what);
    }

    /** Prints the end of the story. */
    protected static void done(String summary) {
        System.out.println();
        System.out.println("Done: " + summary);
    }

    /**
     * Fails unless the condition holds.
     *
     * @param otherwise what is wrong then
     */
    protected static void check(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalStateException(otherwise);
        }
    }

    /** Fails unless GitHub got this answer to the delivery. */
    protected static void checkAnswer(SimulatedDelivery delivery, int status) {
        check(
                delivery.statusCode() == status,
                "the " + delivery.event() + " was answered " + delivery.statusCode() + " instead of " + status);
    }

    /** Waits up to 30 seconds until the condition holds. */
    protected static void await(Callable<Boolean> condition, String otherwise) throws Exception {
        for (int tries = 0; !condition.call(); tries++) {
            check(tries < 300, otherwise);
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    /** Deletes what an earlier run left in a directory. */
    protected static void delete(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** Sets a property of the application. */
    protected final void set(String setting, String value) {
        settings.put(setting, value);
    }

    /** Returns the properties of the application. */
    protected final Map<String, String> settings() {
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(given);
        return all;
    }

    /** Makes a hook at GitHub, and has the application use it. */
    protected final SimulatedHook createHook(String url, String secret, String... events) {
        SimulatedHook hook = repository.createHook(url, secret, events);
        set(Settings.OPTION + "hook-id", String.valueOf(hook.id()));
        return hook;
    }

    /** Runs the application during a part of the story. */
    protected final void whileRunning(Part part) throws Exception {
        CamelApplication camel = CamelApplication.start(settings());
        try {
            part.tell();
        } finally {
            camel.close();
        }
    }

    /** Starts the application on a free port, which {@link #PUBLIC_URL} leads to. */
    protected final CamelApplication startListening() throws Exception {
        set("camel.server.port", "0");
        CamelApplication camel = CamelApplication.start(settings());
        github.route(PUBLIC_URL, camel.port());
        step("Camel listens at " + camel.listener() + ", known to GitHub as " + HOOK_URL);
        return camel;
    }

    /** Makes an event happen, and prints it as a step. */
    protected final SimulatedDelivery happens(String event) {
        step("An event happens: " + event);
        return emit(event);
    }

    /** Makes an event happen, and prints what GitHub notes in the delivery log. */
    protected final SimulatedDelivery noted(String event) {
        SimulatedDelivery delivery = emit(event);
        note(event + ": GitHub notes '" + delivery.status() + "'");
        return delivery;
    }

    /** Makes an event happen while nobody listens. */
    protected final SimulatedDelivery undelivered(String event) {
        SimulatedDelivery delivery = noted(event);
        check(!delivery.successful(), "the " + event + " was delivered, to nobody");
        return delivery;
    }

    private SimulatedDelivery emit(String event) {
        return github.emit(event, PAYLOADS.get(event).apply(REPOSITORY)).get(0);
    }

    /** Waits for a delivery in GitHub's log of the hook. */
    protected final SimulatedDelivery awaitDelivery(long hookId, Predicate<SimulatedDelivery> wanted) throws Exception {
        await(() -> delivery(hookId, wanted).isPresent(), "GitHub's log doesn't show the delivery");
        return delivery(hookId, wanted).orElseThrow();
    }

    private Optional<SimulatedDelivery> delivery(long hookId, Predicate<SimulatedDelivery> wanted) {
        return repository.deliveries(hookId).stream().filter(wanted).findFirst();
    }

    /** Sends a forged push, which the application must refuse. */
    protected static void refusesForgery(URI listener) {
        step("Somebody sends a push signed with another secret");
        SentDelivery forged = SignedSender.to(listener)
                .secret("guessed")
                .event("push")
                .body(SamplePayloads.push(REPOSITORY))
                .send();
        check(forged.status() == 401, "the forged delivery was answered " + forged.status() + " instead of 401");
        note("refused: 401");
    }

    /** Ends the simulated GitHub. */
    @Override
    public final void close() {
        github.close();
    }

    /** A part of a story. */
    @FunctionalInterface
    protected interface Part {

        /** Tells it. */
        void tell() throws Exception;
    }
}
