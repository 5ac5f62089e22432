// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.history;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * History in a store. Rows are written in batches by a thread of its own, so that no delivery waits for the store. If the
 * store fails, or can't keep up, rows are dropped: a delivery matters more than its line in the history. Thread-safe.
 */
final class KeptHistory {

    private static final Logger LOG = LoggerFactory.getLogger(History.class);

    static final Duration KEPT_FOR = Duration.ofDays(7);

    private static final int MOST_PENDING = 10_000;
    private static final int MOST_AT_ONCE = 500;
    private static final long WRITE_MILLIS = 1000;
    private static final long LONGEST_STOP_MILLIS = 2000;
    private static final long REMOVE_MILLIS = 60_000;
    /** The rows of the last day that the charts continue with. */
    private static final int MOST_RESTORED = 100_000;

    private final HistoryStore store;
    private final Consumer<HistoryRow> restore;
    private final BlockingQueue<HistoryRow> pending = new ArrayBlockingQueue<>(MOST_PENDING);
    private final AtomicLong dropped = new AtomicLong();
    private final Thread writer = new Thread(this::write, "GitHubHooksHistory");
    private final Stop stopped = new Stop();
    private boolean opened;
    private String trouble;
    private long removeAt;

    /**
     * Creates a history that isn't opened yet.
     *
     * @param restore gets the rows of the last day
     */
    KeptHistory(HistoryStore store, Consumer<HistoryRow> restore) {
        this.store = store;
        this.restore = restore;
        writer.setDaemon(true);
    }

    void start() {
        writer.start();
    }

    /** Writes the rest, for at most two seconds. */
    void stop() {
        stopped.now();
        try {
            writer.join(LONGEST_STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    HistoryStore store() {
        return store;
    }

    void add(HistoryRow row) {
        if (!pending.offer(row)) {
            dropped.incrementAndGet();
        }
    }

    Found find(Query query) {
        flush();
        return store.find(query);
    }

    private void write() {
        while (!stopped.await(WRITE_MILLIS)) {
            flush();
        }
        flush();
    }

    /** Writes what is pending. */
    synchronized void flush() {
        try {
            open();
            List<HistoryRow> batch = new ArrayList<>();
            while (pending.drainTo(batch, MOST_AT_ONCE) > 0) {
                store.add(batch);
                batch.clear();
            }
            removeOld();
            reportDropped();
            trouble = null;
        } catch (RuntimeException e) {
            report(e);
        }
    }

    private void open() {
        if (!opened) {
            store.open();
            opened = true;
            List<HistoryRow> lastDay = store.since(
                    RowIds.at(System.currentTimeMillis() - Duration.ofDays(1).toMillis()), MOST_RESTORED);
            for (int i = lastDay.size() - 1; i >= 0; i--) {
                restore.accept(lastDay.get(i));
            }
        }
    }

    private void removeOld() {
        long now = System.currentTimeMillis();
        if (now >= removeAt) {
            removeAt = now + REMOVE_MILLIS;
            store.removeOld(RowIds.at(now - KEPT_FOR.toMillis()));
        }
    }

    private void reportDropped() {
        long count = dropped.getAndSet(0);
        if (count > 0) {
            LOG.warn("{} rows of the dashboard's history weren't kept: the database is too slow", count);
        }
    }

    private void report(RuntimeException e) {
        if (!String.valueOf(e.getMessage()).equals(trouble)) {
            trouble = String.valueOf(e.getMessage());
            LOG.warn(
                    "The dashboard's history can't be kept, and rows are dropped until it can: {}. Deliveries are handled"
                            + " all the same",
                    trouble);
        }
    }

    /** Signal to stop. The writer is never interrupted: that would close the file of an H2 database. */
    private static final class Stop {

        private final CountDownLatch signal = new CountDownLatch(1);

        void now() {
            signal.countDown();
        }

        /** Waits for the signal; returns false if it hasn't come in time. */
        boolean await(long millis) {
            try {
                return signal.await(millis, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                return true;
            }
        }
    }
}
