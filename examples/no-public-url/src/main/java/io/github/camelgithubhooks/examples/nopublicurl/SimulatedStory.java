// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.examples.nopublicurl;

import io.github.camelgithubhooks.testkit.GitHubSimulator;
import io.github.camelgithubhooks.testkit.SamplePayloads;
import io.github.camelgithubhooks.testkit.SimulatedDelivery;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.camel.main.Main;

/** Tells how events get from a simulated GitHub to an application that nobody can reach, and checks each step. */
final class SimulatedStory implements AutoCloseable {

    private static final String REPOSITORY = "octo/hello";
    private static final String HOOK_ADDRESS = "https://nobody.example.test/github";
    private static final Path DIRECTORY = Path.of("target", "simulated");

    private final PrintStream out;
    private final GitHubSimulator github = GitHubSimulator.start();
    private final Map<String, String> settings = new HashMap<>();
    private final Path directory;
    private final List<String> happened = new ArrayList<>();
    private Main camel;

    SimulatedStory(PrintStream out, Map<String, String> properties) throws IOException {
        this.out = out;
        settings.put("data.directory", DIRECTORY.toString());
        settings.put("poll.delay", "300");
        settings.putAll(properties);
        directory = Path.of(settings.get("data.directory"));
        deleteOldRun();
    }

    void tell() throws Exception {
        SimulatedHook hook = github.repository(REPOSITORY).createHook(HOOK_ADDRESS, null, "*");
        settings.put(Application.HOOK_ID, String.valueOf(hook.id()));
        step("A simulated GitHub answers at " + github.apiUrl());
        step("Hook " + hook.id() + " delivers to " + HOOK_ADDRESS + ", where nobody answers");

        step("The application isn't running, and events happen");
        emit("push", SamplePayloads.push(REPOSITORY));
        emit("issues", SamplePayloads.issuesOpened(REPOSITORY));

        start();
        awaitAll();
        out.println("   it got what happened before it started, the oldest first");

        step("More happens while it runs");
        emit("release", SamplePayloads.releasePublished(REPOSITORY));
        awaitAll();

        camel.stop();
        step("The application is stopped, and more happens");
        emit("pull_request", SamplePayloads.pullRequestOpened(REPOSITORY));

        start();
        awaitAll();
        out.println("   it got what it had missed, and nothing twice");

        out.println();
        out.println("Done: " + happened.size() + " events happened, GitHub could deliver none of them, and each reached"
                + " the route once.");
        out.println("The events are in "
                + directory.resolve("events").toAbsolutePath().normalize());
    }

    private void start() throws Exception {
        step("The application starts: no HTTP server, no public address");
        camel = Application.on(github.apiUrl(), github.token(), REPOSITORY, settings);
        camel.start();
    }

    private void emit(String event, String payload) {
        SimulatedDelivery delivery = github.emit(event, payload).get(0);
        check(!delivery.successful(), "the " + event + " was delivered, to nobody");
        happened.add(delivery.guid());
        out.println("   " + event + ": GitHub notes '" + delivery.status() + "'");
    }

    /** Waits until the route has had as many events as happened; they must be the same, in the same order. */
    private void awaitAll() throws Exception {
        for (int tries = 0; journal().size() < happened.size(); tries++) {
            check(
                    tries < 300,
                    "of " + happened.size() + " events the route got "
                            + journal().size());
            TimeUnit.MILLISECONDS.sleep(100);
        }
        check(journal().equals(happened), "the route got " + journal() + " instead of " + happened);
    }

    /** The guids of what the route got, in the order in which it got them. */
    private List<String> journal() throws IOException {
        Path journal = directory.resolve("journal.txt");
        return Files.exists(journal) ? Files.readAllLines(journal) : List.of();
    }

    private static void deleteOldRun() throws IOException {
        if (Files.isDirectory(DIRECTORY)) {
            try (Stream<Path> files = Files.walk(DIRECTORY)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
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
        github.close();
    }
}
