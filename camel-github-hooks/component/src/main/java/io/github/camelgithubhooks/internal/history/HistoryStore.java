// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.history;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Store in which a history outlives the process. Several processes may share it. Thread-safe; each method may block. */
public interface HistoryStore {

    /** Creates what is missing. */
    void open();

    /** Adds rows. Called by one thread at a time. */
    void add(List<HistoryRow> rows);

    /** Removes some of the rows that are older than this id, or more than are kept. */
    void removeOld(long oldest);

    /** Returns a page of a search. Of many rows it may be a part, even an empty one, with the cursor of what remains. */
    Found find(Query query);

    Optional<HistoryRow> row(long id);

    /** Returns the rows of an event on a route, the newest first. */
    List<HistoryRow> attempts(String guid, String routeId, int limit);

    /** Returns the rows from this id on, the newest first. */
    List<HistoryRow> since(long id, int limit);

    void remove(Collection<Long> ids);
}
