// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.client;

import io.github.camelgithubhooks.GitHubApiException;
import io.github.camelgithubhooks.internal.http.ApiErrors;
import io.github.camelgithubhooks.internal.http.ApiRequest;
import io.github.camelgithubhooks.internal.http.ApiResponse;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.core5.net.URIBuilder;

/**
 * One page of a list.
 *
 * @param items the items; none when GitHub answered that the page hasn't changed
 * @param request the request
 * @param response GitHub's answer
 * @param <T> the type of an item
 */
public record Page<T>(List<T> items, ApiRequest request, ApiResponse response) {

    /**
     * Returns the request for the next page: the same path with the query of GitHub's link. Whatever host the link
     * names, the token stays with its own server.
     *
     * @throws GitHubApiException when the link leads to this page again
     */
    public Optional<ApiRequest> next() {
        return response.nextPage().map(this::following);
    }

    private ApiRequest following(URI link) {
        Map<String, String> query = new LinkedHashMap<>();
        new URIBuilder(link).getQueryParams().forEach(pair -> query.put(pair.getName(), pair.getValue()));
        if (query.equals(request.query())) {
            throw ApiErrors.unreadable(request, response, "its next page is the same page", null);
        }
        return request.withQuery(query);
    }
}
