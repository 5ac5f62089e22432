// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.deliveries;

import java.time.Instant;

/** Something to be offered to the route: an event, or one attempt to deliver it. Guarded by its {@link Backlog}. */
final class Candidate {

    private final String key;
    private Row row;
    private int attempts;
    private Instant due;
    private boolean busy;

    Candidate(String key, Row row, int attempts, Instant due) {
        this.key = key;
        this.row = row;
        this.attempts = attempts;
        this.due = due;
    }

    /** What it is recorded by: the guid, or the guid and the id of the attempt. */
    String key() {
        return key;
    }

    Row row() {
        return row;
    }

    void setRow(Row row) {
        this.row = row;
    }

    /** How often it was offered and failed, or asked for again. */
    int attempts() {
        return attempts;
    }

    void setAttempts(int attempts) {
        this.attempts = attempts;
    }

    Instant due() {
        return due;
    }

    void setDue(Instant due) {
        this.due = due;
    }

    /** Whether the route, or the fetching of its payload, has it right now. */
    boolean busy() {
        return busy;
    }

    void setBusy(boolean busy) {
        this.busy = busy;
    }
}
