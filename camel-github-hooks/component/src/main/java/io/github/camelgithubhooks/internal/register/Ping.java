// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.register;

import io.github.camelgithubhooks.GitHubApiException;
import io.github.camelgithubhooks.internal.api.ApiCall;
import io.github.camelgithubhooks.internal.api.HookTarget;
import io.github.camelgithubhooks.internal.client.GitHubClient;
import io.github.camelgithubhooks.internal.hooks.LogPage;
import io.github.camelgithubhooks.internal.hooks.LogWalk;
import io.github.camelgithubhooks.internal.http.ApiRequest;
import io.github.camelgithubhooks.model.Delivery;
import io.github.camelgithubhooks.model.DeliverySummary;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Ping that GitHub was asked for, and its outcome in GitHub's log.
 *
 * @see <a href="https://docs.github.com/en/rest/repos/webhooks#ping-a-repository-webhook">GitHub: ping a webhook</a>
 */
final class Ping {

    /** The most by which rows are out of order; their times are in whole seconds. */
    private static final Duration OUT_OF_ORDER = Duration.ofSeconds(10);

    /** The most pages that are searched, of 100 rows each: a busy hook has many more deliveries than pings. */
    private static final int MOST_PAGES = 20;

    private final GitHubClient client;
    private final HookTarget hook;
    private final Duration maxWait;
    private final Instant from;
    private final Set<Long> before;

    private Ping(GitHubClient client, HookTarget hook, Duration maxWait) {
        this.client = client;
        this.hook = hook;
        this.maxWait = maxWait;
        LogPage newest = walk(page -> true).step().orElseThrow();
        this.from = newest.newest().orElse(Instant.MIN.plus(OUT_OF_ORDER)).minus(OUT_OF_ORDER);
        this.before = pings().map(DeliverySummary::id).collect(Collectors.toSet());
    }

    /**
     * Asks GitHub for a ping.
     *
     * @param maxWait how long each call may wait for the end of a rate limit
     * @throws GitHubApiException when GitHub refuses
     */
    static Ping ask(GitHubClient client, HookTarget hook, Duration maxWait) {
        Ping ping = new Ping(client, hook, maxWait);
        client.send(request(hook), maxWait);
        return ping;
    }

    /** Returns the request for a ping. */
    static ApiRequest request(HookTarget hook) {
        return ApiRequest.of(ApiCall.PING, hook);
    }

    /** Returns the request that looks for the ping in the log. */
    static ApiRequest look(HookTarget hook) {
        return LogWalk.newest(hook);
    }

    /**
     * Returns the ping's row in the log; empty while there is none. If others asked for pings, too, a row of success is
     * preferred.
     */
    Optional<DeliverySummary> row() {
        return rowSince(Instant.MIN);
    }

    /** Returns the ping's row like {@link #row}, but only if the ping was sent at this time or later. */
    Optional<DeliverySummary> rowSince(Instant time) {
        return pings().filter(row -> !before.contains(row.id()) && !isBefore(row, time))
                .max(Comparator.comparing(DeliverySummary::succeeded).thenComparing(DeliverySummary::id));
    }

    private static boolean isBefore(DeliverySummary row, Instant time) {
        return row.deliveredAt() != null && row.deliveredAt().isBefore(time);
    }

    /** Returns the body of the answer, from the listener or a proxy before it; null when it isn't known. */
    Object answer(DeliverySummary row) {
        ApiRequest request = ApiRequest.of(ApiCall.GET_DELIVERY, hook, row.id());
        try {
            Delivery delivery = client.read(request, client.send(request, Duration.ZERO), Delivery.class);
            return delivery.response() == null ? null : delivery.response().payload();
        } catch (GitHubApiException e) {
            // the row alone says enough
            return null;
        }
    }

    /** Returns the pings on all pages that may hold rows newer than the request. */
    private Stream<DeliverySummary> pings() {
        List<DeliverySummary> pings = new ArrayList<>();
        LogWalk walk = walk(page -> page.isBefore(from));
        for (int pages = 0; pages < MOST_PAGES; pages++) {
            walk.step().ifPresent(page -> page.rows().stream()
                    .filter(row -> "ping".equals(row.event()))
                    .forEach(pings::add));
        }
        return pings.stream();
    }

    private LogWalk walk(LogWalk.StopRule rule) {
        return new LogWalk(client, look(hook), maxWait, rule);
    }
}
