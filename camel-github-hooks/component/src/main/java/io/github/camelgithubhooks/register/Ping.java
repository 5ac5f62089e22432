// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.register;

import io.github.camelgithubhooks.client.ApiRequest;
import io.github.camelgithubhooks.client.GitHubApiException;
import io.github.camelgithubhooks.client.GitHubClient;
import io.github.camelgithubhooks.client.Pages;
import io.github.camelgithubhooks.model.Delivery;
import io.github.camelgithubhooks.model.DeliverySummary;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A ping that GitHub was asked for, and what its log says became of it.
 *
 * @see <a href="https://docs.github.com/en/rest/repos/webhooks#ping-a-repository-webhook">GitHub: ping a webhook</a>
 */
final class Ping {

    /** Rows tell whole seconds, and needn't come in order. */
    private static final Duration OUT_OF_ORDER = Duration.ofSeconds(10);

    /** How many rows are looked through for it: a busy hook has many more deliveries than pings. */
    private static final int MOST_ROWS = 2_000;

    private final GitHubClient client;
    private final String hookPath;
    private final Duration maxWait;
    private final Instant from;
    private final Set<Long> before;

    private Ping(GitHubClient client, String hookPath, Duration maxWait) {
        this.client = client;
        this.hookPath = hookPath;
        this.maxWait = maxWait;
        this.from = rows().map(row -> row.deliveredAt().minus(OUT_OF_ORDER))
                .findFirst()
                .orElse(Instant.MIN);
        this.before = pings().stream().map(DeliverySummary::id).collect(Collectors.toSet());
    }

    /**
     * Asks for it.
     *
     * @param maxWait how long each call may wait for the end of a rate limit
     * @throws GitHubApiException when GitHub refuses
     */
    static Ping ask(GitHubClient client, String hookPath, Duration maxWait) {
        Ping ping = new Ping(client, hookPath, maxWait);
        client.send(request(hookPath), maxWait);
        return ping;
    }

    /** The call that asks for it. */
    static ApiRequest request(String hookPath) {
        return new ApiRequest("POST", hookPath + "/pings", Map.of(), null);
    }

    /** The call that looks for it. */
    static ApiRequest look(String hookPath) {
        return ApiRequest.get(hookPath + "/deliveries", Map.of("per_page", "100"));
    }

    /** Its row in the log; empty while there is none. Of several pings that somebody asked for it is one that arrived. */
    Optional<DeliverySummary> row() {
        return rowSince(Instant.MIN);
    }

    /** Like {@link #row}, of those that were sent at this time or later. */
    Optional<DeliverySummary> rowSince(Instant time) {
        return pings().stream()
                .filter(row -> !before.contains(row.id()) && !row.deliveredAt().isBefore(time))
                .max(Comparator.comparing(Ping::arrived).thenComparing(DeliverySummary::id));
    }

    static boolean arrived(DeliverySummary row) {
        return (row.statusCode() >= 200 && row.statusCode() < 300) || "OK".equals(row.status());
    }

    /** What the listener, or whoever stands before it, wrote in its answer; null when that isn't known. */
    Object answer(DeliverySummary row) {
        ApiRequest request = ApiRequest.get(hookPath + "/deliveries/" + row.id(), Map.of());
        try {
            Delivery delivery = client.read(request, client.send(request, Duration.ZERO), Delivery.class);
            return delivery.response() == null ? null : delivery.response().payload();
        } catch (GitHubApiException e) {
            // the row alone says enough
            return null;
        }
    }

    /** Those in the log that may be younger than this. */
    private List<DeliverySummary> pings() {
        return rows().takeWhile(row -> !row.deliveredAt().isBefore(from))
                .filter(row -> "ping".equals(row.event()))
                .toList();
    }

    /** The log, newest first; a page is asked for when the one before is used up. */
    private Stream<DeliverySummary> rows() {
        Pages<DeliverySummary> pages = new Pages<>(client, look(hookPath), DeliverySummary.class, MOST_ROWS, maxWait);
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(pages, Spliterator.ORDERED), false);
    }
}
