// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.deliveries;

import io.github.camelgithubhooks.client.ApiRequest;
import io.github.camelgithubhooks.client.DeliveryContent;
import io.github.camelgithubhooks.client.GitHubApiException;
import io.github.camelgithubhooks.client.GitHubClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Asks for the payloads of deliveries, several at a time. */
final class ContentFetcher {

    private final GitHubClient client;
    private final ExecutorService threads;

    /**
     * One that asks on these threads.
     *
     * @param threads null when no payload is wanted
     */
    ContentFetcher(GitHubClient client, ExecutorService threads) {
        this.client = client;
        this.threads = threads;
    }

    /** What GitHub sent in this attempt; without a payload when GitHub no longer has it. */
    Future<DeliveryContent> fetch(String deliveriesPath, Row row) {
        if (threads == null) {
            return CompletableFuture.completedFuture(DeliveryContent.NONE);
        }
        ApiRequest request = ApiRequest.get(deliveriesPath + "/" + row.id(), Map.of());
        return threads.submit(() -> content(request));
    }

    private DeliveryContent content(ApiRequest request) {
        try {
            return client.content(request, Duration.ZERO);
        } catch (GitHubApiException e) {
            if (e.getStatus() == 404 || e.getStatus() == 410) {
                // the row was in the log a moment ago: it has expired
                return DeliveryContent.NONE;
            }
            throw e;
        }
    }
}
