// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.history;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * History in a store. Rows are written in batches by a thread of its own, so that no delivery waits for the store. If the
 * store fails, or can't keep up, rows are dropped: a delivery matters more than its line in the history. While the store
 * fails, or doesn't answer, it isn't read, and the writer finds out when it is back. Thread-safe.
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

    private static final int MOST_READS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final HistoryStore store;
    private final Consumer<HistoryRow> restore;
    private final BlockingQueue<HistoryRow> pending = new ArrayBlockingQueue<>(MOST_PENDING);
    private final AtomicLong dropped = new AtomicLong();
    private final Thread writer = new Thread(this::write, "GitHubHooksHistory");
    private final ExecutorService readers = readers();
    private final long began = RowIds.at(System.currentTimeMillis());
    private final Stop stopped = new Stop();
    private volatile boolean opened;
    private volatile String trouble;
    private boolean restored;
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

    private static ExecutorService readers() {
        ThreadFactory threads = task -> {
            Thread thread = new Thread(task, "GitHubHooksHistoryReader");
            thread.setDaemon(true);
            return thread;
        };
        return new ThreadPoolExecutor(0, MOST_READS, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), threads);
    }

    void start() {
        writer.start();
    }

    /** Writes the rest, for at most two seconds. */
    void stop() {
        stopped.now();
        readers.shutdown();
        try {
            writer.join(LONGEST_STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void add(HistoryRow row) {
        if (!pending.offer(row)) {
            dropped.incrementAndGet();
        }
    }

    /** Returns whether the store was away when it was last used. */
    boolean isAway() {
        return trouble != null;
    }

    /** Uses the store once it has all rows; empty if it is away. */
    <T> Optional<T> use(Function<HistoryStore, T> use) {
        if (isAway()) {
            return Optional.empty();
        }
        try {
            return readers.submit(() -> flush() ? Optional.of(use.apply(store)) : Optional.<T>empty())
                    // goes on after that: an interrupt would close the file of an H2 database
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            report("read", String.valueOf(e.getCause().getMessage()));
        } catch (TimeoutException | RejectedExecutionException e) {
            report("read", "the database hasn't answered within " + PATIENCE.toSeconds() + " s");
        }
        return Optional.empty();
    }

    /** Removes rows; returns false if the store is away. */
    boolean remove(Set<Long> ids) {
        return use(store -> {
                    store.remove(ids);
                    return ids;
                })
                .isPresent();
    }

    private void write() {
        while (!stopped.await(WRITE_MILLIS)) {
            if (flush()) {
                tidyUp();
            }
        }
        flush();
    }

    /** Writes what is pending; returns false if that failed. */
    private synchronized boolean flush() {
        try {
            if (!opened) {
                store.open();
                opened = true;
            }
            List<HistoryRow> batch = new ArrayList<>();
            while (pending.drainTo(batch, MOST_AT_ONCE) > 0) {
                store.add(batch);
                batch.clear();
            }
            reportDropped();
            trouble = null;
            return true;
        } catch (RuntimeException e) {
            report("kept, and rows are dropped until it can", String.valueOf(e.getMessage()));
            return false;
        }
    }

    /** Does what takes longer than a reader would wait. */
    private void tidyUp() {
        try {
            if (!restored) {
                restore();
                restored = true;
            }
            long now = System.currentTimeMillis();
            if (now >= removeAt) {
                removeAt = now + REMOVE_MILLIS;
                store.removeOld(RowIds.at(now - KEPT_FOR.toMillis()));
            }
        } catch (RuntimeException e) {
            report("tidied up", String.valueOf(e.getMessage()));
        }
    }

    /** Has the charts continue. What came since the begin they know. */
    private void restore() {
        List<HistoryRow> lastDay = store.since(
                RowIds.at(System.currentTimeMillis() - Duration.ofDays(1).toMillis()), MOST_RESTORED);
        for (int i = lastDay.size() - 1; i >= 0; i--) {
            if (lastDay.get(i).id() < began) {
                restore.accept(lastDay.get(i));
            }
        }
    }

    private void reportDropped() {
        long count = dropped.getAndSet(0);
        if (count > 0) {
            LOG.warn("{} rows of the dashboard's history weren't kept: the database is too slow", count);
        }
    }

    private void report(String what, String why) {
        if (!why.equals(trouble)) {
            trouble = why;
            LOG.warn("The dashboard's history can't be {}: {}. Deliveries are handled all the same", what, why);
        }
        // to be opened again before it counts as back
        opened = false;
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
