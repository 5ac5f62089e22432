// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks.store;

import com.zaxxer.hikari.HikariDataSource;
import io.github.camelgithubhooks.benchmarks.measure.Progress;
import io.github.camelgithubhooks.benchmarks.measure.Table;
import io.github.camelgithubhooks.internal.store.StateDatabase;
import io.github.camelgithubhooks.internal.store.StateStatements;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.sql.DataSource;

/** What a delivery costs PostgreSQL when it has ten million others, and a million that are to be removed. */
public final class TenMillionRowsBenchmark {

    private static final int ROWS = 10_000_000;
    private static final int OLD_ROWS = 1_000_000;
    private static final int DELIVERIES = 10_000;
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int MEGABYTE = 1_000_000;

    private final DataSource dataSource;
    private final StoredDeliveries deliveries;
    private final List<StoredDeliveries.Cost> costs = new ArrayList<>();
    private final List<List<Double>> sizes = new ArrayList<>();

    private TenMillionRowsBenchmark(Postgres postgres, DataSource dataSource) {
        this.dataSource = dataSource;
        this.deliveries =
                new StoredDeliveries(StateDatabase.in(dataSource, true).idempotentRepository(), postgres, DELIVERIES);
    }

    /** Measures, prints how PostgreSQL runs the statements, and returns the table. */
    public static List<Table> run() throws Exception {
        try (Postgres postgres = Postgres.start(Map.of("shared_buffers", "512MB", "max_wal_size", "4GB"));
                HikariDataSource dataSource = Postgres.pool(postgres.url())) {
            return List.of(new TenMillionRowsBenchmark(postgres, dataSource).measured());
        }
    }

    private Table measured() throws Exception {
        Progress.print("ten million rows: warming up, then with an empty table");
        deliveries.cost();
        measure();
        Progress.print("ten million rows: adding %,d rows, some ten minutes".formatted(ROWS));
        // a day of the last 29 for each, in the order in which they would have come
        add(ROWS, "now() - interval '29 days' * (1 - i / " + ROWS + ".0)");
        measure();
        plans();
        Progress.print("ten million rows: adding %,d old rows".formatted(OLD_ROWS));
        add(OLD_ROWS, "now() - interval '31 days' - i * interval '1 second'");
        measure();
        Table table = Table.alone(
                "a delivery and its statements, PostgreSQL %s".formatted(text("SHOW server_version")),
                List.of("empty table", "%,d rows".formatted(ROWS), "and %,d old ones".formatted(OLD_ROWS)));
        row(table, "claim, median µs", StoredDeliveries.Cost::claimMicros);
        row(table, "look up, median µs", StoredDeliveries.Cost::lookUpMicros);
        row(table, "record, median µs", StoredDeliveries.Cost::recordMicros);
        row(table, "record with a removal, median ms", StoredDeliveries.Cost::removalMillis);
        row(table, "record with a removal, slowest ms", StoredDeliveries.Cost::slowestRemovalMillis);
        row(table, "CPU of the database a delivery, µs", StoredDeliveries.Cost::databaseMicros);
        List<String> parts = List.of("rows", "table, MB", "index of names, MB", "index of times, MB");
        for (int part = 0; part < parts.size(); part++) {
            int column = part;
            table.row(
                    parts.get(part),
                    sizes.stream().map(size -> size.get(column)).toList());
        }
        return table;
    }

    private void row(Table table, String what, Function<StoredDeliveries.Cost, Double> figure) {
        table.row(what, costs.stream().map(figure).toList());
    }

    private void measure() throws Exception {
        costs.add(deliveries.cost());
        sizes.add(List.of(
                number("SELECT count(*) FROM github_hooks_delivery"),
                number("SELECT pg_table_size('github_hooks_delivery')") / MEGABYTE,
                number("SELECT pg_relation_size('github_hooks_delivery_pkey')") / MEGABYTE,
                number("SELECT pg_relation_size('github_hooks_delivery_since')") / MEGABYTE));
    }

    private void add(int rows, String since) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO github_hooks_delivery SELECT 'events/' || gen_random_uuid(),"
                    + " 'an-owner-of-36-characters-as-they-are', " + since + ", NULL FROM generate_series(1, " + rows
                    + ") i");
            statement.execute("VACUUM ANALYZE github_hooks_delivery");
            statement.execute("CHECKPOINT");
        }
    }

    private void plans() throws SQLException {
        String known = text("SELECT name FROM github_hooks_delivery LIMIT 1");
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            for (StateStatements.Example example : StateStatements.about(known, KEPT)) {
                System.out.println(System.lineSeparator() + example.what() + ": " + example.sql());
                explain(connection, example);
            }
            connection.rollback();
        }
    }

    private static void explain(Connection connection, StateStatements.Example example) throws SQLException {
        try (PreparedStatement explain = connection.prepareStatement("EXPLAIN (ANALYZE, BUFFERS) " + example.sql())) {
            for (int i = 0; i < example.values().size(); i++) {
                explain.setObject(i + 1, example.values().get(i));
            }
            try (ResultSet lines = explain.executeQuery()) {
                while (lines.next()) {
                    System.out.println("    " + lines.getString(1));
                }
            }
        }
    }

    private double number(String sql) throws SQLException {
        return Double.parseDouble(text(sql));
    }

    private String text(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
