// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import io.github.camelgithubhooks.internal.event.HandledDeliveries;
import io.github.camelgithubhooks.internal.event.RecordPlace;
import io.github.camelgithubhooks.internal.event.RouteRecords;
import io.github.camelgithubhooks.internal.event.StableKeys;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.spi.StateRepository;

/** State of a route that reads a log: what it has handled, and where its cursor is. It outlives the consumer. */
final class RouteState {

    private final LogOptions options;
    private final RouteRecords records;
    private final Object routeKey;
    private final HandledDeliveries handled;
    private final StateRepository<String, String> offsets;
    private final String cursorName;
    private final CursorStore cursors;
    /** Null until it was looked up. */
    private Instant firstStartOfAll;

    /**
     * Finds the state of a route.
     *
     * @param routeKey stays the same when the route is restarted
     * @param route the route, null if there is none
     * @param routeId the id of the route, null if there is none
     * @throws IllegalArgumentException if a repository outlives the process, and the keys in it wouldn't
     */
    RouteState(LogOptions options, RouteRecords records, Object routeKey, Route route, String routeId) {
        this.options = options;
        this.records = records;
        this.routeKey = routeKey;
        handled = options.isCatchUp() ? options.listenersRecord() : ownRecord(route, routeId);
        StateRepository<String, String> configured = options.given().getOffsetRepository();
        offsets = configured == null ? records.cursors(routeKey) : configured;
        cursorName = CursorStore.name(options, route, routeId);
        cursors = cursors(options);
    }

    private HandledDeliveries ownRecord(Route route, String routeId) {
        String prefix = options.given().getIdempotentPrefix();
        RecordPlace place = RecordPlace.of(options.given());
        StableKeys.require(place, prefix, route);
        String routePrefix = routeId == null ? "deliveries" : routeId;
        return records.handled(routeKey, place, prefix == null ? routePrefix : prefix);
    }

    /** Returns what the route has handled and is handling. */
    HandledDeliveries handled() {
        return handled;
    }

    CursorStore cursors() {
        return cursors;
    }

    /** Returns the place of the cursor for the hook of one of many repositories. */
    CursorStore cursors(LogOptions ofRepository) {
        return new CursorStore(offsets, ofRepository, cursorName);
    }

    /** Returns when the route was first started. */
    Instant firstStart(Instant now) {
        return records.firstStart(routeKey, now);
    }

    /**
     * Returns when the route began to read from many repositories, in this process or in one before it. Saves it, so that
     * after a restart no event is missed of a repository that has come meanwhile.
     *
     * @param inThisProcess when it was first started in this process
     */
    Instant firstStartOfAll(Instant inThisProcess) {
        if (firstStartOfAll == null) {
            String key = cursors.key() + "/first-start";
            Optional<Instant> saved = instant(offsets.getState(key));
            if (saved.isEmpty()) {
                offsets.setState(key, inThisProcess.toString());
            }
            firstStartOfAll = saved.orElse(inThisProcess);
        }
        return firstStartOfAll;
    }

    private static Optional<Instant> instant(String saved) {
        try {
            return Optional.ofNullable(saved).map(Instant::parse);
        } catch (DateTimeParseException e) {
            // more may be read again, but nothing is missed
            return Optional.of(Instant.EPOCH);
        }
    }

    /** Returns the full names of the repositories whose logs the route read last, in this process or in one before it. */
    Set<String> repositories() {
        String saved = offsets.getState(repositoriesKey());
        return saved == null || saved.isEmpty() ? Set.of() : Set.of(saved.split("\n"));
    }

    /** Saves the full names of the repositories whose logs the route reads. */
    void saveRepositories(Set<String> names) {
        offsets.setState(repositoriesKey(), String.join("\n", names));
    }

    private String repositoriesKey() {
        return cursors.key() + "/repositories";
    }

    /**
     * Takes the state into use.
     *
     * @throws IllegalArgumentException if another route uses the same cursor
     */
    void open(CamelContext context) throws Exception {
        if (!options.isCatchUp()) {
            handled.start(context);
        }
        records.useCursor(offsets, cursors.key(), routeKey);
        if (options.given().getOffsetRepository() != null) {
            context.addService(offsets, false);
        }
    }

    /** Ends the use. */
    void close() {
        records.releaseCursor(offsets, cursors.key(), routeKey);
    }

    /** Notes that the route is removed. */
    void removed() {
        if (!options.isCatchUp()) {
            records.removed(routeKey);
        }
    }
}
