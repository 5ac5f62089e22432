// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.store;

import java.util.List;

/**
 * Statements whose text depends on the database. Times come from the clock of the database, never from this machine's. For
 * another database, add a constant.
 */
enum Dialect {
    POSTGRESQL("PostgreSQL", "clock_timestamp()", "clock_timestamp() + ? * interval '1 millisecond'") {
        @Override
        List<String> createTables() {
            return List.of(
                    // a claim is updated at least once, and fits into its page when there is room
                    deliveries() + " WITH (fillfactor = 80)", index(), state("TEXT"));
        }

        @Override
        String insertClaim() {
            return super.insertClaim() + UNLESS_THERE;
        }

        @Override
        String insertHandled() {
            return super.insertHandled() + UNLESS_THERE;
        }

        @Override
        String saveState() {
            return "INSERT INTO GITHUB_HOOKS_STATE (name, state) VALUES (?, ?)"
                    + " ON CONFLICT (name) DO UPDATE SET state = EXCLUDED.state";
        }

        @Override
        String isOld() {
            // an index isn't searched for clock_timestamp(), which may differ from row to row
            return super.isOld().replace("clock_timestamp()", "statement_timestamp()");
        }

        @Override
        String removeOld(int rows) {
            // another instance may be removing the same rows
            return "DELETE FROM GITHUB_HOOKS_DELIVERY WHERE name IN (SELECT name FROM GITHUB_HOOKS_DELIVERY WHERE "
                    + isOld() + " ORDER BY since LIMIT " + rows + " FOR UPDATE SKIP LOCKED)";
        }
    },

    H2("H2", "CURRENT_TIMESTAMP", "DATEADD(MILLISECOND, ?, CURRENT_TIMESTAMP)") {
        @Override
        List<String> createTables() {
            return List.of(deliveries(), index(), state("CLOB"));
        }

        @Override
        String saveState() {
            return "MERGE INTO GITHUB_HOOKS_STATE (name, state) KEY (name) VALUES (?, ?)";
        }

        @Override
        String removeOld(int rows) {
            return "DELETE FROM GITHUB_HOOKS_DELIVERY WHERE " + isOld() + " FETCH FIRST " + rows + " ROWS ONLY";
        }
    };

    private static final String UNLESS_THERE = " ON CONFLICT (name) DO NOTHING";

    private final String product;
    private final String now;
    private final String later;

    /**
     * Describes a database.
     *
     * @param product the name that its driver gives it
     * @param now the time at which a statement runs
     * @param later that time and some milliseconds, a parameter
     */
    Dialect(String product, String now, String later) {
        this.product = product;
        this.now = now;
        this.later = later;
    }

    String product() {
        return product;
    }

    /** Returns the statements that create what is missing. */
    abstract List<String> createTables();

    String deliveries() {
        return "CREATE TABLE IF NOT EXISTS GITHUB_HOOKS_DELIVERY (name VARCHAR(1000) PRIMARY KEY,"
                + " owner VARCHAR(100) NOT NULL, since TIMESTAMP(3) WITH TIME ZONE NOT NULL,"
                + " deadline TIMESTAMP(3) WITH TIME ZONE)";
    }

    String index() {
        return "CREATE INDEX IF NOT EXISTS GITHUB_HOOKS_DELIVERY_SINCE ON GITHUB_HOOKS_DELIVERY (since)";
    }

    String state(String text) {
        return "CREATE TABLE IF NOT EXISTS GITHUB_HOOKS_STATE (name VARCHAR(1000) PRIMARY KEY, state " + text + ")";
    }

    /** Adds a claim: name, owner, milliseconds. Has no effect, or violates the key, if there is a row with that name. */
    String insertClaim() {
        return "INSERT INTO GITHUB_HOOKS_DELIVERY (name, owner, since, deadline) VALUES (?, ?, " + now + ", " + later
                + ")";
    }

    /** Adds a handled delivery: name, owner. Has no effect, or violates the key, if there is a row with that name. */
    String insertHandled() {
        return "INSERT INTO GITHUB_HOOKS_DELIVERY (name, owner, since, deadline) VALUES (?, ?, " + now + ", NULL)";
    }

    /** Takes over a claim that ran out or is the owner's own: owner, milliseconds, name, owner. */
    String takeOver() {
        return "UPDATE GITHUB_HOOKS_DELIVERY SET owner = ?, since = " + now + ", deadline = " + later
                + " WHERE name = ? AND deadline IS NOT NULL AND (deadline < " + now + " OR owner = ?)";
    }

    /** Moves the deadline of a claim: milliseconds, name, owner. */
    String renew() {
        return "UPDATE GITHUB_HOOKS_DELIVERY SET deadline = " + later
                + " WHERE name = ? AND owner = ? AND deadline IS NOT NULL";
    }

    /** Turns a claim that is the owner's, or ran out, into a handled delivery: owner, name, owner. */
    String claimToHandled() {
        return "UPDATE GITHUB_HOOKS_DELIVERY SET owner = ?, deadline = NULL WHERE name = ? AND (owner = ? OR deadline < "
                + now + ")";
    }

    /** Removes handled deliveries, and claims that ran out, that are older than some milliseconds, which are negative. */
    abstract String removeOld(int rows);

    String isOld() {
        return "since < " + later + " AND (deadline IS NULL OR deadline < " + now + ")";
    }

    /** Adds or replaces a row of the state: name, state. */
    abstract String saveState();
}
