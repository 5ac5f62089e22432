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

        int redeliveries() {
            return redeliveries;
        }

        boolean succeeded() {
            return succeeded;
        }

        Instant newest() {
            return newest;
        }
    }

    private final Map<String, Attempts> byGuid = new HashMap<>();

    /** Adds a row; returns what is known of its event then. */
    Attempts add(Row row) {
        Attempts attempts = byGuid.computeIfAbsent(row.guid(), guid -> new Attempts());
        attempts.succeeded |= row.succeeded();
        if (row.redelivery()) {
            attempts.redeliveries++;
        }
        if (row.deliveredAt().isAfter(attempts.newest)) {
            attempts.newest = row.deliveredAt();
        }
        return attempts;
    }

    /** Forgets the events that GitHub has forgotten. */
    void forgetBefore(Instant time) {
        byGuid.values().removeIf(attempts -> attempts.newest.isBefore(time));
    }
}
