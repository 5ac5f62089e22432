// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import io.github.camelgithubhooks.GitHubApiException;
import io.github.camelgithubhooks.GitHubRateLimitException;
import io.github.camelgithubhooks.internal.api.ApiCall;
import io.github.camelgithubhooks.internal.client.GitHubClient;
import io.github.camelgithubhooks.internal.hooks.LogPage;
import io.github.camelgithubhooks.internal.hooks.LogWalk;
import io.github.camelgithubhooks.internal.http.ApiRequest;
import io.github.camelgithubhooks.model.DeliverySummary;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Counter-check with other deliveries of the log if GitHub doesn't show some. If GitHub shows one of them, the trouble
 * is with the missing ones. If it shows none, the token may have lost access, or GitHub has an outage.
 */
final class Witness {

    /** More than one, since any of them may be bad itself. */
    private static final int MOST_ASKED = 3;

    private final GitHubClient client;
    private final Duration kept;
    private Instant seenAt = Instant.MIN;

    /**
     * Creates a counter-check.
     *
     * @param kept how long a positive result counts
     */
    Witness(GitHubClient client, Duration kept) {
        this.client = client;
        this.kept = kept;
    }

    /**
     * Returns whether GitHub shows the hook, its log, and a delivery other than these. An empty log counts, too: it
     * shows that these are gone.
     *
     * @throws GitHubRateLimitException if the rate limit leaves no request
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
            ApiCall shows = log.hook().scope().isApp() ? ApiCall.GET_CONFIG : ApiCall.GET_HOOK;
            client.send(ApiRequest.of(shows, log.hook()), Duration.ZERO);
            LogPage newest = new LogWalk(client, LogWalk.newest(log.hook()), Duration.ZERO, page -> true)
                    .step()
                    .orElseThrow();
            boolean empty = newest.rows().isEmpty() && newest.odd().isEmpty();
            return empty
                    || newest.rows().stream()
                            .map(DeliverySummary::id)
                            .filter(id -> !except.contains(id))
                            .limit(MOST_ASKED)
                            .anyMatch(id -> isShown(log, id));
        } catch (GitHubRateLimitException e) {
            throw e;
        } catch (GitHubApiException e) {
            return false;
        }
    }

    private boolean isShown(DeliveryLog log, long id) {
        try {
            client.send(ApiRequest.of(ApiCall.GET_DELIVERY, log.hook(), id), Duration.ZERO);
            return true;
        } catch (GitHubRateLimitException e) {
            throw e;
        } catch (GitHubApiException e) {
            return false;
        }
    }
}
