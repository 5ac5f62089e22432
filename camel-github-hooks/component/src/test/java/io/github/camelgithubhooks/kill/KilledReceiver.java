// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.kill;

import io.github.camelgithubhooks.testkit.SimulatedDelivery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A receiver that is killed and started again. Each of its lives is a process with a journal. */
final class KilledReceiver implements AutoCloseable {

    /** An event that GitHub sent, and when it knew what came of it. */
    record Sent(SimulatedDelivery delivery, Instant outcomeAt) {}

    /** When a life was ended. */
    record Kill(Instant begin, Instant end) {

        /** Whether GitHub was waiting for an answer meanwhile. */
        boolean during(Sent event) {
            return event.delivery().deliveredAt().isBefore(end)
                    && event.outcomeAt().isAfter(begin);
        }
    }

    private final Class<?> main;
    private final Path directory;
    private final int port;
    private final String endpoint;
    /** Address of its database; null if it has none. */
    private final String database;

    private final List<Kill> kills = new ArrayList<>();
    private Process process;

    /**
     * One that isn't started yet.
     *
     * @param directory for its journals, and for what it logs
     */
    KilledReceiver(Path directory, int port, String endpoint) {
        this(directory, port, endpoint, null);
    }

    /** One with a database, which knows its connections by the {@link #life}. */
    KilledReceiver(Path directory, int port, String endpoint, String database) {
        this(JournalingReceiver.class, directory, port, endpoint, database);
    }

    /** One with a main class of its own, which takes the arguments of {@link JournalingReceiver}. */
    KilledReceiver(Class<?> main, Path directory, int port, String endpoint, String database) {
        this.main = main;
        this.directory = directory;
        this.port = port;
        this.endpoint = endpoint;
        this.database = database;
    }

    int port() {
        return port;
    }

    /** Returns the name of a life. */
    String life(int number) {
        return directory.getFileName() + "-" + number;
    }

    /** Returns the name of the life that it has now. */
    synchronized String currentLife() {
        return life(kills.size());
    }

    synchronized void start() throws IOException {
        int life = kills.size();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // it lives for seconds: what matters is how soon it is up
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName(),
                Integer.toString(port),
                endpoint,
                journal(life).toString()));
        if (database != null) {
            command.add(database + "&ApplicationName=" + life(life));
        }
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log(life).toFile())
                .start();
    }

    /** Ends it as the kernel does when memory is out: nothing of it gets to run any more. */
    synchronized void kill() throws InterruptedException {
        Instant begin = Instant.now();
        process.destroyForcibly().waitFor();
        kills.add(new Kill(begin, Instant.now()));
    }

    /** Stops it as an operating system or a virtual machine does that stands still: it doesn't notice. */
    synchronized void pause() throws IOException, InterruptedException {
        signal("STOP");
    }

    synchronized void resume() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        int code = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
        if (code != 0) {
            throw new IllegalStateException("The receiver isn't there for the signal " + name);
        }
    }

    /** Lets it end on its own; returns its exit code. */
    synchronized int stop() throws IOException, InterruptedException {
        process.getOutputStream().close();
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("The receiver doesn't stop");
        }
        return process.exitValue();
    }

    synchronized List<Kill> kills() {
        return List.copyOf(kills);
    }

    /** How many events this life has handled. */
    synchronized long handled() {
        return Journal.read(journal(kills.size())).stream()
                .filter(Journal.Entry::done)
                .count();
    }

    /** The event that this life has begun with so long ago, at least, and hasn't handled; the first if there are several. */
    synchronized Optional<String> unfinished(Duration since) {
        Instant before = Instant.now().minus(since);
        Set<String> begun = new LinkedHashSet<>();
        for (Journal.Entry entry : Journal.read(journal(kills.size()))) {
            if (entry.done()) {
                begun.remove(entry.guid());
            } else if (entry.at().isBefore(before)) {
                begun.add(entry.guid());
            }
        }
        return begun.stream().findFirst();
    }

    /** What was handled, for each life. */
    synchronized List<List<Journal.Entry>> lives() {
        List<List<Journal.Entry>> lives = new ArrayList<>();
        for (int life = 0; life <= kills.size(); life++) {
            lives.add(Journal.read(journal(life)));
        }
        return lives;
    }

    /** What it logged in all its lives. */
    synchronized String log() {
        StringBuilder text = new StringBuilder("The receiver logged:\n");
        for (int life = 0; life <= kills.size(); life++) {
            try {
                text.append("life ").append(life).append(": ").append(Files.readString(log(life)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return text.toString();
    }

    private Path journal(int life) {
        return directory.resolve("journal-" + life);
    }

    private Path log(int life) {
        return directory.resolve("log-" + life);
    }

    @Override
    public synchronized void close() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }
}
