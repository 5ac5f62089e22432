// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.examples.nopublicurl;

import io.github.camelgithubhooks.examples.shared.Example;
import io.github.camelgithubhooks.examples.shared.Story;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A laptop behind a firewall gets every event of a repository: the route reads GitHub's log of a hook's deliveries, and nobody
 * has to reach it.
 *
 * <p>This is the story. The application is {@code camel/events.yaml} and {@code application.properties}.
 */
public final class NoPublicUrl extends Story {

    private static final String DATA = "data.directory";

    private final List<String> happened = new ArrayList<>();

    private NoPublicUrl(Map<String, String> settings) {
        super(settings);
    }

    public static void main(String[] arguments) {
        System.exit(run(System.getenv(), Map.of()));
    }

    static int run(Map<String, String> environment, Map<String, String> settings) {
        return Example.run(environment, settings, NoPublicUrl::new, github -> github.withHook()
                .run("Reading the events"));
    }

    @Override
    protected void tell() throws Exception {
        set(DATA, "target/simulated");
        set("poll.delay", "300");
        delete(Path.of("target", "simulated"));
        long hook = createHook("https://nobody.example.test/github", null, "*").id();
        step("Hook " + hook + " delivers to https://nobody.example.test/github, where nobody answers");

        step("The application isn't running, and events happen");
        emit("push");
        emit("issues");

        starts();
        whileRunning(() -> {
            awaitAll();
            note("it got what happened before it started, the oldest first");

            step("More happens while it runs");
            emit("release");
            awaitAll();
        });

        step("The application is stopped, and more happens");
        emit("pull_request");

        starts();
        whileRunning(() -> {
            awaitAll();
            note("it got what it had missed, and nothing twice");
        });

        done(happened.size() + " events happened, GitHub could deliver none of them, and each reached the route once.");
        System.out.println(
                "The events are in " + data("events").toAbsolutePath().normalize());
    }

    private static void starts() {
        step("The application starts: no HTTP server, no public address");
    }

    private void emit(String event) {
        happened.add(undelivered(event).guid());
    }

    /** Waits until the route has had as many events as happened; they must be the same, in the same order. */
    private void awaitAll() throws Exception {
        await(() -> journal().size() >= happened.size(), "the route didn't get all " + happened.size() + " events");
        check(journal().equals(happened), "the route got " + journal() + " instead of " + happened);
    }

    /** Returns the guids that the route got, in the order in which it got them. */
    private List<String> journal() throws IOException {
        Path journal = data("journal.txt");
        return Files.exists(journal) ? Files.readAllLines(journal) : List.of();
    }

    private Path data(String name) {
        return Path.of(settings().get(DATA), name);
    }
}
