// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.event;

import io.github.camelgithubhooks.spi.DeliveryStore;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;

/**
 * Record of what the routes of a component have handled, and of how far they have read GitHub's log. It outlives the
 * consumers: a route that is restarted, or replaced under the same id, continues where it was. Thread-safe.
 */
public final class RouteRecords {

    /** A removed route may be on its way back: a reload removes all routes before it adds them again. */
    private static final int MOST_REMOVED = 32;

    private static final class RouteRecord {
        private final StateRepository<String, String> cursors = new MemoryStateRepository();
        private HandledDeliveries handled;
        private Instant firstStart;
        private boolean removed;
    }

    /** By route; the most recently removed last. */
    private final Map<Object, RouteRecord> records = new LinkedHashMap<>();

    private final Map<CursorPlace, Object> cursorsInUse = new LinkedHashMap<>();

    private final ClaimThread claimThread = new ClaimThread();

    /** Of the stores that other processes may share. */
    private final Map<DeliveryStore, Seats> seats = new ConcurrentHashMap<>();

    private record CursorPlace(StateRepository<String, String> repository, String key) {}

    /**
     * Returns what a route has handled and is handling. Routes with the same repository and prefix share it.
     *
     * @param route the route's id, or what else is the same when the route is restarted
     * @param prefix what the keys of the route begin with
     * @throws IllegalArgumentException if the place can't keep such long keys
     */
    public synchronized HandledDeliveries handled(Object route, RecordPlace place, String prefix) {
        place.requireShort(prefix);
        RouteRecord record = record(route);
        if (record.handled == null || !record.handled.isFor(place.repository(), prefix)) {
            record.handled = shared(place.repository(), prefix)
                    .orElseGet(() -> new HandledDeliveries(place, claimThread, seats(place), prefix));
        }
        return record.handled;
    }

    /** Returns the seats of the processes that share a place, empty if none can. */
    private Optional<Seats> seats(RecordPlace place) {
        return place.repository() instanceof DeliveryStore store && place.isShareable()
                ? Optional.of(seats.computeIfAbsent(store, one -> new Seats(place.option(), one, place.claimTimeout())))
                : Optional.empty();
    }

    /** Returns how many processes share a store with this one, which is among them. */
    public int processes() {
        return seats.values().stream().mapToInt(Seats::taken).max().orElse(1);
    }

    /** Returns the cursors of a route that keeps them in memory. */
    public synchronized StateRepository<String, String> cursors(Object route) {
        return record(route).cursors;
    }

    /** Returns when a route was first started, which is now unless it was started before. */
    public synchronized Instant firstStart(Object route, Instant now) {
        RouteRecord record = record(route);
        if (record.firstStart == null) {
            record.firstStart = now;
        }
        return record.firstStart;
    }

    /**
     * Takes a cursor into use.
     *
     * @throws IllegalArgumentException when another route uses it: each would pass over what the other has not done
     */
    public synchronized void useCursor(StateRepository<String, String> repository, String key, Object route) {
        Object other = cursorsInUse.putIfAbsent(new CursorPlace(repository, key), route);
        if (other != null && !other.equals(route)) {
            throw new IllegalArgumentException("Two routes would keep their cursor under the same key, " + key
                    + ", and each would skip what the other one has yet to do: give each route an id of its own, or an"
                    + " idempotentPrefix of its own");
        }
    }

    /** Ends the use of a cursor. */
    public synchronized void releaseCursor(StateRepository<String, String> repository, String key, Object route) {
        cursorsInUse.remove(new CursorPlace(repository, key), route);
    }

    /** Marks a route as removed. Its record is kept for a route that replaces it, until 32 others have been removed. */
    public synchronized void removed(Object route) {
        RouteRecord record = records.remove(route);
        if (record == null) {
            return;
        }
        record.removed = true;
        records.put(route, record);
        long removed = records.values().stream().filter(one -> one.removed).count();
        if (removed > MOST_REMOVED) {
            forgetEldestRemoved();
        }
    }

    /** Prepares for the routes of a context, which are created later. */
    public void start(CamelContext context) {
        TransactedRoutes.watch(context);
    }

    /** Stops renewing claims: the component stops, and its routes have ended. */
    public void stop(CamelContext context) {
        seats.values().forEach(Seats::close);
        claimThread.stop(context);
    }

    private RouteRecord record(Object route) {
        RouteRecord record = records.computeIfAbsent(route, absent -> new RouteRecord());
        record.removed = false;
        return record;
    }

    private Optional<HandledDeliveries> shared(IdempotentRepository configured, String prefix) {
        return records.values().stream()
                .map(record -> record.handled)
                .filter(handled -> configured != null && handled != null && handled.isFor(configured, prefix))
                .findAny();
    }

    private void forgetEldestRemoved() {
        Iterator<RouteRecord> all = records.values().iterator();
        while (all.hasNext()) {
            if (all.next().removed) {
                all.remove();
                return;
            }
        }
    }
}
