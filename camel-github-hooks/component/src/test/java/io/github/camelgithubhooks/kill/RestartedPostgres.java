// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.kill;

import io.github.camelgithubhooks.support.TestDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;

/** A PostgreSQL server that is stopped and started again, with its data and on its port. */
final class RestartedPostgres implements AutoCloseable {

    private final Path data;
    private EmbeddedPostgres server;
    private final int port;

    RestartedPostgres(Path data) {
        this.data = data;
        server = TestDatabase.start(builder());
        port = server.getPort();
    }

    private EmbeddedPostgres.Builder builder() {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                // what is committed is with the operating system, which nobody stops here
                .setServerConfig("fsync", "off");
    }

    int port() {
        return port;
    }

    /** Ends it, and all connections with it. */
    void stop() throws IOException {
        server.close();
    }

    void start() throws IOException {
        server = builder().setPort(port).start();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
