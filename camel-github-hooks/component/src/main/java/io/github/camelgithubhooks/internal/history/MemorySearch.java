// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.history;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Search among rows in memory. */
final class MemorySearch {

    private static final class Latest {
        private final HistoryRow row;
        private int attempts;

        private Latest(HistoryRow row) {
            this.row = row;
        }
    }

    private MemorySearch() {}

    /** Finds what is wanted among rows, the newest of which is the first. */
    static Found find(List<HistoryRow> newestFirst, Query query) {
        Map<HistoryRow.Subject, Latest> latest = new LinkedHashMap<>();
        for (HistoryRow row : newestFirst) {
            latest.computeIfAbsent(row.subject(), subject -> new Latest(row)).attempts++;
        }
        List<Found.Item> items = new ArrayList<>();
        long total = 0;
        boolean more = false;
        for (Latest each : latest.values()) {
            if (!query.fits(each.row)) {
                continue;
            }
            total++;
            if (query.before() != null && each.row.id() >= query.before()) {
                continue;
            }
            if (items.size() < query.limit()) {
                items.add(new Found.Item(each.row, each.attempts));
            } else {
                more = true;
            }
        }
        Optional<Long> next =
                more ? Optional.of(items.get(items.size() - 1).row().id()) : Optional.empty();
        return new Found(items, next, total);
    }
}
