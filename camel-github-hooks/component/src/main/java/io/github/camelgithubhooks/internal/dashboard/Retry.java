// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.dashboard;

import io.github.camelgithubhooks.internal.history.Found;
import io.github.camelgithubhooks.internal.history.HistoryRow;
import io.github.camelgithubhooks.internal.history.Outcome;
import io.github.camelgithubhooks.internal.history.Query;
import java.util.ArrayList;
import java.util.List;

/** All events of a period that failed, and still are failed. */
final class Retry {

    /** More would take longer than anybody watches; the next retry takes the rest. */
    static final int MOST = 1000;

    private static final int PAGE = 200;

    private Retry() {}

    /**
     * Returns the latest attempts of these events, the oldest first.
     *
     * @param routeId the route, null for all
     * @param since the begin, in milliseconds since 1970
     * @param until the end, null for now
     */
    static List<HistoryRow> failed(Rows rows, String routeId, Long since, Long until) {
        if (since == null) {
            throw new Problem(400, "since is missing: the begin of the period, such as 2026-01-31T12:00:00Z");
        }
        List<HistoryRow> failed = new ArrayList<>();
        Long before = null;
        do {
            Found page = rows.find(Query.failed(routeId, since, until, before, PAGE));
            page.items().forEach(item -> failed.add(item.row()));
            before = page.next().orElse(null);
        } while (before != null && failed.size() < MOST);
        failed.sort((one, other) -> Long.compare(one.id(), other.id()));
        return failed.subList(0, Math.min(failed.size(), MOST));
    }

    /** Returns whether an event is still as it was found: another retry, or GitHub, may have brought it meanwhile. */
    static boolean isStillFailed(Rows rows, HistoryRow row) {
        return rows.attempts(row, 1).stream().allMatch(latest -> Outcome.FAILURES.contains(latest.outcome()));
    }

    /** Preview of a retry: how many events, and how many requests to GitHub they cost at least. */
    record Preview(int events, int requests, String words) {

        static Preview of(List<HistoryRow> failed) {
            int searched = (int)
                    failed.stream().filter(row -> row.deliveryId() == null).count();
            int requests = failed.size() + searched;
            String words = failed.isEmpty()
                    ? "No event of this period has failed"
                    : count(failed.size(), "event") + ", about " + count(requests, "request") + " to GitHub"
                            + (searched == 0
                                    ? ""
                                    : ": GitHub's log is searched for each pushed event, which may take more")
                            + (failed.size() == MOST ? ". There may be more: this is the most at a time" : "");
            return new Preview(failed.size(), requests, words);
        }

        private static String count(int count, String one) {
            return count + " " + one + (count == 1 ? "" : "s");
        }
    }
}
