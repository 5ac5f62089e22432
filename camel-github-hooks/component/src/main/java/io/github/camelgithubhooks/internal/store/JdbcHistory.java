// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.store;

import io.github.camelgithubhooks.internal.history.Found;
import io.github.camelgithubhooks.internal.history.HistoryRow;
import io.github.camelgithubhooks.internal.history.HistoryStore;
import io.github.camelgithubhooks.internal.history.Query;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** History of the dashboard in a table, which is created when a dashboard first uses it. */
final class JdbcHistory implements HistoryStore {

    /** What is over that is removed, even if it isn't old. */
    static final int MOST_ROWS = 1_000_000;

    private static final int REMOVED_AT_ONCE = 1000;
    private static final int MOST_REMOVALS = 20;
    private static final int PARAMETERS_AT_ONCE = 500;

    private final Database database;
    private final boolean createTable;
    private final int mostRows;

    JdbcHistory(Database database, boolean createTable) {
        this(database, createTable, MOST_ROWS);
    }

    JdbcHistory(Database database, boolean createTable, int mostRows) {
        this.database = database;
        this.createTable = createTable;
        this.mostRows = mostRows;
    }

    @Override
    public void open() {
        if (!createTable) {
            database.read(
                    "read the table GITHUB_HOOKS_HISTORY, which createStateTables=false leaves to you (the statement is in"
                            + " docs/dashboard.md)",
                    connection -> Database.query(connection, HistorySql.ANY));
            return;
        }
        database.write("create the table GITHUB_HOOKS_HISTORY", connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute(HistorySql.CREATE);
                statement.execute(HistorySql.INDEX);
            }
            return null;
        });
    }

    @Override
    public void add(List<HistoryRow> rows) {
        try {
            database.write("keep the history", connection -> {
                try (PreparedStatement statement = connection.prepareStatement(HistorySql.INSERT)) {
                    for (HistoryRow row : rows) {
                        Database.set(statement, HistorySql.values(row));
                        statement.addBatch();
                    }
                    return statement.executeBatch();
                }
            });
        } catch (RuntimeException e) {
            if (rows.size() == 1) {
                throw e;
            }
            // one that the database doesn't take must not cost the others
            rows.forEach(this::addAlone);
        }
    }

    private void addAlone(HistoryRow row) {
        database.write(
                "keep the history",
                connection -> Database.update(connection, HistorySql.INSERT, HistorySql.values(row)));
    }

    @Override
    public void removeOld(long oldest) {
        String tooMany = database.read(
                "read the history", connection -> Database.query(connection, HistorySql.NTH_NEWEST, mostRows));
        long limit = tooMany == null ? oldest : Math.max(oldest, Long.parseLong(tooMany) + 1);
        for (int removal = 0; removal < MOST_REMOVALS; removal++) {
            int removed = database.write(
                    "remove old history",
                    connection -> Database.update(connection, HistorySql.REMOVE_OLD, limit, REMOVED_AT_ONCE));
            if (removed < REMOVED_AT_ONCE) {
                return;
            }
        }
    }

    @Override
    public Found find(Query query) {
        HistorySql.Search search = HistorySql.search(query);
        List<Found.Item> items = select(
                search.sql(),
                row -> new Found.Item(HistorySql.row(row), row.getInt("attempts")),
                search.parameters().toArray());
        boolean more = items.size() > query.limit();
        List<Found.Item> page = more ? items.subList(0, query.limit()) : items;
        return new Found(
                List.copyOf(page),
                more ? Optional.of(page.get(page.size() - 1).row().id()) : Optional.empty(),
                -1);
    }

    @Override
    public Optional<HistoryRow> row(long id) {
        return select(HistorySql.BY_ID, HistorySql::row, id).stream().findFirst();
    }

    @Override
    public List<HistoryRow> attempts(String guid, String routeId, int limit) {
        return select(HistorySql.ATTEMPTS, HistorySql::row, guid, routeId, limit);
    }

    @Override
    public List<HistoryRow> since(long id, int limit) {
        return select(HistorySql.SINCE, HistorySql::row, id, limit);
    }

    @Override
    public void remove(Collection<Long> ids) {
        List<Long> all = new ArrayList<>(ids);
        for (int from = 0; from < all.size(); from += PARAMETERS_AT_ONCE) {
            List<Long> some = all.subList(from, Math.min(all.size(), from + PARAMETERS_AT_ONCE));
            database.write("remove history", connection -> {
                try (PreparedStatement statement = connection.prepareStatement(HistorySql.REMOVE)) {
                    for (Long id : some) {
                        Database.set(statement, id);
                        statement.addBatch();
                    }
                    return statement.executeBatch();
                }
            });
        }
    }

    private <T> List<T> select(String sql, Reader<T> reader, Object... parameters) {
        return database.read("read the history", connection -> select(connection, sql, reader, parameters));
    }

    private static <T> List<T> select(Connection connection, String sql, Reader<T> reader, Object... parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Database.set(statement, parameters);
            try (ResultSet rows = statement.executeQuery()) {
                List<T> all = new ArrayList<>();
                while (rows.next()) {
                    all.add(reader.of(rows));
                }
                return all;
            }
        }
    }

    /** Reads a row of a result. */
    @FunctionalInterface
    private interface Reader<T> {
        T of(ResultSet row) throws SQLException;
    }
}
