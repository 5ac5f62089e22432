// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.dashboard;

import io.github.camelgithubhooks.internal.history.HistoryRow;
import io.github.camelgithubhooks.internal.history.Outcome;

/**
 * Id of a row as the page knows it: the number of a row of the history, or the delivery and the route of an event in a
 * backlog.
 */
final class RowIdText {

    private static final String LOG = "log~";

    private RowIdText() {}

    static String of(HistoryRow row) {
        boolean inBacklog =
                row.outcome() == Outcome.NEVER_ARRIVED || (row.outcome() == Outcome.WAITING && row.tookNanos() < 0);
        return inBacklog ? LOG + row.deliveryId() + "~" + row.routeId() : Long.toString(row.id());
    }

    /** Returns whether the row is one of the backlog of a route. */
    static boolean isOf(String id, HistoryRow waiting) {
        return id.equals(of(waiting));
    }

    static boolean isInBacklog(String id) {
        return id.startsWith(LOG);
    }

    /** Returns the id of a row of the history. */
    static long number(String id) {
        return DeliveriesJson.number("id", id);
    }
}
