// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import io.github.camelgithubhooks.internal.api.ApiCall;
import io.github.camelgithubhooks.internal.api.HookTarget;
import io.github.camelgithubhooks.internal.client.GitHubClient;
import io.github.camelgithubhooks.internal.hooks.DeliveryContent;
import io.github.camelgithubhooks.internal.http.ApiRequest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Asks for the payloads of deliveries, several at a time. */
final class ContentFetcher {

    /** For a payload that isn't asked for, or that GitHub no longer has. */
    static final Future<DeliveryContent> NOTHING = CompletableFuture.completedFuture(DeliveryContent.NONE);

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

    /** Asks what GitHub sent in this attempt; without a payload when GitHub no longer has it. */
    Future<DeliveryContent> fetch(HookTarget hook, Row row) {
        if (threads == null) {
            return NOTHING;
        }
        ApiRequest request = ApiRequest.of(ApiCall.GET_DELIVERY, hook, row.id());
        return threads.submit(() -> DeliveryContent.fetch(client, request, Duration.ZERO));
    }
}
