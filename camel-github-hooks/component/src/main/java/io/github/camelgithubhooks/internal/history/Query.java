// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.history;

import java.util.Locale;
import java.util.Set;

/**
 * Search in the history. A criterion that is null doesn't matter.
 *
 * @param text a part of any text of the row, in any case
 * @param outcomes one of these outcomes; all if it is empty
 * @param since the earliest time, in milliseconds since 1970
 * @param until the time before which a row ended
 * @param before the id that all ids are less than: that of the last row of the page before
 * @param limit the most rows
 */
public record Query(
        String text,
        String event,
        String action,
        String repository,
        String sender,
        String guid,
        String routeId,
        Set<Outcome> outcomes,
        Long since,
        Long until,
        Long before,
        int limit) {

    /** Returns a search for all rows of an event, the newest first. */
    public static Query forGuid(String guid, int limit) {
        return new Query(null, null, null, null, null, guid, null, Set.of(), null, null, null, limit);
    }

    /**
     * Returns a search for events whose latest attempt failed.
     *
     * @param routeId the route, null for all
     */
    public static Query failed(String routeId, Long since, Long until, Long before, int limit) {
        return new Query(null, null, null, null, null, null, routeId, Outcome.FAILURES, since, until, before, limit);
    }

    /** Returns whether an index leads to the rows, so that no others have to be looked at. */
    public boolean isDirect() {
        return guid != null || fitsAll();
    }

    /** Returns whether every row fits. */
    boolean fitsAll() {
        return text == null
                && event == null
                && action == null
                && repository == null
                && sender == null
                && guid == null
                && routeId == null
                && outcomes.isEmpty()
                && since == null
                && until == null;
    }

    /** Returns whether a row fits, wherever it is in the list. */
    public boolean fits(HistoryRow row) {
        return is(event, row.event())
                && is(action, row.action())
                && is(repository, row.repository())
                && is(sender, row.sender())
                && is(guid, row.guid())
                && is(routeId, row.routeId())
                && (outcomes.isEmpty() || outcomes.contains(row.outcome()))
                && (since == null || row.at() >= since)
                && (until == null || row.at() < until)
                && (text == null || hasText(row));
    }

    private static boolean is(String wanted, String value) {
        return wanted == null || wanted.equalsIgnoreCase(value);
    }

    private boolean hasText(HistoryRow row) {
        String wanted = text.toLowerCase(Locale.ROOT);
        return has(wanted, row.event())
                || has(wanted, row.action())
                || has(wanted, row.repository())
                || has(wanted, row.sender())
                || has(wanted, row.guid())
                || has(wanted, row.routeId())
                || has(wanted, row.words())
                || has(wanted, row.outcome().toString());
    }

    private static boolean has(String wanted, String value) {
        return value != null && value.toLowerCase(Locale.ROOT).contains(wanted);
    }
}
