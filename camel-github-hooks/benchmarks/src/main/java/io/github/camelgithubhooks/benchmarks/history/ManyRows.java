// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks.history;

import io.github.camelgithubhooks.internal.history.History;
import io.github.camelgithubhooks.internal.history.HistoryRow;
import io.github.camelgithubhooks.internal.history.HistoryRow.Source;
import io.github.camelgithubhooks.internal.history.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Rows of a history, evenly spread over six days: one in ten is a second attempt, and one in a hundred failed. */
final class ManyRows {

    private static final List<String> EVENTS = List.of("push", "pull_request", "issues", "check_run");
    private static final long PERIOD_MILLIS = Duration.ofDays(6).toMillis();
    private static final int REPOSITORIES = 200;
    private static final int SENDERS = 50;
    private static final int ATTEMPTS = 10;
    private static final int FAILURES = 100;

    private ManyRows() {}

    /** Returns rows, the oldest first. */
    static List<HistoryRow> of(int count) {
        History ids = new History();
        long begin = System.currentTimeMillis() - PERIOD_MILLIS;
        return IntStream.range(0, count)
                .mapToObj(number -> row(ids, begin + PERIOD_MILLIS * number / count, number))
                .toList();
    }

    private static HistoryRow row(History ids, long at, int number) {
        boolean failed = number % FAILURES == 0;
        int event = number % ATTEMPTS == 1 ? number - 1 : number;
        return new HistoryRow(
                ids.nextId(at),
                at,
                new UUID(event * 0x9E3779B97F4A7C15L, event).toString(),
                null,
                "292430182",
                "events",
                Source.PUSH,
                EVENTS.get(event % EVENTS.size()),
                "opened",
                "octo/repository-" + event % REPOSITORIES,
                "user-" + event % SENDERS,
                failed ? Outcome.FAILED : Outcome.HANDLED,
                failed ? 500 : 202,
                failed ? "java.lang.IllegalStateException: attempt " + number : null,
                3_000_000,
                false);
    }
}
