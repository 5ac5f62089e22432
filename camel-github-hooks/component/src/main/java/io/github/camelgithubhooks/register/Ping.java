// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.register;

import io.github.camelgithubhooks.client.ApiRequest;
import io.github.camelgithubhooks.client.GitHubApiException;
import io.github.camelgithubhooks.client.GitHubClient;
import io.github.camelgithubhooks.model.Delivery;
import io.github.camelgithubhooks.model.DeliverySummary;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A ping that GitHub was asked for, and what its log says became of it.
 *
 * @see <a href="https://docs.github.com/en/rest/repos/webhooks#ping-a-repository-webhook">GitHub: ping a webhook</a>
 */
final class Ping {

    private final GitHubClient client;
    private final String hookPath;
    private final Set<Long> before;

    private Ping(GitHubClient client, String hookPath) {
        this.client = client;
        this.hookPath = hookPath;
        this.before = pings().stream().map(DeliverySummary::id).collect(Collectors.toSet());
    }

    /**
     * Asks for it.
     *
     * @throws GitHubApiException when GitHub refuses
     */
    static Ping ask(GitHubClient client, String hookPath) {
        Ping ping = new Ping(client, hookPath);
        client.send(new ApiRequest("POST", hookPath + "/pings", Map.of(), null), Duration.ZERO);
        return ping;
    }

    /** Its row in the log; empty while there is none. Of several pings that somebody asked for it is one that arrived. */
    Optional<DeliverySummary> row() {
        return pings().stream()
                .filter(row -> !before.contains(row.id()))
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

    private List<DeliverySummary> pings() {
        ApiRequest request = ApiRequest.get(hookPath + "/deliveries", Map.of("per_page", "100"));
        return client.page(request, DeliverySummary.class, Duration.ZERO).items().stream()
                .filter(row -> "ping".equals(row.event()))
                .toList();
    }
}
