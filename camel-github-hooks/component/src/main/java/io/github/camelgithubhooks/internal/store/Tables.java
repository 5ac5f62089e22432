// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tables of the state, with their version. They are created when they are missing, unless the user does that. */
final class Tables {

    private static final Logger LOG = LoggerFactory.getLogger(Tables.class);

    private static final String VERSION_KEY = "schema-version";
    private static final int VERSION = 1;

    private static final String STATEMENTS =
            "https://github.com/camel-github-hooks/camel-github-hooks/blob/main/docs/operations.md#tables";

    /** Two processes that create the same table at the same time can get in each other's way. */
    private static final int ATTEMPTS = 3;

    /** Reads a row of the state: name. */
    static final String STATE = "SELECT state FROM GITHUB_HOOKS_STATE WHERE name = ?";

    private final Database database;
    private final boolean create;
    private volatile boolean prepared;

    Tables(Database database, boolean create) {
        this.database = database;
        this.create = create;
    }

    /**
     * Creates what is missing. If the database of {@code stateDataSource} can't be reached, that is up to its first use.
     *
     * @return false if the database can't be reached
     * @throws IllegalStateException if the tables are missing and may not be created, or belong to a later version
     */
    boolean prepareIfReachable() {
        try {
            prepare();
            return true;
        } catch (Database.Unreachable e) {
            LOG.warn("{}. Until it can be reached, deliveries are answered with 503", e.getMessage());
            return false;
        }
    }

    /** Creates what is missing, if that is yet to be done. */
    void require() {
        if (!prepared) {
            prepare();
        }
    }

    /**
     * Creates what is missing.
     *
     * @throws IllegalStateException if the tables are missing and may not be created, or belong to a later version
     */
    void prepare() {
        int version = version();
        if (version > VERSION) {
            throw new IllegalStateException("The tables GITHUB_HOOKS_DELIVERY and GITHUB_HOOKS_STATE in the "
                    + database.option() + " have version " + version + ", and this version of the component knows "
                    + VERSION + ": use the version of the component that created them, or a later one");
        }
        if (version < VERSION && !create) {
            throw new IllegalStateException(
                    "The tables GITHUB_HOOKS_DELIVERY and GITHUB_HOOKS_STATE are missing in the "
                            + database.option()
                            + ", or incomplete: create them with the statements at " + STATEMENTS
                            + ", or set createStateTables=true");
        }
        if (version < VERSION) {
            create(1);
        }
        prepared = true;
    }

    private void create(int attempt) {
        Dialect dialect = database.dialect();
        try {
            database.write("create the tables for deliveries and cursors", connection -> {
                try (Statement statement = connection.createStatement()) {
                    for (String sql : dialect.createTables()) {
                        statement.execute(sql);
                    }
                }
                return Database.update(connection, dialect.saveState(), VERSION_KEY, String.valueOf(VERSION));
            });
        } catch (IllegalStateException e) {
            if (e.getCause() instanceof SQLException cause && Database.isForbidden(cause)) {
                throw new IllegalStateException(
                        e.getMessage()
                                + ". Let the user of the database create them, or create them with the statements at "
                                + STATEMENTS + " and set createStateTables=false",
                        cause);
            }
            if (attempt == ATTEMPTS) {
                throw e;
            }
            create(attempt + 1);
        }
    }

    /** Returns the version of the tables, 0 if there are none or older ones. */
    private int version() {
        String version = database.read("be read", Tables::version);
        return version == null ? 0 : Integer.parseInt(version);
    }

    private static String version(Connection connection) throws SQLException {
        try {
            return Database.query(connection, STATE, VERSION_KEY);
        } catch (SQLException e) {
            if (Database.isMissingTable(e)) {
                if (!connection.getAutoCommit()) {
                    connection.rollback();
                }
                return null;
            }
            throw e;
        }
    }
}
