// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import io.github.camelgithubhooks.internal.api.HookScope;
import io.github.camelgithubhooks.internal.event.StableKeys;
import java.net.URI;
import java.util.Optional;
import org.apache.camel.Route;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;

/** Place of one route's cursor in a repository that other routes may use, too. Used by one thread at a time. */
final class CursorStore {

    private final StateRepository<String, String> repository;
    private final String sharedKey;
    private final String key;
    private String saved;

    /**
     * Creates the place of a cursor.
     *
     * @param name distinguishes the routes that read the log of the same hook, see {@link #name}
     */
    CursorStore(StateRepository<String, String> repository, LogOptions options, String name) {
        this.repository = repository;
        this.sharedKey = sharedKey(options);
        this.key = sharedKey + "/" + name;
    }

    /**
     * Returns the name of a route's cursor: the id of the route, or the option {@code idempotentPrefix} if that id may
     * change at a restart.
     *
     * @param route the route, null if there is none
     * @param routeId the id of the route, null if there is none
     * @throws IllegalArgumentException if the repository outlives the process and neither name would
     */
    static String name(LogOptions options, Route route, String routeId) {
        StateRepository<String, String> configured = options.given().getOffsetRepository();
        Optional<String> stable = StableKeys.routeId(route);
        if (stable.isPresent()) {
            return stable.get();
        }
        if (options.given().getIdempotentPrefix() != null) {
            return options.given().getIdempotentPrefix();
        }
        if (configured != null && !(configured instanceof MemoryStateRepository)) {
            throw new IllegalArgumentException(
                    "The offsetRepository keeps the cursor for the next start, but the id of this"
                            + " route, which is part of its key, is generated and may change at a restart: give the route an"
                            + " id, or set the option idempotentPrefix. The id of a Kamelet is written as kamelet:NAME/ID");
        }
        return routeId == null ? "deliveries" : routeId;
    }

    String key() {
        return key;
    }

    /** Returns the cursor of the route; empty if there is none, or none that can be read. */
    Optional<Cursor> load() {
        return Optional.ofNullable(repository.getState(key)).flatMap(Cursor::read);
    }

    /** Returns the cursor that all routes of the hook shared before each had its own. */
    Optional<Cursor> loadShared() {
        return Optional.ofNullable(repository.getState(sharedKey)).flatMap(Cursor::read);
    }

    void save(Cursor cursor) {
        String text = cursor.write();
        if (!text.equals(saved)) {
            repository.setState(key, text);
            saved = text;
        }
    }

    private static String sharedKey(LogOptions options) {
        String host = URI.create(options.given().getApiUrl()).getAuthority();
        HookScope scope = options.scope();
        Object hook = options.given().getHookId() == null
                ? options.given().getHookUrl()
                : options.given().getHookId();
        return "github-hooks/" + host + scope.path() + "/" + (scope.isApp() ? scope.appId() : hook);
    }
}
