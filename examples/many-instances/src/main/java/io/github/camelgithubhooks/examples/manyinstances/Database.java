// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.examples.manyinstances;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A PostgreSQL in a process of its own. Its binaries come from Maven, for Linux on x86-64. */
final class Database implements AutoCloseable {

    private final Path data;
    private EmbeddedPostgres server;
    private final int port;

    Database() throws IOException {
        data = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "postgres");
        server = builder().start();
        port = server.getPort();
    }

    private EmbeddedPostgres.Builder builder() {
        return EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(false);
    }

    /** Returns where it listens. */
    String address() {
        return "127.0.0.1:" + port;
    }

    /** Returns the address for the driver. Without these limits, it waits forever for a database that is cut off. */
    String url() {
        return "jdbc:postgresql://" + address() + "/postgres?connectTimeout=2&socketTimeout=20";
    }

    /** Ends it, and the connections to it. */
    void stop() throws IOException {
        server.close();
    }

    /** Starts it after a stop, with the same data and on the same port. */
    void restart() throws IOException {
        server = builder().setPort(port).start();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
