// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.hooks;

import io.github.camelgithubhooks.GitHubApiException;
import io.github.camelgithubhooks.internal.api.ApiCall;
import io.github.camelgithubhooks.internal.api.HookTarget;
import io.github.camelgithubhooks.internal.client.GitHubClient;
import io.github.camelgithubhooks.internal.client.Page;
import io.github.camelgithubhooks.internal.http.ApiErrors;
import io.github.camelgithubhooks.internal.http.ApiRequest;
import io.github.camelgithubhooks.internal.http.ApiResponse;
import io.github.camelgithubhooks.internal.http.EntityTag;
import io.github.camelgithubhooks.model.DeliverySummary;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Walk through a hook's delivery log, from the newest page to older ones, until a rule ends it. After a failure it
 * continues with the page that failed.
 *
 * @see <a href="https://docs.github.com/en/rest/repos/webhooks#list-deliveries-for-a-repository-webhook">GitHub: list
 *     deliveries</a>
 */
public final class LogWalk {

    /** The most empty pages in a row: links may lead in circles that never show the same cursor twice. */
    private static final int MOST_EMPTY_PAGES = 100;

    /** Rule that ends a walk. */
    @FunctionalInterface
    public interface StopRule {

        /** Returns whether nothing behind this page is wanted. */
        boolean endsWith(LogPage page);
    }

    private final GitHubClient client;
    private final Duration maxWait;
    private final StopRule rule;
    private final Set<Map<String, String>> asked = new HashSet<>();
    private ApiRequest next;
    private ApiRequest unreadable;
    private int emptyPages;
    private boolean circle;

    /**
     * Prepares a walk. Nothing is sent yet.
     *
     * @param from the page to begin with, see {@link #newest}
     * @param maxWait how long each request may wait for the end of a rate limit
     * @param rule decides after each page, before the caller sees it
     */
    public LogWalk(GitHubClient client, ApiRequest from, Duration maxWait, StopRule rule) {
        this.client = client;
        this.maxWait = maxWait;
        this.rule = rule;
        this.next = from;
    }

    /** Returns the request for the newest page of a log. */
    public static ApiRequest newest(HookTarget hook) {
        return ApiRequest.of(ApiCall.LIST_DELIVERIES, hook).withQuery(Map.of("per_page", "100"));
    }

    /** Returns the request that the walk continues with; empty when the walk is over. */
    public Optional<ApiRequest> next() {
        return Optional.ofNullable(next);
    }

    /** Returns whether the walk ended because GitHub's links led in a circle. */
    public boolean endedInCircle() {
        return circle;
    }

    /**
     * Reads the next page; empty when the walk is over. An answer that isn't a list is an error at first. If GitHub
     * repeats it, the page counts as unreadable, and the walk continues behind it.
     *
     * @throws GitHubApiException when GitHub refuses the page; the next call asks for it again
     */
    public Optional<LogPage> step() {
        if (next == null) {
            return Optional.empty();
        }
        LogPage page = read(next);
        asked.add(next.query());
        emptyPages = page.rows().isEmpty() ? emptyPages + 1 : 0;
        circle = (page.next() != null && asked.contains(page.next().query())) || emptyPages >= MOST_EMPTY_PAGES;
        next = page.isUnchanged() || circle || rule.endsWith(page) ? null : page.next();
        return Optional.of(page);
    }

    private LogPage read(ApiRequest request) {
        ApiResponse response = client.send(request, maxWait);
        EntityTag etag = response.etag().orElse(null);
        if (response.isNotModified()) {
            return page(request, response, List.of(), List.of(), etag, LogPage.State.UNCHANGED);
        }
        try {
            LogRows rows = LogRows.read(response.body());
            return page(request, response, rows.rows(), rows.odd(), etag, LogPage.State.READ);
        } catch (IOException e) {
            LogPage page = page(request, response, List.of(), List.of(), null, LogPage.State.UNREADABLE);
            if (!request.equals(unreadable) || page.next() == null) {
                unreadable = request;
                throw ApiErrors.unreadable(request, response, "not with the expected JSON list", e);
            }
            return page;
        }
    }

    private static LogPage page(
            ApiRequest request,
            ApiResponse response,
            List<DeliverySummary> rows,
            List<LogPage.OddRow> odd,
            EntityTag etag,
            LogPage.State state) {
        return new LogPage(request, rows, odd, etag, response.date().orElse(null), following(request, response), state);
    }

    /** Returns the request for the next page; null when there is no usable link. */
    private static ApiRequest following(ApiRequest request, ApiResponse response) {
        try {
            return new Page<>(List.of(), request, response).next().orElse(null);
        } catch (IllegalArgumentException | GitHubApiException e) {
            return null;
        }
    }
}
