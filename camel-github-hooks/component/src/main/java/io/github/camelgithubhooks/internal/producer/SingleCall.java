// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.producer;

import io.github.camelgithubhooks.GitHubHooksConfiguration;
import io.github.camelgithubhooks.GitHubHooksConstants;
import io.github.camelgithubhooks.internal.api.Scope;
import io.github.camelgithubhooks.internal.client.GitHubClient;
import io.github.camelgithubhooks.internal.client.Pages;
import io.github.camelgithubhooks.internal.event.RedeliveryRequest;
import io.github.camelgithubhooks.internal.http.ApiRequest;
import io.github.camelgithubhooks.internal.http.ApiResponse;
import io.github.camelgithubhooks.internal.producer.GitHubHooksOperation.Result;
import io.github.camelgithubhooks.model.GitHubList;
import io.github.camelgithubhooks.model.GitHubObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Message;

/** Operation that is one call to GitHub, or one for each page of a list. Its row says all about it. */
final class SingleCall implements ProducerCall {

    private static final Set<String> GITHUB_STATUSES = Set.of("any", "success", "failure");

    private final GitHubHooksOperation operation;
    private final Scope scope;
    private final GitHubHooksConfiguration options;
    private final GitHubClient client;
    private final Duration maxRateLimitWait;
    private final Map<String, String> query;

    SingleCall(GitHubHooksOperation operation, Scope scope, GitHubHooksConfiguration options, GitHubClient client) {
        this.operation = operation;
        this.scope = scope;
        this.options = options;
        this.client = client;
        this.maxRateLimitWait = Duration.ofMillis(options.getMaxRateLimitWait());
        if (options.getMaxItems() < 0) {
            throw new IllegalArgumentException("maxItems must be 0, for all, or more, was " + options.getMaxItems());
        }
        if (operation == GitHubHooksOperation.LIST_DELIVERIES
                && !GITHUB_STATUSES.contains(options.getDeliveryStatus())) {
            throw new IllegalArgumentException(
                    "deliveryStatus of listDeliveries can be any, success or failure, the values that GitHub knows,"
                            + " was " + options.getDeliveryStatus() + ": what is unrecovered is found by"
                            + " from(\"github-hooks:deliveries?deliveryStatus=unrecovered\")");
        }
        this.query = query(operation, options);
    }

    @Override
    public void run(Message message) {
        ApiRequest request = new RequestTarget(operation, scope, message, options)
                .request()
                .withQuery(query)
                .withBody(new RequestBody(operation, scope, options).from(message));
        if (operation == GitHubHooksOperation.REDELIVER) {
            RedeliveryRequest.note(message.getExchange());
        }
        if (options.isDryRun()) {
            message.setBody(client.prepare(request));
            return;
        }
        switch (operation.result()) {
            case NONE -> setHeaders(message, client.send(request, maxRateLimitWait));
            case ONE -> {
                ApiResponse response = client.send(request, maxRateLimitWait);
                setHeaders(message, response);
                message.setBody(client.read(request, response, operation.type().orElseThrow()));
            }
            case LIST -> list(request, message, operation.type().orElseThrow());
        }
    }

    private static Map<String, String> query(GitHubHooksOperation operation, GitHubHooksConfiguration options) {
        Map<String, String> query = new LinkedHashMap<>();
        if (operation == GitHubHooksOperation.LIST_DELIVERIES && !"any".equals(options.getDeliveryStatus())) {
            query.put("status", options.getDeliveryStatus());
        }
        if (operation.result() == Result.LIST) {
            query.put("per_page", Integer.toString(Pages.size(options.getMaxItems())));
        }
        return Collections.unmodifiableMap(query);
    }

    private <T extends GitHubObject> void list(ApiRequest request, Message message, Class<T> type) {
        Pages<T> pages = new Pages<>(client, request, type, options.getMaxItems(), maxRateLimitWait);
        if (options.isStreamList()) {
            setHeaders(message, pages.response());
            message.setBody(pages);
            return;
        }
        List<T> items = new ArrayList<>();
        pages.forEachRemaining(items::add);
        setHeaders(message, pages.response());
        message.setHeader(GitHubHooksConstants.HAS_MORE, pages.hasMore());
        message.setBody(new GitHubList<>(items));
    }

    private static void setHeaders(Message message, ApiResponse response) {
        message.setHeader(GitHubHooksConstants.STATUS_CODE, response.status());
        response.requestId().ifPresent(id -> message.setHeader(GitHubHooksConstants.REQUEST_ID, id));
        response.rateLimit().ifPresent(limit -> message.setHeader(GitHubHooksConstants.RATE_LIMIT_LIMIT, (int) limit));
        response.rateLimitRemaining()
                .ifPresent(left -> message.setHeader(GitHubHooksConstants.RATE_LIMIT_REMAINING, (int) left));
        response.rateLimitReset()
                .map(Instant::toString)
                .ifPresent(reset -> message.setHeader(GitHubHooksConstants.RATE_LIMIT_RESET, reset));
    }
}
