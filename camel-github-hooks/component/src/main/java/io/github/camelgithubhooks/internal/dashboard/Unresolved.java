// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.dashboard;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.camelgithubhooks.internal.history.Found;
import io.github.camelgithubhooks.internal.history.History;
import io.github.camelgithubhooks.internal.history.Query;
import java.time.Duration;

/** Events of the last day that failed, timed out or were given up, and haven't succeeded since. Thread-safe. */
final class Unresolved {

    private static final int MOST = 1000;
    private static final Duration FRESH = Duration.ofSeconds(2);

    private final History history;
    private UnresolvedJson known;
    private long countedAt;

    Unresolved(History history) {
        this.history = history;
    }

    /** Returns how many there are; the count is up to two seconds old. */
    synchronized UnresolvedJson count() {
        if (known == null || System.nanoTime() - countedAt > FRESH.toNanos()) {
            known = read();
            countedAt = System.nanoTime();
        }
        return known;
    }

    private UnresolvedJson read() {
        long now = System.currentTimeMillis();
        long hour = now - Duration.ofHours(1).toMillis();
        Found day = history.find(Query.failed(null, now - Duration.ofDays(1).toMillis(), null, null, MOST));
        int lastHour = (int)
                day.items().stream().filter(item -> item.row().at() >= hour).count();
        return new UnresolvedJson(lastHour, day.items().size(), day.next().isPresent() ? true : null);
    }

    /**
     * Counts of events.
     *
     * @param more whether there are more than counted
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record UnresolvedJson(int lastHour, int lastDay, Boolean more) {}
}
