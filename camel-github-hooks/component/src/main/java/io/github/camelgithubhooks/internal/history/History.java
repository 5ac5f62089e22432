// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.history;

import io.github.camelgithubhooks.internal.history.Chart.Span;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * History of the deliveries of a component. Until it is switched on, it holds just what was refused last. Requests that were
 * refused unread have a place of their own, in memory only: whoever sends a million of them must not drive out what is
 * genuine, nor fill a disk. Thread-safe; {@link #add} never blocks for long.
 */
public final class History {

    /** The requests that are kept of those that strangers can send. */
    static final int REFUSALS = 1000;

    private final RowIds ids = new RowIds();
    private volatile Ring refusals = new Ring(REFUSALS);
    private volatile Charts charts = new Charts();
    private final List<Consumer<HistoryRow>> listeners = new CopyOnWriteArrayList<>();
    private volatile Ring rows;
    private volatile KeptHistory kept;
    private HistoryStore offered;

    /** Switches the history on. */
    public synchronized void begin(int size) {
        charts = new Charts();
        rows = new Ring(size);
        if (offered != null) {
            keep();
        }
    }

    /** Returns whether rows are to be added. */
    public boolean isOn() {
        return rows != null;
    }

    /** Keeps the rows in a store, too, as long as the history is on, and continues what is there. The first store counts. */
    public synchronized void keepIn(HistoryStore store) {
        if (offered != null) {
            return;
        }
        // routes may be created before the component is started
        offered = store;
        if (isOn()) {
            keep();
        }
    }

    private void keep() {
        kept = new KeptHistory(offered, this::restore);
        kept.start();
    }

    private void restore(HistoryRow row) {
        charts.add(row);
    }

    /** Returns whether the rows outlive the process. */
    public boolean isKept() {
        return kept != null;
    }

    /** Writes what is yet to be written, uses the store no more, and forgets all. */
    public synchronized void end() {
        if (kept != null) {
            kept.stop();
            kept = null;
        }
        offered = null;
        rows = null;
        refusals = new Ring(REFUSALS);
    }

    /** Returns an id for a row of this time. */
    public long nextId(long millis) {
        return ids.next(millis);
    }

    /** Adds a row. It is dropped if the history is off. */
    public void add(HistoryRow row) {
        Ring ring = rows;
        if (ring == null) {
            return;
        }
        ring.add(row);
        KeptHistory keeper = kept;
        if (keeper != null) {
            keeper.add(row);
        }
        tell(row);
    }

    /**
     * Adds a request that was refused, also while the history is off.
     *
     * @param signed false if anybody can have sent it
     */
    public void addRefusal(HistoryRow row, boolean signed) {
        if (signed && isOn()) {
            add(row);
            return;
        }
        refusals.add(row);
        if (isOn()) {
            tell(row);
        }
    }

    private void tell(HistoryRow row) {
        charts.add(row);
        for (Consumer<HistoryRow> listener : listeners) {
            listener.accept(row);
        }
    }

    /**
     * Calls a listener with each row that is added, by the thread that adds it; the listener must not wait.
     *
     * @return ends the calls
     */
    public Runnable listen(Consumer<HistoryRow> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Returns the last requests that were refused on the path of a route, the newest first. */
    public List<HistoryRow> refusals(String routeId, int limit) {
        return inOrder()
                .filter(row -> row.outcome() == Outcome.REFUSED && routeId.equals(row.routeId()))
                .limit(limit)
                .toList();
    }

    /** Returns the latest attempt of each event and route that a search finds. May block. */
    public Found find(Query query) {
        KeptHistory keeper = kept;
        if (keeper == null) {
            return inMemory(query);
        }
        return keeper.use(store -> store.find(query))
                .map(found -> found.and(refusals.find(query), query.limit()))
                .orElseGet(() -> inMemory(query).because(HistoryAway.WORDS));
    }

    /** Returns why the history isn't shown as a whole; empty if it is. */
    public Optional<String> trouble() {
        KeptHistory keeper = kept;
        return keeper != null && keeper.isAway() ? Optional.of(HistoryAway.WORDS) : Optional.empty();
    }

    private Found inMemory(Query query) {
        Ring ring = rows;
        Found refused = refusals.find(query);
        return ring == null ? refused : ring.find(query).and(refused, query.limit());
    }

    /**
     * Returns a row. May block.
     *
     * @throws HistoryAway if only the database may have it, and that is away
     */
    public Optional<HistoryRow> row(long id) {
        Optional<HistoryRow> here = Arrays.stream(rings())
                .flatMap(Ring::rows)
                .filter(row -> row.id() == id)
                .findFirst();
        KeptHistory keeper = kept;
        return here.isPresent() || keeper == null
                ? here
                : keeper.use(store -> store.row(id)).orElseThrow(HistoryAway::new);
    }

    /** Returns the attempts of the event of a row on its route, the newest first. May block. */
    public List<HistoryRow> attempts(HistoryRow row, int limit) {
        KeptHistory keeper = kept;
        HistoryRow.Subject subject = row.subject();
        Optional<List<HistoryRow>> stored = keeper == null || subject.routeId() == null
                ? Optional.empty()
                : keeper.use(store -> store.attempts(subject.guid(), subject.routeId(), limit));
        return stored.orElseGet(() -> Arrays.stream(rings())
                .flatMap(ring -> ring.about(subject))
                .limit(limit)
                .toList());
    }

    /** Returns those of the guids of events that a route has had, as far as the memory reaches. */
    public Set<String> known(String routeId, Collection<String> guids) {
        Ring ring = rows;
        return ring == null ? Set.of() : ring.known(routeId, guids);
    }

    /** Returns the least id that a row of this time, in milliseconds since 1970, may have. */
    public static long idAt(long millis) {
        return RowIds.at(millis);
    }

    /**
     * Removes the attempts of these rows. May block.
     *
     * @throws HistoryAway if the database is away
     */
    public void forget(Collection<HistoryRow> forgotten) {
        HashSet<Long> gone = new HashSet<>();
        forgotten.forEach(row -> attempts(row, Integer.MAX_VALUE).forEach(attempt -> gone.add(attempt.id())));
        Ring ring = rows;
        if (ring != null) {
            ring.remove(gone);
        }
        KeptHistory keeper = kept;
        if (keeper != null && !keeper.remove(gone)) {
            throw new HistoryAway();
        }
    }

    /** Forgets the chart of a route that is gone. */
    public void removeChart(String routeId) {
        charts.remove(routeId);
    }

    public Chart chart(Span span, String routeId) {
        return charts.chart(span, routeId, System.currentTimeMillis());
    }

    /** Returns all rows, the newest first. */
    private Stream<HistoryRow> inOrder() {
        return Arrays.stream(rings())
                .flatMap(Ring::rows)
                .sorted(Comparator.comparingLong(HistoryRow::id).reversed());
    }

    private Ring[] rings() {
        Ring ring = rows;
        return ring == null ? new Ring[] {refusals} : new Ring[] {ring, refusals};
    }
}
