// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import java.time.Instant;

/**
 * History of each event in the log: how often it was redelivered, and whether any attempt succeeded. An event takes
 * only a few bytes, so that a log of a million rows fits into a small heap.
 */
final class EventHistory {

    private static final long SUCCEEDED = 1;
    private static final long GIVEN_UP = 2;
    private static final long REDELIVERY = 4;
    private static final int TIME_SHIFT = 16;
    private static final long MOST_REDELIVERIES = (1 << (TIME_SHIFT - 2)) - 1;

    /** Marks, count of redeliveries and second of the newest attempt, by the hash of the guid. */
    private final LongMap byGuid = new LongMap();

    void add(Row row) {
        long key = LongMap.hash(row.guid());
        long known = byGuid.get(key, 0);
        long marks = known & (SUCCEEDED | GIVEN_UP);
        long redeliveries = redeliveries(known);
        if (row.succeeded()) {
            marks |= SUCCEEDED;
        }
        if (row.redelivery() && redeliveries < MOST_REDELIVERIES) {
            redeliveries++;
        }
        long newest = Math.max(known >> TIME_SHIFT, row.deliveredAt().getEpochSecond());
        byGuid.put(key, (newest << TIME_SHIFT) | (redeliveries * REDELIVERY) | marks);
    }

    /** Returns whether any attempt to deliver the event is known to have succeeded. */
    boolean succeeded(String guid) {
        return (byGuid.get(LongMap.hash(guid), 0) & SUCCEEDED) != 0;
    }

    int redeliveries(String guid) {
        return redeliveries(byGuid.get(LongMap.hash(guid), 0));
    }

    /** Returns when GitHub made the newest attempt, in whole seconds as in GitHub's rows. */
    Instant newest(String guid) {
        return Instant.ofEpochSecond(byGuid.get(LongMap.hash(guid), 0) >> TIME_SHIFT);
    }

    /** Marks an event as given up. Returns false if it was before. */
    boolean giveUp(String guid) {
        long key = LongMap.hash(guid);
        long known = byGuid.get(key, 0);
        byGuid.put(key, known | GIVEN_UP);
        return (known & GIVEN_UP) == 0;
    }

    /** Forgets the events that GitHub has removed from its log. */
    void forgetBefore(Instant time) {
        byGuid.removeIf(known -> known >> TIME_SHIFT < time.getEpochSecond());
    }

    private static int redeliveries(long known) {
        return (int) ((known / REDELIVERY) & MOST_REDELIVERIES);
    }
}
