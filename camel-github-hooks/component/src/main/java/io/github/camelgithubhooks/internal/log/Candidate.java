// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import java.time.Instant;

/**
 * Candidate for the route: an event, or one attempt to deliver it. Guarded by its {@link Backlog}. A log may have a
 * million of them, so each field counts.
 */
final class Candidate {

    /** State of a candidate. */
    enum Place {
        /** Due, waiting for its turn. */
        READY,
        /** Not due yet. */
        PAUSED,
        /** Being fetched, or in the route. */
        BUSY,
        /** No longer in the backlog. */
        GONE
    }

    private final String key;
    private Row row;
    private Row otherRow;
    private Instant due;
    private int attempts;
    private int unread;
    private int missing;
    private boolean lost;
    private Place place = Place.BUSY;

    Candidate(String key, Row row, int attempts) {
        this.key = key;
        this.row = row;
        this.attempts = attempts;
    }

    /** Returns the key in the record of handled deliveries: the guid, or the guid and the id of the attempt. */
    String key() {
        return key;
    }

    Row row() {
        return row;
    }

    void setRow(Row row) {
        this.row = row;
    }

    /** Returns a later attempt to deliver the event, whose payload may still be there; {@code null} for none. */
    Row otherRow() {
        return otherRow;
    }

    void setOtherRow(Row otherRow) {
        this.otherRow = otherRow;
    }

    /** Returns how often the route failed on the event, or had GitHub redeliver it. */
    int attempts() {
        return attempts;
    }

    void setAttempts(int attempts) {
        this.attempts = attempts;
    }

    /** Returns how often in a row GitHub failed to show the delivery. Such failures don't count as attempts. */
    int unread() {
        return unread;
    }

    void setUnread(int unread) {
        this.unread = unread;
    }

    /** Returns how often GitHub answered that there is no such delivery, although it showed others. */
    int missing() {
        return missing;
    }

    void setMissing(int missing) {
        this.missing = missing;
    }

    /** Returns whether GitHub no longer has the payload. */
    boolean lost() {
        return lost;
    }

    void setLost(boolean lost) {
        this.lost = lost;
    }

    Instant due() {
        return due;
    }

    void setDue(Instant due) {
        this.due = due;
    }

    Place place() {
        return place;
    }

    void setPlace(Place place) {
        this.place = place;
    }
}
