// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.deliveries;

import io.github.camelgithubhooks.client.ApiRequest;
import io.github.camelgithubhooks.client.GitHubApiException;
import io.github.camelgithubhooks.client.GitHubClient;
import io.github.camelgithubhooks.client.GitHubRateLimitException;
import io.github.camelgithubhooks.client.HookScope;
import io.github.camelgithubhooks.model.DeliverySummary;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Another delivery of the log, which GitHub is asked for when it doesn't show some. When GitHub shows that one, the trouble is
 * with the others; when it doesn't, the token may have lost access, or GitHub has a problem.
 */
final class Witness {

    private final GitHubClient client;
    private final HookScope scope;
    private final Duration kept;
    private Instant seenAt = Instant.MIN;

    /**
     * Creates one that wasn't asked yet.
     *
     * @param kept for how long its word is taken
     */
    Witness(GitHubClient client, HookScope scope, Duration kept) {
        this.client = client;
        this.scope = scope;
        this.kept = kept;
    }

    /**
     * Returns whether GitHub shows the hook, its log, and a delivery that isn't one of these. An empty log shows that these
     * are gone.
     *
     * @throws GitHubRateLimitException when GitHub can't be asked
     */
    boolean isShown(DeliveryLog log, Stream<Row> except, Instant now) {
        if (seenAt.plus(kept).isAfter(now)) {
            return true;
        }
        boolean shown = ask(log, except.map(Row::id).collect(Collectors.toSet()));
        if (shown) {
            seenAt = now;
        }
        return shown;
    }

    private boolean ask(DeliveryLog log, Set<Long> except) {
        try {
            String hook = scope.hook(log.hookId()) + (scope.isApp() ? "/config" : "");
            client.send(ApiRequest.get(hook, Map.of()), Duration.ZERO);
            ApiRequest newest = ApiRequest.get(log.path(), Map.of("per_page", "100"));
            List<DeliverySummary> listed =
                    client.page(newest, DeliverySummary.class, Duration.ZERO).items();
            Optional<Long> another = listed.stream()
                    .map(DeliverySummary::id)
                    .filter(id -> !except.contains(id))
                    .findFirst();
            if (another.isPresent()) {
                client.send(ApiRequest.get(log.path() + "/" + another.get(), Map.of()), Duration.ZERO);
            }
            return another.isPresent() || listed.isEmpty();
        } catch (GitHubRateLimitException e) {
            throw e;
        } catch (GitHubApiException e) {
            return false;
        }
    }
}
