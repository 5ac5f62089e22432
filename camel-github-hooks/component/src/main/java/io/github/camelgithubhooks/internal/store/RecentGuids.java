// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.TransientDataAccessException;

/**
 * Camel's JDBC repository on H2. Keeps a journal, since H2 writes with a delay, and removes old guids as new ones are
 * added, a few at a time.
 */
final class RecentGuids extends JdbcMessageIdRepository {

    private static final Logger LOG = LoggerFactory.getLogger(RecentGuids.class);
    /** Stands in for the processor's name in rows whose key is blocked. */
    private static final String BLOCKED = "github-hooks-blocked";

    private static final Duration LEAST_KEPT = Duration.ofDays(30);

    /** Fewer than are removed at once, so that a backlog of old guids shrinks. */
    private static final int ADDED_BEFORE_REMOVAL = 100;

    private static final int REMOVED_AT_ONCE = 500;

    private final DiskSpace disk;
    private final AtomicLong added = new AtomicLong();
    private volatile Duration kept = LEAST_KEPT;
    private GuidJournal journal;

    RecentGuids(DataSource dataSource, DiskSpace disk) {
        super(dataSource, "github-hooks");
        this.disk = disk;
        setCreateString("CREATE TABLE CAMEL_MESSAGEPROCESSED (processorName VARCHAR(255), messageId VARCHAR(1000),"
                + " createdAt TIMESTAMP, PRIMARY KEY (processorName, messageId))");
        String ofKey = " FROM CAMEL_MESSAGEPROCESSED WHERE processorName IN (?, '" + BLOCKED + "') AND messageId = ?";
        setQueryString("SELECT COUNT(*)" + ofKey);
        setDeleteString("DELETE" + ofKey);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        getJdbcTemplate()
                .execute("CREATE INDEX IF NOT EXISTS CAMEL_MESSAGEPROCESSED_AGE ON CAMEL_MESSAGEPROCESSED (createdAt)");
        removeOld();
    }

    /** Starts, and makes up for what a kill took. Camel may start and stop a repository again; the journal stays. */
    void open(Path directory) throws IOException {
        start();
        journal = new GuidJournal(directory, this::flush, this::redo);
    }

    /** Ends the journal of a database that is closed. */
    void closed() throws IOException {
        journal.close();
    }

    private void flush() {
        getJdbcTemplate().execute("CHECKPOINT SYNC");
    }

    private void redo(GuidJournal.Change change, String key) {
        try {
            switch (change) {
                case ADDED -> super.add(key);
                case REMOVED -> super.remove(key);
                case CLEARED -> super.clear();
            }
        } catch (DataAccessException e) {
            // no reason not to start
            LOG.warn("The record of {} didn't survive a kill, and its event may come again: {}", key, e.getMessage());
        }
    }

    void keepFor(Duration logRetention) {
        synchronized (added) {
            Duration twice = logRetention.multipliedBy(2);
            kept = twice.compareTo(kept) > 0 ? twice : kept;
        }
    }

    @Override
    public boolean contains(String key) {
        return disk.using(() -> super.contains(key));
    }

    @Override
    public boolean add(String key) {
        boolean isNew = disk.writing(() -> super.add(key) && journaled(GuidJournal.Change.ADDED, key));
        if (added.incrementAndGet() % ADDED_BEFORE_REMOVAL == 0) {
            removeOld();
        }
        return isNew;
    }

    /**
     * Inserts a key. A kill in the middle of H2's write can leave an entry in the index that belongs to no row and to no
     * transaction, and that blocks its key forever.
     */
    @Override
    protected int insert(String key) {
        try {
            return super.insert(key);
        } catch (TransientDataAccessException e) {
            LOG.debug("Its key is blocked: {}", key, e);
            return getJdbcTemplate()
                    .update(
                            "INSERT INTO CAMEL_MESSAGEPROCESSED (processorName, messageId, createdAt) VALUES (?, ?, ?)",
                            BLOCKED,
                            key,
                            Timestamp.from(Instant.now()));
        }
    }

    @Override
    public boolean remove(String key) {
        return disk.writing(() -> super.remove(key) && journaled(GuidJournal.Change.REMOVED, key));
    }

    @Override
    public void clear() {
        disk.writing(() -> {
            super.clear();
            return journaled(GuidJournal.Change.CLEARED, "");
        });
    }

    /** Returns true. The database has made the change before: what only the journal has would be handled for a restart. */
    private boolean journaled(GuidJournal.Change change, String key) {
        try {
            journal.append(change, key);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("The journal in the stateDirectory can't be written: " + e.getMessage(), e);
        }
    }

    private void removeOld() {
        try {
            getJdbcTemplate()
                    .update(
                            "DELETE FROM CAMEL_MESSAGEPROCESSED WHERE createdAt < ? FETCH FIRST " + REMOVED_AT_ONCE
                                    + " ROWS ONLY",
                            Timestamp.from(Instant.now().minus(kept)));
        } catch (RuntimeException e) {
            // the new guid was added, and the next removal takes what this one left
            LOG.warn("Old guids can't be removed from the stateDirectory: {}", e.getMessage());
        }
    }
}
