// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** PostgreSQL in processes of its own, which forces each commit to the disk. Its binaries come from Maven, for Linux. */
public final class Postgres implements AutoCloseable {

    /** Of a line of {@code /proc/PID/stat}, after the name of the command. */
    private static final int PARENT = 1;

    private static final int USER_TIME = 11;
    private static final int SYSTEM_TIME = 12;
    private static final int USER_TIME_OF_ENDED_CHILDREN = 13;
    private static final int SYSTEM_TIME_OF_ENDED_CHILDREN = 14;

    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final EmbeddedPostgres server;
    private final String pid;

    private Postgres(EmbeddedPostgres server, String pid) {
        this.server = server;
        this.pid = pid;
    }

    /** Starts a server with these settings. */
    public static Postgres start(Map<String, String> settings) throws IOException {
        Path data = Files.createTempDirectory("postgres");
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                // the library's own settings risk the data
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on");
        settings.forEach(builder::setServerConfig);
        EmbeddedPostgres server = builder.start();
        return new Postgres(
                server,
                Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
    }

    /** Returns the address of the database for the driver. */
    public String url() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    /** Returns a pool for an address. */
    public static HikariDataSource pool(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        return new HikariDataSource(config);
    }

    /** Returns the user and system time of all its processes, those that have ended included. */
    long cpuNanos() throws IOException {
        List<String[]> processes;
        try (var directories = Files.list(Path.of("/proc"))) {
            processes = directories
                    .filter(directory ->
                            Character.isDigit(directory.getFileName().toString().charAt(0)))
                    .map(Postgres::stat)
                    .filter(stat -> stat.length > SYSTEM_TIME_OF_ENDED_CHILDREN && stat[PARENT].equals(pid))
                    .toList();
        }
        String[] own = stat(Path.of("/proc", pid));
        long ticks = ticks(own, USER_TIME, SYSTEM_TIME)
                + ticks(own, USER_TIME_OF_ENDED_CHILDREN, SYSTEM_TIME_OF_ENDED_CHILDREN);
        for (String[] process : processes) {
            ticks += ticks(process, USER_TIME, SYSTEM_TIME);
        }
        return ticks * TICK_NANOS;
    }

    private static long ticks(String[] stat, int user, int system) {
        return Long.parseLong(stat[user]) + Long.parseLong(stat[system]);
    }

    private static String[] stat(Path process) {
        try {
            String line = Files.readString(process.resolve("stat"));
            return line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
        } catch (NoSuchFileException ended) {
            return new String[0];
        } catch (IOException e) {
            // it ended between opening and reading
            if (!Files.exists(process)) {
                return new String[0];
            }
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
