// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * One user's handle on the database of a directory. All users in the process share the database; the last one closes
 * it.
 */
final class SharedStateDirectory extends JdbcState {

    /** Databases by real path, as a directory may have several names. Guarded by itself. */
    private static final Map<Path, Database> OPEN = new HashMap<>();

    private static final class Database {
        private final H2StateDirectory h2;
        private int users;

        Database(Path directory) {
            h2 = H2StateDirectory.open(directory);
        }
    }

    private final Path directory;
    private final Database database;
    private boolean closed;

    private SharedStateDirectory(Path directory, Database database) {
        super(database.h2);
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
