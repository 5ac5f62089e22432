// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.history;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Result of a search: the latest attempt of each event and route, the newest first.
 *
 * @param next the cursor of the next page; empty if this is the last one
 * @param total how many there are on all pages; -1 if unknown
 * @param words why some may be missing; null if none are
 */
public record Found(List<Item> items, Optional<Long> next, long total, String words) {

    /** Creates a result that misses none. */
    public Found(List<Item> items, Optional<Long> next, long total) {
        this(items, next, total, null);
    }

    /** Returns the same, of which some may be missing. */
    Found because(String reason) {
        return new Found(items, next, total, reason);
    }

    /**
     * Returns a page.
     *
     * @param items those of the page, and a further one if there are more
     */
    public static Found page(List<Item> items, int limit, long total) {
        boolean more = items.size() > limit;
        List<Item> page = List.copyOf(more ? items.subList(0, limit) : items);
        return new Found(page, more ? Optional.of(page.get(limit - 1).row().id()) : Optional.empty(), total);
    }

    /** Returns the page of two searches together. Below the cursor of one, the other waits for the next page. */
    public Found and(Found other, int limit) {
        Optional<Long> reached =
                Stream.of(next, other.next).flatMap(Optional::stream).max(Comparator.naturalOrder());
        List<Item> both = Stream.concat(items.stream(), other.items.stream())
                .filter(item -> reached.isEmpty() || item.row().id() >= reached.get())
                .sorted(Comparator.comparingLong((Item item) -> item.row().id()).reversed())
                .toList();
        long all = total < 0 || other.total < 0 ? -1 : total + other.total;
        Found page = both.size() > limit ? page(both, limit, all) : new Found(both, reached, all);
        return page.because(words == null ? other.words : words);
    }

    /**
     * Latest attempt.
     *
     * @param attempts how many attempts are known
     */
    public record Item(HistoryRow row, int attempts) {}
}
