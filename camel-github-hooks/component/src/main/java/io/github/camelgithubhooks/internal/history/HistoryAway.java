// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.history;

/** Failure to read the store of the history. The message is fit to be shown. */
public final class HistoryAway extends RuntimeException {

    /** Says what is away, what is shown instead, and what to do. What the driver says stays in the log. */
    public static final String WORDS =
            "The database of the history can't be read, so that this is just what the process"
                    + " remembers since its start. Look into the log of the application for the reason, and bring back the database"
                    + " of stateDataSource or stateDirectory: the whole history is then shown within seconds";

    private static final long serialVersionUID = 1;

    HistoryAway() {
        super(WORDS);
    }
}
