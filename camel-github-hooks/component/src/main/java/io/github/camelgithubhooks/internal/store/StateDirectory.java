// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.store;

import java.nio.file.Path;
import java.time.Duration;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.StateRepository;

/**
 * A small database in a directory. What is recorded in it survives a kill of the process, but for the last milliseconds.
 * All users in a process share it; two processes can't.
 */
public interface StateDirectory extends AutoCloseable {

    /**
     * Opens the database, or creates one. Each user closes what it has opened, and the last one ends the database.
     *
     * @throws IllegalStateException when camel-sql or H2 isn't on the class path, another process uses the directory, its
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

    /** Returns where handled deliveries are recorded. */
    IdempotentRepository idempotentRepository();

    /** Returns where cursors are kept. */
    StateRepository<String, String> offsetRepository();

    /** Has guids kept for at least twice as long as GitHub keeps its log, in which a redelivery prolongs their stay. */
    void keepGuidsFor(Duration logRetention);

    @Override
    void close();
}
