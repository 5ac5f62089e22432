// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.deliveries;

import io.github.camelgithubhooks.client.ApiRequest;
import io.github.camelgithubhooks.client.EntityTag;
import io.github.camelgithubhooks.client.GitHubApiException;
import io.github.camelgithubhooks.client.GitHubClient;
import io.github.camelgithubhooks.client.Page;
import io.github.camelgithubhooks.model.DeliverySummary;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the rows of a hook's log that weren't there before. A page that hasn't changed is answered 304, which costs GitHub's
 * limit nothing; a walk that was broken off goes on where it was.
 *
 * @see <a href="https://docs.github.com/en/rest/repos/webhooks#list-deliveries-for-a-repository-webhook">GitHub: list
 *     deliveries</a>
 */
final class LogReader {

    /** A page as it was when it was read last. */
    private record Known(EntityTag etag, Instant oldest, Optional<ApiRequest> next) {}

    private static final class Walk {
        private final Instant startedAt;
        private final Map<ApiRequest, Known> pages = new HashMap<>();
        private final List<Row> found = new ArrayList<>();
        private ApiRequest next;

        private Walk(ApiRequest first, Instant startedAt) {
            this.next = first;
            this.startedAt = startedAt;
        }
    }

    /**
     * What a walk found.
     *
     * @param rows the new ones, oldest first
     * @param startedAt when it began: what came later, the next one finds
     * @param newest when the newest row of the log was delivered, null when the log is empty or unchanged
     */
    record Found(List<Row> rows, Instant startedAt, Instant newest) {}

    private final GitHubClient client;
    private final ApiRequest first;
    private final Map<Long, Instant> seen = new HashMap<>();
    private Map<ApiRequest, Known> known = Map.of();
    private Walk walk;

    LogReader(GitHubClient client, String deliveriesPath) {
        this.client = client;
        this.first = ApiRequest.get(deliveriesPath, Map.of("per_page", "100"));
    }

    /**
     * Walks the log from its newest row back to {@code since}.
     *
     * @throws GitHubApiException when GitHub refuses a page; the next call goes on with it
     */
    Found look(Instant since, Instant now) {
        if (walk == null) {
            walk = new Walk(first, now);
        }
        while (walk.next != null) {
            Known page = readOrBeginAgain(since);
            walk.pages.put(walk.next, page);
            boolean reachedTheEnd = page.oldest() == null || page.oldest().isBefore(since);
            walk.next = reachedTheEnd ? null : page.next().orElse(null);
        }
        known = walk.pages;
        List<Row> rows = walk.found;
        rows.sort(Row.OLDEST_FIRST);
        Instant newest = rows.isEmpty() ? null : rows.get(rows.size() - 1).deliveredAt();
        Found found = new Found(rows, walk.startedAt, newest);
        walk = null;
        return found;
    }

    /** A cursor that GitHub no longer takes would stop every walk: the next look begins with the newest row again. */
    private Known readOrBeginAgain(Instant since) {
        try {
            return read(walk.next, since);
        } catch (GitHubApiException e) {
            if (Set.of(200, 400, 404, 422).contains(e.getStatus())) {
                walk.next = first;
            }
            throw e;
        }
    }

    /** Forgets the rows that no walk from this time on reaches. */
    void forgetBefore(Instant since) {
        seen.values().removeIf(deliveredAt -> deliveredAt.isBefore(since));
    }

    private Known read(ApiRequest request, Instant since) {
        Known before = known.get(request);
        boolean conditional = before != null && before.etag() != null;
        Page<DeliverySummary> page = client.page(
                conditional ? request.unless(before.etag()) : request, DeliverySummary.class, Duration.ZERO);
        if (page.response().isNotModified()) {
            return before;
        }
        Instant oldest = null;
        for (DeliverySummary summary : page.items()) {
            Row row = Row.of(summary, summary.deliveredAt() == null ? Instant.EPOCH : summary.deliveredAt());
            if (oldest == null || row.deliveredAt().isBefore(oldest)) {
                oldest = row.deliveredAt();
            }
            if (!row.deliveredAt().isBefore(since) && seen.putIfAbsent(row.id(), row.deliveredAt()) == null) {
                walk.found.add(row);
            }
        }
        return new Known(page.response().etag().orElse(null), oldest, page.next());
    }
}
