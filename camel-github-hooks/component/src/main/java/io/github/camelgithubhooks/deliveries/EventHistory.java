// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.deliveries;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** What the log tells of each event: how often it was delivered again, and whether that ever succeeded. */
final class EventHistory {

    /** The attempts to deliver one event. */
    static final class Attempts {
        private int redeliveries;
        private boolean succeeded;
        private Instant newest = Instant.MIN;
        private boolean givenUp;

        int redeliveries() {
            return redeliveries;
        }

        boolean succeeded() {
            return succeeded;
        }

        Instant newest() {
            return newest;
        }

        /** Whether that is news. */
        boolean giveUp() {
            boolean news = !givenUp;
            givenUp = true;
            return news;
        }
    }

    private final Map<String, Attempts> byGuid = new HashMap<>();

    /** What is known of the event of a row that was added. */
    Attempts of(Row row) {
        return byGuid.get(row.guid());
    }

    void add(Row row) {
        Attempts attempts = byGuid.computeIfAbsent(row.guid(), guid -> new Attempts());
        attempts.succeeded |= row.succeeded();
        if (row.redelivery()) {
            attempts.redeliveries++;
        }
        if (row.deliveredAt().isAfter(attempts.newest)) {
            attempts.newest = row.deliveredAt();
        }
    }

    /** Forgets the events that GitHub has forgotten. */
    void forgetBefore(Instant time) {
        byGuid.values().removeIf(attempts -> attempts.newest.isBefore(time));
    }
}
