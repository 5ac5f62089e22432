// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.examples.manyinstances;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.main.Main;

/** An instance of the application: a process that runs camel-main, configured by its environment as a container is. */
final class Instance implements AutoCloseable {

    /** An event that the route began with. */
    record Handled(String guid, Instant at) {}

    /** Path of the readiness probe. */
    static final String READY = "/observe/health/ready";

    private static final Pattern HANDLED = Pattern.compile(" *route: \\w+ (\\S+) by .*");

    private final String name;
    private final int port = freePort();
    private final int managementPort = freePort();
    private final Process process;
    private final Thread reader;
    private final List<Handled> handled = new CopyOnWriteArrayList<>();
    private volatile boolean killed;

    private Instance(String name, Map<String, String> environment) throws IOException {
        this.name = name;
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        Main.class.getName())
                .redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.environment().put("PORT", String.valueOf(port));
        builder.environment().put("MANAGEMENT_PORT", String.valueOf(managementPort));
        process = builder.start();
        reader = new Thread(this::read, name);
        reader.start();
    }

    /** Starts one; it isn't ready yet. */
    static Instance start(String name, Map<String, String> environment) throws IOException {
        return new Instance(name, environment);
    }

    String name() {
        return name;
    }

    int port() {
        return port;
    }

    /** Returns whether the readiness probe succeeds. */
    boolean isReady() {
        try {
            URI probe = URI.create("http://127.0.0.1:" + managementPort + READY);
            HttpURLConnection connection = (HttpURLConnection) probe.toURL().openConnection();
            connection.setReadTimeout(5_000);
            return connection.getResponseCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /** Ends the process as the kernel does when memory is out. */
    void kill() throws InterruptedException {
        // not through the Process, which would close the output before it is read
        process.toHandle().destroyForcibly();
        process.waitFor();
        killed = true;
        reader.join();
    }

    boolean wasKilled() {
        return killed;
    }

    /** Has the process end as Kubernetes does: it finishes what it has begun. Returns whether it did so in time. */
    boolean stop() throws InterruptedException {
        process.toHandle().destroy();
        boolean ended = process.waitFor(45, TimeUnit.SECONDS);
        reader.join(5_000);
        return ended;
    }

    /** Returns what it has handled so far, in this order. */
    List<Handled> handled() {
        return List.copyOf(handled);
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
                BufferedWriter log = Files.newBufferedWriter(Path.of("target", name + ".log"))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher begun = HANDLED.matcher(line);
                if (begun.matches()) {
                    handled.add(new Handled(begun.group(1), Instant.now()));
                }
                log.write(line);
                log.newLine();
                log.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.toHandle().destroyForcibly();
    }
}
