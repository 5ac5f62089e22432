// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.store;

import io.github.camelgithubhooks.GitHubHooksConfiguration;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.CamelContext;

/** States in databases, each opened once and shared by the endpoints that name it. Thread-safe. */
public final class StateStores {

    /** By directory or data source. */
    private final Map<Object, StateStore> open = new HashMap<>();

    /** Returns the state in the database that the options name; it keeps guids for at least twice {@code logRetention}. */
    public synchronized StateStore of(CamelContext context, GitHubHooksConfiguration options) {
        StateStore state;
        if (options.getStateDataSource() == null) {
            Path directory =
                    Path.of(options.getStateDirectory()).toAbsolutePath().normalize();
            state = open.computeIfAbsent(directory, key -> StateDirectory.open(directory));
        } else {
            Object dataSource = StateDatabase.dataSource(context, options.getStateDataSource());
            state = open.computeIfAbsent(
                    dataSource, key -> StateDatabase.in(dataSource, options.isCreateStateTables()));
        }
        state.keepGuidsFor(Duration.ofMillis(options.getLogRetention()));
        return state;
    }

    /** Closes all. */
    public synchronized void close() {
        open.values().forEach(StateStore::close);
        open.clear();
    }
}
