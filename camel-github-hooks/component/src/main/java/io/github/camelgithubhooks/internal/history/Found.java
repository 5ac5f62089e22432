// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.history;

import java.util.List;
import java.util.Optional;

/**
 * Result of a search: the latest attempt of each event and route, the newest first.
 *
 * @param next the cursor of the next page; empty if this is the last one
 * @param total how many there are on all pages; -1 if unknown
 */
public record Found(List<Item> items, Optional<Long> next, long total) {

    /**
     * Latest attempt.
     *
     * @param attempts how many attempts are known
     */
    public record Item(HistoryRow row, int attempts) {}
}
