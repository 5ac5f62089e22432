// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Newest rows, as many as fit. Thread-safe; whoever adds one never waits for a reader for longer than a copy takes. */
final class Ring {

    private final HistoryRow[] rows;
    private long added;

    Ring(int size) {
        rows = new HistoryRow[size];
    }

    synchronized void add(HistoryRow row) {
        rows[(int) (added++ % rows.length)] = row;
    }

    synchronized void clear() {
        added = 0;
    }

    /** Removes the rows with these ids. */
    synchronized void remove(Set<Long> ids) {
        List<HistoryRow> kept = new ArrayList<>(newestFirst());
        kept.removeIf(row -> ids.contains(row.id()));
        clear();
        for (int i = kept.size() - 1; i >= 0; i--) {
            add(kept.get(i));
        }
    }

    /** Returns a copy, the newest row first. */
    List<HistoryRow> newestFirst() {
        HistoryRow[] copy;
        long count;
        synchronized (this) {
            copy = rows.clone();
            count = added;
        }
        int size = (int) Math.min(count, copy.length);
        List<HistoryRow> all = new ArrayList<>(size);
        for (int back = 1; back <= size; back++) {
            all.add(copy[(int) ((count - back) % copy.length)]);
        }
        return all;
    }
}
