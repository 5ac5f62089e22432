// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.dashboard;

import io.github.camelgithubhooks.internal.history.History;
import io.github.camelgithubhooks.internal.history.HistoryRow;
import io.github.camelgithubhooks.internal.json.GitHubJson;
import io.github.camelgithubhooks.spi.DashboardServer.Client;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Stream of what happens to one client: the overview when it has changed, and rows, of which busy routes have too many for
 * a person to read.
 */
final class Stream {

    private static final int ROWS_A_SECOND = 20;
    private static final long SECOND = 1000;
    private static final long OVERVIEW_MILLIS = 2 * SECOND;
    private static final long COMMENT_MILLIS = 15 * SECOND;

    private final Client client;
    private final History history;
    private final Supplier<OverviewJson> overview;
    private final BlockingQueue<HistoryRow> rows = new ArrayBlockingQueue<>(ROWS_A_SECOND);
    private final AtomicLong dropped = new AtomicLong();
    private volatile boolean stopped;
    private OverviewJson shown;

    Stream(Client client, History history, Supplier<OverviewJson> overview) {
        this.client = client;
        this.history = history;
        this.overview = overview;
    }

    /** Sends until the client leaves or the stream is stopped. */
    void run() {
        Runnable leave = history.listen(this::take);
        try {
            loop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            leave.run();
            client.end();
        }
    }

    void stop() {
        stopped = true;
    }

    private void take(HistoryRow row) {
        if (!rows.offer(row)) {
            dropped.incrementAndGet();
        }
    }

    private void loop() throws InterruptedException {
        long secondEnds = now() + SECOND;
        long overviewAt = now();
        long commentAt = now() + COMMENT_MILLIS;
        int sent = 0;
        while (!stopped) {
            if (now() >= overviewAt) {
                overviewAt = now() + OVERVIEW_MILLIS;
                if (!sendOverview()) {
                    return;
                }
            }
            if (now() >= commentAt) {
                commentAt = now() + COMMENT_MILLIS;
                if (!client.send(": still here\n\n")) {
                    return;
                }
            }
            if (now() >= secondEnds) {
                secondEnds = now() + SECOND;
                sent = 0;
                long more = dropped.getAndSet(0);
                if (more > 0 && !send("more", Map.of("dropped", more))) {
                    return;
                }
            }
            long wait = Math.max(1, Math.min(secondEnds, overviewAt) - now());
            if (sent >= ROWS_A_SECOND) {
                TimeUnit.MILLISECONDS.sleep(wait);
                continue;
            }
            HistoryRow row = rows.poll(Math.min(wait, SECOND / 4), TimeUnit.MILLISECONDS);
            if (row != null) {
                sent++;
                if (!send("row", RowJson.of(row, null))) {
                    return;
                }
            }
        }
    }

    private boolean sendOverview() {
        OverviewJson now = overview.get();
        boolean changed = shown == null || !now.at("").equals(shown.at(""));
        shown = now;
        return !changed || send("overview", now);
    }

    private boolean send(String event, Object json) {
        return client.send(
                "event: " + event + "\ndata: " + new String(GitHubJson.write(json), StandardCharsets.UTF_8) + "\n\n");
    }

    private static long now() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }
}
