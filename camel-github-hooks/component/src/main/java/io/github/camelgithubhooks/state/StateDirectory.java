// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.state;

import java.nio.file.Path;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.StateRepository;

/**
 * A small database in a directory. What is recorded in it survives a kill of the process. Only one process can use a
 * directory at a time.
 */
public interface StateDirectory extends AutoCloseable {

    /**
     * Opens the database, or makes a new one.
     *
     * @throws IllegalStateException when camel-sql or H2 isn't on the class path, or another process has the directory
     */
    static StateDirectory open(Path directory) {
        try {
            return new H2StateDirectory(directory);
        } catch (NoClassDefFoundError e) {
            throw new IllegalStateException(
                    "The option stateDirectory needs a database: add the dependencies org.apache.camel:camel-sql and"
                            + " com.h2database:h2",
                    e);
        }
    }

    /** Where handled deliveries are recorded. */
    IdempotentRepository idempotentRepository();

    /** Where cursors are kept. */
    StateRepository<String, String> offsetRepository();

    @Override
    void close();
}
