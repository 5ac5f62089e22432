// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import io.github.camelgithubhooks.internal.hooks.LogPage;
import io.github.camelgithubhooks.model.DeliverySummary;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Rows of the log that were seen, with the walk that found each. A row takes 16 to 40 bytes. */
final class SeenRows {

    /** Rule which rows are wanted. */
    interface Wanted {

        /** Notes a row, once, whether it is wanted or not. A walk shows the newest rows first. */
        void note(Row row);

        boolean test(Row row);
    }

    /** The time of a row that is further ahead of GitHub's clock is wrong. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    private static final long WALK = 0xffff_ffffL;

    private final Wanted wanted;

    /**
     * For each row the second of its delivery and, in the lower half, the number of its walk, or 0 to find it again.
     */
    private final LongMap rows = new LongMap();

    private int walks;

    SeenRows(Wanted wanted) {
        this.wanted = wanted;
    }

    /** Returns a number for a walk that begins. */
    int newWalk() {
        walks++;
        // after an overflow
        walks = walks == 0 ? 1 : walks;
        return walks;
    }

    /**
     * Returns whether nothing new is behind a page, because it is too old or ends with rows that earlier walks have
     * seen.
     */
    boolean isBehind(LogPage page, Instant since, int walk) {
        if (page.rows().isEmpty()) {
            return false;
        }
        int known = 0;
        boolean last = false;
        for (DeliverySummary row : page.rows()) {
            // rows of a later walk don't end this one, since that stopped where this one began
            last = isEarlier((int) rows.get(key(row.id(), row.guid()), 0), walk);
            known += last ? 1 : 0;
        }
        return last || known * 2 > page.rows().size() || page.isBefore(since);
    }

    /**
     * Adds the rows of a page. Returns how many of them are new and not too old.
     *
     * @param found receives those that are wanted, too
     */
    int add(LogPage page, Instant since, int walk, List<Row> found) {
        int fresh = 0;
        for (Row row : inOrder(page, since)) {
            long key = key(row.id(), row.guid());
            boolean noted = rows.contains(key);
            if (noted && (int) rows.get(key, 0) != 0) {
                continue;
            }
            rows.put(key, mark(row, walk));
            if (!row.deliveredAt().isBefore(since)) {
                fresh++;
                if (!noted) {
                    wanted.note(row);
                }
                if (wanted.test(row)) {
                    found.add(row);
                }
            }
        }
        return fresh;
    }

    /** Adds the rows of a page that was deferred. Returns the wanted ones, though they were seen before. */
    List<Row> addAgain(LogPage page) {
        List<Row> again = new ArrayList<>();
        for (Row row : inOrder(page, Instant.MIN)) {
            long key = key(row.id(), row.guid());
            if (!rows.contains(key)) {
                rows.put(key, mark(row, walks));
                wanted.note(row);
            }
            if (wanted.test(row)) {
                again.add(row);
            }
        }
        return again;
    }

    void forgetBefore(Instant time) {
        rows.removeIf(seen -> seen >> Integer.SIZE < time.getEpochSecond());
    }

    /** Has all rows found again, without noting them again. */
    void findAgain() {
        rows.replaceAll(seen -> seen & ~WALK);
    }

    /**
     * Returns the rows with their places in the order. A row without a time, or with one to come, stands where it was
     * listed.
     */
    private static List<Row> inOrder(LogPage page, Instant since) {
        Instant latest = (page.date() == null ? Instant.now() : page.date()).plus(CLOCKS_DIFFER);
        Instant place = page.newest().orElse(latest);
        List<Row> rows = new ArrayList<>(page.rows().size());
        for (DeliverySummary summary : page.rows()) {
            Instant time = summary.deliveredAt();
            boolean sensible = time != null && !time.isAfter(latest);
            rows.add(Row.of(summary, sensible ? time : place));
            if (sensible && !time.isBefore(since)) {
                place = time;
            }
        }
        return rows;
    }

    /**
     * Returns whether a number is an earlier walk's. Compares by the difference, since the numbers may overflow; 0 is
     * none.
     */
    private static boolean isEarlier(int number, int walk) {
        return number != 0 && number - walk < 0;
    }

    private static long mark(Row row, int walk) {
        return (row.deliveredAt().getEpochSecond() << Integer.SIZE) | (walk & WALK);
    }

    private static long key(long id, String guid) {
        return id * 31 + LongMap.hash(guid);
    }
}
