// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.store;

import io.github.camelgithubhooks.spi.DeliveryStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Store in a table of a database. A row is a claim, or without a deadline a handled delivery. Old rows are removed as new
 * ones are added, a few at a time.
 */
class JdbcDeliveryStore extends ServiceSupport implements DeliveryStore {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcDeliveryStore.class);

    private static final Duration LEAST_KEPT = Duration.ofDays(30);

    /** Fewer than are removed at once, so that a backlog of old rows shrinks. */
    private static final int RECORDED_BEFORE_REMOVAL = 100;

    private static final int REMOVED_AT_ONCE = 500;

    /** As many characters as the column has. */
    private static final int LONGEST_KEY = 1000;

    /** So few are locked at once that a route that records one of them hardly waits. */
    private static final int RENEWED_AT_ONCE = 100;

    /** A row can vanish between the attempts to insert and to update it. */
    private static final int ATTEMPTS = 3;

    /** Owner of what was recorded without a claim. */
    private static final String NOBODY = "-";

    private final Database database;
    private final Tables tables;
    private final AtomicLong recorded = new AtomicLong();
    private volatile Duration kept = LEAST_KEPT;

    JdbcDeliveryStore(Database database, Tables tables) {
        this.database = database;
        this.tables = tables;
    }

    /** Keeps rows for at least twice as long as GitHub keeps its log, in which a redelivery prolongs their stay. */
    void keepFor(Duration logRetention) {
        synchronized (recorded) {
            Duration twice = logRetention.multipliedBy(2);
            kept = twice.compareTo(kept) > 0 ? twice : kept;
        }
    }

    @Override
    protected void doStart() {
        if (tables.prepareIfReachable()) {
            removeOld();
        }
    }

    @Override
    public Claim claim(String key, String owner, Duration timeout) {
        requireShort(key);
        return write("claim the delivery " + key, connection -> {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                if (claimFree(connection, key, owner, timeout.toMillis())) {
                    return Claim.GRANTED;
                }
                String handled = Database.query(connection, Statements.IS_HANDLED, key);
                if (handled != null) {
                    return handled.equals("1") ? Claim.HANDLED : Claim.CLAIMED_ELSEWHERE;
                }
            }
            return Claim.CLAIMED_ELSEWHERE;
        });
    }

    private boolean claimFree(Connection connection, String key, String owner, long millis) throws SQLException {
        Dialect dialect = database.dialect();
        return Database.update(connection, dialect.insertClaim(), key, owner, millis) == 1
                || Database.update(connection, dialect.takeOver(), owner, millis, key, owner) == 1;
    }

    private void requireShort(String key) {
        if (key.length() > LONGEST_KEY) {
            throw new IllegalArgumentException("The " + database.option() + " keeps keys of at most " + LONGEST_KEY
                    + " characters, and that of this delivery has " + key.length()
                    + ": shorten the option idempotentPrefix, or without one the id of the route. GitHub's guids have"
                    + " 36 characters");
        }
    }

    @Override
    public Set<String> renew(Set<String> keys, String owner, Duration timeout) {
        List<String> all = new ArrayList<>(keys);
        Set<String> lost = new LinkedHashSet<>();
        for (int from = 0; from < all.size(); from += RENEWED_AT_ONCE) {
            List<String> some = all.subList(from, Math.min(all.size(), from + RENEWED_AT_ONCE));
            lost.addAll(write("renew claims", connection -> renew(connection, some, owner, timeout)));
        }
        return lost;
    }

    private List<String> renew(Connection connection, List<String> keys, String owner, Duration timeout)
            throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(database.dialect().renew())) {
            for (String key : keys) {
                Database.set(statement, timeout.toMillis(), key, owner);
                statement.addBatch();
            }
            int[] counts = statement.executeBatch();
            List<String> lost = new ArrayList<>();
            for (int i = 0; i < counts.length; i++) {
                if (counts[i] == 0) {
                    lost.add(keys.get(i));
                }
            }
            return lost;
        }
    }

    @Override
    public boolean record(String key, String owner) {
        boolean done = write(record(key), connection -> record(connection, key, owner));
        removeOldFromTimeToTime();
        return done;
    }

    private boolean record(Connection connection, String key, String owner) throws SQLException {
        Dialect dialect = database.dialect();
        return Database.update(connection, dialect.claimToHandled(), owner, key, owner) == 1
                || Database.update(connection, dialect.insertHandled(), key, owner) == 1;
    }

    private static String record(String key) {
        return "record that the delivery " + key + " was handled";
    }

    @Override
    public void release(String key, String owner) {
        write("release the delivery " + key, connection -> Database.update(connection, Statements.RELEASE, key, owner));
    }

    @Override
    public boolean joinTransaction(TransactedRecord record) {
        return SpringTransactions.join(database.dataSource(), record);
    }

    @Override
    public boolean recordInTransaction(String key, String owner) {
        return SpringTransactions.use(database, record(key), connection -> record(connection, key, owner));
    }

    @Override
    public boolean contains(String key) {
        String handled = read(
                "look up the delivery " + key, connection -> Database.query(connection, Statements.IS_HANDLED, key));
        return "1".equals(handled);
    }

    @Override
    public boolean add(String key) {
        requireShort(key);
        boolean added = write(
                record(key),
                connection -> Database.update(connection, database.dialect().insertHandled(), key, NOBODY) == 1);
        removeOldFromTimeToTime();
        return added;
    }

    @Override
    public boolean confirm(String key) {
        return true;
    }

    @Override
    public boolean remove(String key) {
        return write(
                "remove the delivery " + key, connection -> Database.update(connection, Statements.REMOVE, key) == 1);
    }

    @Override
    public void clear() {
        write("remove all deliveries", connection -> Database.update(connection, Statements.CLEAR));
    }

    private <T> T read(String what, Database.Use<T> use) {
        tables.require();
        return database.read(what, use);
    }

    private <T> T write(String what, Database.Use<T> use) {
        tables.require();
        return database.write(what, use);
    }

    private void removeOldFromTimeToTime() {
        if (recorded.incrementAndGet() % RECORDED_BEFORE_REMOVAL == 0) {
            removeOld();
        }
    }

    private void removeOld() {
        try {
            write(
                    "remove old deliveries",
                    connection -> Database.update(
                            connection, database.dialect().removeOld(REMOVED_AT_ONCE), -kept.toMillis()));
        } catch (RuntimeException e) {
            // the new one was recorded, and the next removal takes what this one left
            LOG.warn(e.getMessage());
        }
    }

    /** Statements that are the same in each database. */
    static final class Statements {
        static final String IS_HANDLED =
                "SELECT CASE WHEN deadline IS NULL THEN 1 ELSE 0 END FROM GITHUB_HOOKS_DELIVERY WHERE name = ?";
        static final String RELEASE =
                "DELETE FROM GITHUB_HOOKS_DELIVERY WHERE name = ? AND owner = ? AND deadline IS NOT NULL";
        static final String REMOVE = "DELETE FROM GITHUB_HOOKS_DELIVERY WHERE name = ?";
        static final String CLEAR = "DELETE FROM GITHUB_HOOKS_DELIVERY";

        private Statements() {}
    }
}
