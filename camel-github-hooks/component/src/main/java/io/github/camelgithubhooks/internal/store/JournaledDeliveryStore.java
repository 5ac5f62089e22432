// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Store in H2 with a journal of what was handled, since H2 writes with a delay. Claims aren't in the journal: they end with
 * the process.
 */
final class JournaledDeliveryStore extends H2DeliveryStore {

    private static final Logger LOG = LoggerFactory.getLogger(JournaledDeliveryStore.class);

    private final Database database;
    /** Null as long as it puts back what a kill took. */
    private GuidJournal journal;

    JournaledDeliveryStore(Database database, Tables tables) {
        super(database, tables);
        this.database = database;
    }

    /** Makes up for what a kill took. Camel may start and stop a repository again; the journal stays. */
    void open(Path directory) throws IOException {
        journal = new GuidJournal(directory, this::flush, this::redo);
    }

    /** Ends the journal of a database that is closed. */
    void closed() throws IOException {
        journal.close();
    }

    private void flush() {
        database.write("be flushed", connection -> Database.update(connection, "CHECKPOINT SYNC"));
    }

    private void redo(GuidJournal.Change change, String key) {
        try {
            switch (change) {
                case ADDED -> addAgain(key);
                case REMOVED -> super.remove(key);
                case CLEARED -> super.clear();
            }
        } catch (RuntimeException e) {
            // no reason not to start
            LOG.warn("The record of {} didn't survive a kill, and its event may come again: {}", key, e.getMessage());
        }
    }

    @Override
    public boolean record(String key, String owner) {
        return super.record(key, owner) && journaled(GuidJournal.Change.ADDED, key);
    }

    @Override
    public boolean add(String key) {
        return super.add(key) && journaled(GuidJournal.Change.ADDED, key);
    }

    @Override
    public boolean remove(String key) {
        return super.remove(key) && journaled(GuidJournal.Change.REMOVED, key);
    }

    @Override
    public void clear() {
        super.clear();
        journaled(GuidJournal.Change.CLEARED, "");
    }

    /** Returns true. The database has made the change before: what only the journal has would be handled for a restart. */
    private boolean journaled(GuidJournal.Change change, String key) {
        try {
            if (journal != null) {
                journal.append(change, key);
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("The journal in the stateDirectory can't be written: " + e.getMessage(), e);
        }
    }
}
