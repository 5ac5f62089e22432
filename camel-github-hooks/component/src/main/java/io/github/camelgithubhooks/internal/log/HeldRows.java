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
 * The rows that a walk found, until it has reached the oldest. Of too many only the oldest are held. Of the newer
 * ones the cursors of their pages are kept, to read these again when the older ones are done.
 */
final class HeldRows {

    /** A page whose rows were let go, and when its oldest row was delivered. */
    record LetGo(ApiRequest page, Instant oldest) {}

    private record Held(ApiRequest page, List<Row> rows) {}

    private final Deque<Held> held = new ArrayDeque<>();
    private final Deque<LetGo> letGo = new ArrayDeque<>();
    private final List<Row> withoutCursor = new ArrayList<>();
    private final int most;
    private int size;

    /** Holds at most so many rows, and those of the newest page. */
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
            letGo.addLast(new LetGo(newest.page(), oldest));
        }
    }

    /** Returns the rows of the oldest page, which aren't held any more. */
    List<Row> takeOldest() {
        Held oldest = held.pollLast();
        if (oldest == null) {
            return List.of();
        }
        size -= oldest.rows().size();
        return oldest.rows();
    }

    /** Returns all rows that are older than those let go, which aren't held any more. */
    List<Row> takeAll() {
        List<Row> rows = new ArrayList<>(size);
        held.forEach(page -> rows.addAll(page.rows()));
        held.clear();
        size = 0;
        if (letGo.isEmpty()) {
            rows.addAll(withoutCursor);
            withoutCursor.clear();
        }
        return rows;
    }

    boolean hasLetGo() {
        return !letGo.isEmpty();
    }

    /** Returns the oldest page whose rows were let go; null when there is none. */
    LetGo oldestLetGo() {
        return letGo.peekLast();
    }

    /** Returns the pages whose rows were let go, the oldest first. */
    Iterator<LetGo> allLetGo() {
        return letGo.descendingIterator();
    }

    void removeOldestLetGo(int pages) {
        for (int i = 0; i < pages; i++) {
            letGo.removeLast();
        }
    }

    /** Forgets everything: the log is to be read again. */
    void clear() {
        held.clear();
        letGo.clear();
        withoutCursor.clear();
        size = 0;
    }
}
