// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.support;

import io.github.camelgithubhooks.internal.history.HistoryRow;
import io.github.camelgithubhooks.internal.history.HistoryRow.Source;
import io.github.camelgithubhooks.internal.history.Outcome;

/** Rows of the history. */
public final class TestRows {

    private TestRows() {}

    /** A push to the route {@code events}. */
    public static HistoryRow row(long id, String guid, Outcome outcome) {
        return row(id, guid, "push", "octo/hello", "mona", outcome, 202);
    }

    /** A request without a valid signature. */
    public static HistoryRow refusal(long id) {
        return row(id, "guessed", null, null, null, Outcome.REFUSED, 401);
    }

    private static HistoryRow row(
            long id, String guid, String event, String repository, String sender, Outcome outcome, int status) {
        return new HistoryRow(
                id,
                id,
                guid,
                null,
                "7",
                "events",
                Source.PUSH,
                event,
                null,
                repository,
                sender,
                outcome,
                status,
                null,
                1,
                false);
    }
}
