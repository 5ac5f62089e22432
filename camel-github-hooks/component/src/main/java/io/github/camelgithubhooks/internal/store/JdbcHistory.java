// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.store;

import io.github.camelgithubhooks.internal.history.Found;
import io.github.camelgithubhooks.internal.history.History;
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
import java.util.concurrent.TimeUnit;

/** History of the dashboard in a table, which is created when a dashboard first uses it. */
final class JdbcHistory implements HistoryStore {

    /** What is over that is removed, even if it isn't old. */
    static final int MOST_ROWS = 1_000_000;

    private static final int REMOVED_AT_ONCE = 1000;
    private static final int MOST_REMOVALS = 20;
    private static final int PARAMETERS_AT_ONCE = 500;
    private static final int SEARCHED_AT_ONCE = 10_000;
    private static final long SEARCH_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

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

    /** Looks through the rows, the newest first, until the page is full or time is up: the next page goes on from there. */
    @Override
    public Found find(Query query) {
        long end = System.nanoTime() + SEARCH_NANOS;
        // an id begins with its time
        long least = query.since() == null ? 0 : History.idAt(query.since());
        long before = query.before() == null ? Long.MAX_VALUE : query.before();
        List<Found.Item> items = new ArrayList<>();
        while (true) {
            Optional<Long> further = query.isDirect() ? Optional.empty() : below(before, least);
            items.addAll(search(query, before, further.orElse(least), query.limit() + 1 - items.size()));
            if (further.isEmpty() || items.size() > query.limit()) {
                return Found.page(items, query.limit(), -1);
            }
            if (System.nanoTime() > end) {
                return new Found(List.copyOf(items), further, -1);
            }
            before = further.get();
        }
    }

    private Optional<Long> below(long before, long least) {
        return select(HistorySql.NTH_BELOW, row -> row.getLong(1), before, least, SEARCHED_AT_ONCE - 1).stream()
                .findFirst();
    }

    private List<Found.Item> search(Query query, long before, long least, int limit) {
        HistorySql.Search search = HistorySql.search(query, before, least, limit);
        return select(
                search.sql(),
                row -> new Found.Item(HistorySql.row(row), row.getInt("attempts")),
                search.parameters().toArray());
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
