// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.store;

import java.nio.file.Path;
import java.time.Duration;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.StateRepository;

/**
 * Small database in a directory. A record survives a kill of the process as soon as the call that made it has returned.
 * All users in a process share it; two processes can't.
 */
public interface StateDirectory extends AutoCloseable {

    /**
     * Opens the database, creating it if need be. Each user closes what it has opened; the last one closes the
     * database.
     *
     * @throws IllegalStateException if camel-sql or H2 isn't on the class path, another process uses the directory, its
     *     file is damaged, or it can't be written; the message says which
     */
    static StateDirectory open(Path directory) {
        try {
            return SharedStateDirectory.open(directory);
        } catch (NoClassDefFoundError e) {
            throw new IllegalStateException(
                    "The option stateDirectory needs a database: add the dependencies org.apache.camel:camel-sql and"
                            + " com.h2database:h2",
                    e);
        }
    }

    /** Returns the record of handled deliveries. */
    IdempotentRepository idempotentRepository();

    /** Returns the repository of cursors. */
    StateRepository<String, String> offsetRepository();

    /** Keeps guids at least twice as long as GitHub keeps its log, in which a redelivery prolongs their stay. */
    void keepGuidsFor(Duration logRetention);

    @Override
    void close();
}
