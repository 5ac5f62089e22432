// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import io.github.camelgithubhooks.internal.http.ApiRequest;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * Rows that a walk found, held until it has reached the oldest. If there are too many, only the oldest stay in memory.
 * The newer ones are deferred: the cursors of their pages are kept, to read these again when the older ones are done.
 */
final class HeldRows {

    /** Page whose rows were deferred, and when its oldest row was delivered. */
    record Deferred(ApiRequest page, Instant oldest) {}

    private record Held(ApiRequest page, List<Row> rows) {}

    private final Deque<Held> held = new ArrayDeque<>();
    private final Deque<Deferred> deferred = new ArrayDeque<>();
    private final List<Row> withoutCursor = new ArrayList<>();
    private final int most;
    private int size;

    /**
     * Creates an empty store.
     *
     * @param most how many rows are held, beside those of the newest page
     */
    HeldRows(int most) {
        this.most = most;
    }

    int most() {
        return most;
    }

    /**
     * Adds the rows of a page that is older than those before.
     *
     * @param hasCursor whether the request will bring the same page again
     */
    void add(ApiRequest page, boolean hasCursor, List<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        if (!hasCursor) {
            withoutCursor.addAll(rows);
            return;
        }
        held.addLast(new Held(page, rows));
        size += rows.size();
        while (size > most) {
            Held newest = held.removeFirst();
            size -= newest.rows().size();
            Instant oldest = newest.rows().stream()
                    .map(Row::deliveredAt)
                    .min(Instant::compareTo)
                    .orElseThrow();
            deferred.addLast(new Deferred(newest.page(), oldest));
        }
    }

    /** Takes the rows of the oldest page. */
    List<Row> takeOldest() {
        Held oldest = held.pollLast();
        if (oldest == null) {
            return List.of();
        }
        size -= oldest.rows().size();
        return oldest.rows();
    }

    /** Takes all rows that are older than the deferred ones. */
    List<Row> takeAll() {
        List<Row> rows = new ArrayList<>(size);
        held.forEach(page -> rows.addAll(page.rows()));
        held.clear();
        size = 0;
        if (deferred.isEmpty()) {
            rows.addAll(withoutCursor);
            withoutCursor.clear();
        }
        return rows;
    }

    boolean hasDeferred() {
        return !deferred.isEmpty();
    }

    /** Returns the oldest page whose rows were deferred; null if there is none. */
    Deferred oldestDeferred() {
        return deferred.peekLast();
    }

    /** Returns the pages whose rows were deferred, the oldest first. */
    Iterator<Deferred> allDeferred() {
        return deferred.descendingIterator();
    }

    void removeOldestDeferred(int pages) {
        for (int i = 0; i < pages; i++) {
            deferred.removeLast();
        }
    }

    /** Forgets everything, because the log is read again. */
    void clear() {
        held.clear();
        deferred.clear();
        withoutCursor.clear();
        size = 0;
    }
}
