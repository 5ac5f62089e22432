// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;

/** A data source with its dialect. Each use is a transaction of its own, whatever the calling thread has. */
final class Database {

    /** Class 23 of the SQL standard, as PostgreSQL and H2 report it. */
    private static final String UNIQUE_VIOLATION = "23505";

    private static final List<String> NO_SUCH_TABLE = List.of("42P01", "42S02", "42S03", "42S04");

    /** As PostgreSQL and H2 report it. */
    private static final List<String> FORBIDDEN = List.of("42501", "90096");

    /** Classes of errors that a repetition doesn't mend: wrong password, no such database. */
    private static final List<String> LASTING = List.of("28", "3D");

    /** Failure to get a connection, as long as the database is away. */
    static final class Unreachable extends IllegalStateException {

        private static final long serialVersionUID = 1;

        private Unreachable(IllegalStateException failure) {
            super(failure.getMessage(), failure.getCause());
        }
    }

    /** Use of a connection. */
    interface Use<T> {
        T of(Connection connection) throws SQLException;
    }

    private final String option;
    private final DataSource dataSource;
    private final Guard guard;
    private final ConnectionWaits waits;
    private volatile Dialect dialect;

    /**
     * Describes a database that isn't connected to yet.
     *
     * @param option the name of the option that the database comes from, for errors
     */
    Database(String option, DataSource dataSource, Guard guard) {
        this(option, dataSource, guard, new ConnectionWaits(ChronoUnit.FOREVER.getDuration()));
    }

    private Database(String option, DataSource dataSource, Guard guard, ConnectionWaits waits) {
        this.option = option;
        this.dataSource = dataSource;
        this.guard = guard;
        this.waits = waits;
    }

    /** Describes the database of the user, whose pool may let those wait who need a connection. */
    static Database ofUser(DataSource dataSource, ConnectionWaits waits) {
        return new Database("stateDataSource", dataSource, Guard.NONE, waits);
    }

    String option() {
        return option;
    }

    DataSource dataSource() {
        return dataSource;
    }

    /**
     * Reads.
     *
     * @param what completes 'can't ...' in an error
     */
    <T> T read(String what, Use<T> use) {
        return guard.using(() -> alone(what, use));
    }

    /**
     * Writes.
     *
     * @param what completes 'can't ...' in an error
     */
    <T> T write(String what, Use<T> use) {
        return guard.writing(() -> alone(what, use));
    }

    IllegalStateException failure(String what, SQLException e) {
        return new IllegalStateException("The " + option + " can't " + what + ": " + e.getMessage(), e);
    }

    private <T> T alone(String what, Use<T> use) {
        try (Connection connection = connect(what)) {
            boolean commits = connection.getAutoCommit();
            boolean done = false;
            try {
                T result = use.of(connection);
                done = true;
                return result;
            } finally {
                if (!commits && done) {
                    connection.commit();
                } else if (!commits) {
                    connection.rollback();
                }
            }
        } catch (SQLException e) {
            throw failure(what, e);
        }
    }

    private Connection connect(String what) {
        long began = System.nanoTime();
        try {
            return dataSource.getConnection();
        } catch (SQLException e) {
            IllegalStateException failure = failure(what, e);
            String state = String.valueOf(e.getSQLState());
            throw LASTING.stream().anyMatch(state::startsWith) ? failure : new Unreachable(failure);
        } finally {
            waits.note(Duration.ofNanos(System.nanoTime() - began));
        }
    }

    /**
     * Returns the dialect of the database, which is looked up once.
     *
     * @throws IllegalArgumentException if there is none for it
     */
    Dialect dialect() {
        Dialect known = dialect;
        if (known == null) {
            String product = guard.using(() ->
                    alone("be opened", connection -> connection.getMetaData().getDatabaseProductName()));
            known = Arrays.stream(Dialect.values())
                    .filter(one -> one.product().equals(product))
                    .findAny()
                    .orElseThrow(() ->
                            new IllegalArgumentException("The " + option + " can be PostgreSQL or H2, not " + product
                                    + ": use one of these, or set idempotentRepository and offsetRepository instead"));
            dialect = known;
        }
        return known;
    }

    /** Runs a statement; returns how many rows it has changed, none if their key is taken. */
    static int update(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            set(statement, parameters);
            return statement.executeUpdate();
        } catch (SQLException e) {
            if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
                return 0;
            }
            throw e;
        }
    }

    /** Returns the first column of the first row as a text; null if there is no row. */
    static String query(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            set(statement, parameters);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }

    static void set(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
    }

    static boolean isMissingTable(SQLException e) {
        return NO_SUCH_TABLE.contains(String.valueOf(e.getSQLState()));
    }

    static boolean isForbidden(SQLException e) {
        return FORBIDDEN.contains(String.valueOf(e.getSQLState()));
    }
}
