// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.kill;

import java.time.Instant;

/**
 * What kept a process from recording what it had handled.
 *
 * @param life the process; null for all
 */
record Trouble(Kind kind, String life, Instant from, Instant to) {

    enum Kind {
        /** The process died. */
        KILL,
        /** The process stood still. */
        PAUSE,
        /** The process couldn't reach the database. */
        CUT_OFF,
        /** The database was restarted. */
        RESTART
    }

    /** Returns whether it may have cost a process its claim. */
    boolean explains(String ofLife, Instant claimed, Instant lost) {
        return (life == null || life.equals(ofLife)) && from.isBefore(lost) && to.isAfter(claimed);
    }
}
