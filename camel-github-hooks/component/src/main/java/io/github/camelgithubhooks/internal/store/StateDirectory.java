// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.store;

import java.nio.file.Path;

/**
 * Small database in a directory. A record survives a kill of the process as soon as the call that made it has returned.
 * All users in a process share it; two processes can't.
 */
public final class StateDirectory {

    private StateDirectory() {}

    /**
     * Opens the database, creating it if need be. Each user closes what it has opened; the last one closes the
     * database.
     *
     * @throws IllegalStateException if H2 isn't on the class path, another process uses the directory, its
     *     file is damaged, or it can't be written; the message says which
     */
    public static StateStore open(Path directory) {
        try {
            return SharedStateDirectory.open(directory);
        } catch (NoClassDefFoundError e) {
            throw new IllegalStateException(
                    "The option stateDirectory needs a database: add the dependency com.h2database:h2", e);
        }
    }
}
