// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.dashboard;

import io.github.camelgithubhooks.internal.event.EventFilter;
import io.github.camelgithubhooks.internal.hooks.LogPage;
import io.github.camelgithubhooks.internal.hooks.LogWalk;
import io.github.camelgithubhooks.internal.http.ApiRequest;
import io.github.camelgithubhooks.internal.http.EntityTag;
import io.github.camelgithubhooks.model.DeliverySummary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** GitHub's log of the hook of one route, and which events in it no attempt has brought. Thread-safe. */
final class MissedLog {

    /** How far the log is searched, in pages of 100 rows. */
    private static final int PAGES = 5;

    /** After each request. An unchanged log costs nothing of the hourly limit. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMinutes(1);

    private long dueAt = System.nanoTime();
    private volatile List<DeliverySummary> missed = List.of();
    private volatile String problem;
    private volatile EntityTag etag;

    List<DeliverySummary> missed() {
        return missed;
    }

    Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    /** Returns whether it is time to read, and leaves that to the caller. */
    synchronized boolean isDue() {
        if (System.nanoTime() - dueAt < 0) {
            return false;
        }
        // whoever reads says when to read again
        dueAt = System.nanoTime() + PAUSE_AFTER_FAILURE.toNanos();
        return true;
    }

    private synchronized void readAgainIn(Duration pause) {
        dueAt = System.nanoTime() + pause.toNanos();
    }

    void read(WatchedRoute route) {
        try {
            readAgainIn(PAUSE.multipliedBy(readPages(route)));
            problem = null;
        } catch (RuntimeException e) {
            problem = "GitHub's log can't be read: " + e.getMessage();
            readAgainIn(PAUSE_AFTER_FAILURE);
        }
    }

    /** Returns how many pages it took. */
    private int readPages(WatchedRoute route) {
        ApiRequest newest = LogWalk.newest(route.hook());
        EntityTag known = etag;
        LogWalk walk = new LogWalk(
                route.client().get(),
                known == null ? newest : newest.unless(known),
                Duration.ZERO,
                page -> page.isUnchanged());
        EventFilter filter = EventFilter.of(route.options().getEvents());
        Set<String> settled = new HashSet<>();
        List<DeliverySummary> failed = new ArrayList<>();
        EntityTag first = known;
        int pages = 0;
        while (pages < PAGES) {
            Optional<LogPage> page = walk.step();
            if (page.isEmpty()) {
                break;
            }
            pages++;
            if (page.get().isUnchanged()) {
                return pages;
            }
            if (pages == 1) {
                first = page.get().etag();
            }
            for (DeliverySummary row : page.get().rows()) {
                // an attempt that succeeded is newer than those that failed, and the rows begin with the newest
                if (settled.add(row.guid()) && !row.succeeded() && filter.wants(row.event(), row.action())) {
                    failed.add(row);
                }
            }
        }
        missed = List.copyOf(failed);
        etag = first;
        return pages;
    }
}
