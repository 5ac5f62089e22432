// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks;

import io.github.camelgithubhooks.GitHubHooksOperation.Result;
import io.github.camelgithubhooks.internal.api.Scope;
import io.github.camelgithubhooks.internal.client.GitHubClient;
import io.github.camelgithubhooks.internal.client.Pages;
import io.github.camelgithubhooks.internal.event.RedeliveryRequest;
import io.github.camelgithubhooks.internal.http.ApiRequest;
import io.github.camelgithubhooks.internal.http.ApiResponse;
import io.github.camelgithubhooks.model.ApiError;
import io.github.camelgithubhooks.model.GitHubList;
import io.github.camelgithubhooks.model.GitHubObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultProducer;

/** Runs one operation: message and options to a request, GitHub's answer to the message. */
final class GitHubHooksProducer extends DefaultProducer {

    private static final Set<String> GITHUB_STATUSES = Set.of("any", "success", "failure");

    private static final int BAD_REQUEST = 400;

    private final GitHubHooksOperation operation;
    private final GitHubHooksConfiguration options;
    private final Duration maxRateLimitWait;
    private Scope scope;
    private GitHubClient client;
    private ProducerHealthCheck.Registration health = () -> {};

    GitHubHooksProducer(GitHubHooksEndpoint endpoint, GitHubHooksOperation operation) {
        super(endpoint);
        this.operation = operation;
        this.options = endpoint.getConfiguration();
        this.maxRateLimitWait = Duration.ofMillis(options.getMaxRateLimitWait());
    }

    @Override
    public GitHubHooksEndpoint getEndpoint() {
        return (GitHubHooksEndpoint) super.getEndpoint();
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        if (options.getMaxItems() < 0) {
            throw new IllegalArgumentException("maxItems must be 0, for all, or more, was " + options.getMaxItems());
        }
        if (operation == GitHubHooksOperation.LIST_DELIVERIES
                && !GITHUB_STATUSES.contains(options.getDeliveryStatus())) {
            throw new IllegalArgumentException(
                    "deliveryStatus of listDeliveries can be any, success, failure, as GitHub knows"
                            + " them, was " + options.getDeliveryStatus() + ": what is unrecovered is found by"
                            + " from(\"github-hooks:deliveries?deliveryStatus=unrecovered\")");
        }
        scope = RequestTarget.kind(options);
        operation.requireIn(scope);
        client = getEndpoint().getComponent().client(options);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        health = ProducerHealthCheck.register(getEndpoint(), client);
    }

    @Override
    protected void doStop() throws Exception {
        health.close();
        super.doStop();
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        Message message = exchange.getMessage();
        ApiRequest request = request(message);
        if (operation == GitHubHooksOperation.REDELIVER) {
            RedeliveryRequest.note(exchange);
        }
        if (options.isDryRun()) {
            message.setBody(client.prepare(request));
            return;
        }
        try {
            send(request, message);
        } catch (GitHubApiException e) {
            throwOrReturn(e, options, message);
        }
    }

    /**
     * Throws what went wrong, or makes it the message when it is an error that was answered and the options say so. An
     * error page without GitHub's words becomes an error whose message is the exception's.
     */
    static void throwOrReturn(GitHubApiException e, GitHubHooksConfiguration options, Message message) {
        if (options.isThrowExceptionOnFailure() || e.getStatus() < BAD_REQUEST) {
            throw e;
        }
        message.setHeader(GitHubHooksConstants.STATUS_CODE, e.getStatus());
        e.getRequestId().ifPresent(id -> message.setHeader(GitHubHooksConstants.REQUEST_ID, id));
        message.setBody(e.getError()
                .orElseGet(() -> new ApiError(e.getMessage(), null, null, Integer.toString(e.getStatus()), null)));
    }

    private ApiRequest request(Message message) {
        ApiRequest request = new RequestTarget(operation, scope, message, options).request();
        return request.withQuery(query()).withBody(new RequestBody(operation, scope, options).from(message));
    }

    private Map<String, String> query() {
        Map<String, String> query = new LinkedHashMap<>();
        if (operation == GitHubHooksOperation.LIST_DELIVERIES && !"any".equals(options.getDeliveryStatus())) {
            query.put("status", options.getDeliveryStatus());
        }
        if (operation.result() == Result.LIST) {
            query.put("per_page", Integer.toString(Pages.size(options.getMaxItems())));
        }
        return query;
    }

    private void send(ApiRequest request, Message message) {
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
