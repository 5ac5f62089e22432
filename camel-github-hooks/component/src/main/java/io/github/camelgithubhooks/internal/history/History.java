// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.history;

import io.github.camelgithubhooks.internal.history.Chart.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
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
    private final Ring refusals = new Ring(REFUSALS);
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

    /** Writes what is yet to be written, and uses the store no more. */
    public synchronized void end() {
        if (kept != null) {
            kept.stop();
            kept = null;
        }
        offered = null;
        rows = null;
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
        return all().stream()
                .filter(row -> row.outcome() == Outcome.REFUSED && routeId.equals(row.routeId()))
                .limit(limit)
                .toList();
    }

    /** Returns the latest attempt of each event and route that a search finds. May block. */
    public Found find(Query query) {
        KeptHistory keeper = kept;
        return keeper == null ? MemorySearch.find(all(), query) : withRefusals(keeper.find(query), query);
    }

    private static final Comparator<Found.Item> NEWEST_FIRST =
            Comparator.comparingLong((Found.Item item) -> item.row().id()).reversed();

    private Found withRefusals(Found stored, Query query) {
        Found refused = MemorySearch.find(refusals.newestFirst(), query);
        List<Found.Item> items = Stream.concat(stored.items().stream(), refused.items().stream())
                .sorted(NEWEST_FIRST)
                .limit(query.limit())
                .toList();
        boolean more = stored.next().isPresent()
                || refused.next().isPresent()
                || stored.items().size() + refused.items().size() > items.size();
        return new Found(
                items,
                more ? Optional.of(items.get(items.size() - 1).row().id()) : Optional.empty(),
                stored.total() < 0 ? -1 : stored.total() + refused.total());
    }

    /** Returns a row. May block. */
    public Optional<HistoryRow> row(long id) {
        Optional<HistoryRow> here = all().stream().filter(row -> row.id() == id).findFirst();
        KeptHistory keeper = kept;
        return here.isPresent() || keeper == null ? here : keeper.store().row(id);
    }

    /** Returns the attempts of the event of a row on its route, the newest first. May block. */
    public List<HistoryRow> attempts(HistoryRow row, int limit) {
        KeptHistory keeper = kept;
        HistoryRow.Subject subject = row.subject();
        if (keeper == null || subject.routeId() == null) {
            return all().stream()
                    .filter(other -> other.isAbout(subject))
                    .limit(limit)
                    .toList();
        }
        keeper.flush();
        return keeper.store().attempts(subject.guid(), subject.routeId(), limit);
    }

    /** Returns the guids of the events that a route has had, as far as the memory reaches. */
    public Set<String> guids(String routeId) {
        Ring ring = rows;
        return ring == null
                ? Set.of()
                : ring.newestFirst().stream()
                        .filter(row -> row.guid() != null && routeId.equals(row.routeId()))
                        .map(HistoryRow::guid)
                        .collect(Collectors.toSet());
    }

    /** Returns the least id that a row of this time, in milliseconds since 1970, may have. */
    public static long idAt(long millis) {
        return RowIds.at(millis);
    }

    /** Removes the attempts of these rows. May block. */
    public void forget(Collection<HistoryRow> forgotten) {
        HashSet<Long> gone = new HashSet<>();
        forgotten.forEach(row -> attempts(row, Integer.MAX_VALUE).forEach(attempt -> gone.add(attempt.id())));
        Ring ring = rows;
        if (ring != null) {
            ring.remove(gone);
        }
        KeptHistory keeper = kept;
        if (keeper != null) {
            keeper.store().remove(gone);
        }
    }

    public Chart chart(Span span, String routeId) {
        return charts.chart(span, routeId, System.currentTimeMillis());
    }

    private List<HistoryRow> all() {
        Ring ring = rows;
        List<HistoryRow> all = new ArrayList<>(ring == null ? List.of() : ring.newestFirst());
        all.addAll(refusals.newestFirst());
        all.sort(Comparator.comparingLong(HistoryRow::id).reversed());
        return all;
    }
}
