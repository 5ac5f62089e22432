// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.history;

import io.github.camelgithubhooks.internal.history.HistoryRow.Subject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Newest rows, as many as fit, in the order of their ids. The latest attempt of each event is known. Thread-safe; whoever
 * adds a row never waits for a reader for longer than a copy of the references takes.
 */
final class Ring {

    /** Row, with the next attempt of its event. */
    private static final class Entry {

        private final HistoryRow row;
        private final Subject subject;
        private final long number;
        private final int attempts;
        private volatile Entry newer;

        private Entry(HistoryRow row, Subject subject, long number, int attempts) {
            this.row = row;
            this.subject = subject;
            this.number = number;
            this.attempts = attempts;
        }
    }

    private final Entry[] entries;
    private final Map<Subject, Entry> latest = new HashMap<>();
    private long added;

    Ring(int size) {
        entries = new Entry[size];
    }

    void add(HistoryRow row) {
        add(row, row.subject());
    }

    private synchronized void add(HistoryRow row, Subject subject) {
        Entry oldest = entries[slot(added)];
        if (oldest != null) {
            latest.remove(oldest.subject, oldest);
        }
        Entry before = latest.get(subject);
        Entry entry = new Entry(row, subject, added, before == null ? 1 : before.attempts + 1);
        latest.put(subject, entry);
        if (before != null) {
            before.newer = entry;
        }
        insert(entry);
        added++;
    }

    /** Threads get their ids in another order than they come here. */
    private void insert(Entry entry) {
        long place = added;
        long least = Math.max(0, added - entries.length + 1);
        while (place > least && entries[slot(place - 1)].row.id() > entry.row.id()) {
            entries[slot(place)] = entries[slot(place - 1)];
            place--;
        }
        entries[slot(place)] = entry;
    }

    private int slot(long place) {
        return (int) (place % entries.length);
    }

    /** Removes the rows with these ids. */
    synchronized void remove(Set<Long> ids) {
        List<HistoryRow> kept = rows().filter(row -> !ids.contains(row.id())).toList();
        Arrays.fill(entries, null);
        latest.clear();
        added = 0;
        for (int i = kept.size() - 1; i >= 0; i--) {
            add(kept.get(i));
        }
    }

    /** Returns the rows, the newest first. */
    Stream<HistoryRow> rows() {
        return copy().newestFirst().map(entry -> entry.row);
    }

    /** Returns the rows about a subject, the newest first. */
    Stream<HistoryRow> about(Subject subject) {
        return copy().newestFirst()
                .filter(entry -> entry.subject.equals(subject))
                .map(entry -> entry.row);
    }

    /** Returns those of the guids that a route has had. */
    synchronized Set<String> known(String routeId, Collection<String> guids) {
        return guids.stream()
                .filter(guid -> latest.containsKey(new Subject(guid, routeId)))
                .collect(Collectors.toSet());
    }

    /** Returns the latest attempt of each event that a search finds. */
    Found find(Query query) {
        return copy().find(query);
    }

    private synchronized Copy copy() {
        return new Copy(entries.clone(), added, latest.size());
    }

    /** The entries at a time. */
    private static final class Copy {

        private final Entry[] entries;
        private final long added;
        /** The number of events that the entries are about. */
        private final int events;

        private Copy(Entry[] entries, long added, int events) {
            this.entries = entries;
            this.added = added;
            this.events = events;
        }

        int size() {
            return (int) Math.min(added, entries.length);
        }

        /** Returns an entry; 1 is the newest. */
        Entry back(long back) {
            return entries[(int) ((added - back) % entries.length)];
        }

        Stream<Entry> newestFirst() {
            return LongStream.rangeClosed(1, size()).mapToObj(this::back);
        }

        boolean isLatest(Entry entry) {
            Entry newer = entry.newer;
            return newer == null || newer.number >= added;
        }

        Found find(Query query) {
            boolean all = query.fitsAll();
            long before = query.before() == null ? Long.MAX_VALUE : query.before();
            List<Found.Item> items = new ArrayList<>();
            int total = 0;
            // only to count what fits are those of the earlier pages looked at
            for (int back = all ? firstBelow(before) : 1; back <= size(); back++) {
                Entry entry = back(back);
                if (!isLatest(entry) || !query.fits(entry.row)) {
                    continue;
                }
                total++;
                if (entry.row.id() < before && items.size() <= query.limit()) {
                    items.add(new Found.Item(entry.row, entry.attempts));
                }
                if (all && items.size() > query.limit()) {
                    break;
                }
            }
            return Found.page(items, query.limit(), all ? events : total);
        }

        private int firstBelow(long id) {
            int from = 1;
            int to = size() + 1;
            while (from < to) {
                int middle = (from + to) >>> 1;
                if (back(middle).row.id() < id) {
                    to = middle;
                } else {
                    from = middle + 1;
                }
            }
            return from;
        }
    }
}
