// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.store;

import io.github.camelgithubhooks.internal.history.HistoryStore;
import io.github.camelgithubhooks.spi.DeliveryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.spi.StateRepository;

/**
 * One user's handle on the database of a directory. All users in the process share the database; the last one closes
 * it.
 */
final class SharedStateDirectory implements StateStore {

    /** Databases by real path, as a directory may have several names. Guarded by itself. */
    private static final Map<Path, Database> OPEN = new HashMap<>();

    private static final class Database {
        private final H2StateDirectory h2;
        private int users;

        Database(Path directory) {
            h2 = new H2StateDirectory(directory);
        }
    }

    private final Path directory;
    private final Database database;
    private boolean closed;

    private SharedStateDirectory(Path directory, Database database) {
        this.directory = directory;
        this.database = database;
    }

    static SharedStateDirectory open(Path directory) {
        Path real = realPath(directory);
        synchronized (OPEN) {
            Database database = OPEN.computeIfAbsent(real, Database::new);
            database.users++;
            return new SharedStateDirectory(real, database);
        }
    }

    private static Path realPath(Path directory) {
        try {
            return Files.isDirectory(directory)
                    ? directory.toRealPath()
                    : Files.createDirectories(directory).toRealPath();
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The stateDirectory " + directory + " can't be created: " + e
                            + ". Allow the process to write there," + " or set another stateDirectory",
                    e);
        }
    }

    @Override
    public DeliveryStore idempotentRepository() {
        return database.h2.idempotentRepository();
    }

    @Override
    public StateRepository<String, String> offsetRepository() {
        return database.h2.offsetRepository();
    }

    @Override
    public HistoryStore history() {
        return database.h2.history();
    }

    @Override
    public void keepGuidsFor(Duration logRetention) {
        database.h2.keepGuidsFor(logRetention);
    }

    @Override
    public void close() {
        synchronized (OPEN) {
            if (closed) {
                return;
            }
            closed = true;
            database.users--;
            if (database.users == 0) {
                OPEN.remove(directory);
                database.h2.close();
            }
        }
    }
}
