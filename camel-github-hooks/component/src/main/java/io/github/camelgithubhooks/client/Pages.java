// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.client;

import java.net.URI;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.hc.core5.net.URIBuilder;

/**
 * The items of a listing, over all its pages: the first page is asked for at once, each other one when the iterator gets
 * there.
 *
 * @param <T> the type of an item
 * @see <a href="https://docs.github.com/en/rest/using-the-rest-api/using-pagination-in-the-rest-api">GitHub:
 *     pagination</a>
 */
public final class Pages<T> implements Iterator<T> {

    private static final int LARGEST_PAGE = 100;

    private final GitHubClient client;
    private final Class<T> type;
    private final Duration maxWait;
    private final int maxItems;
    private ApiRequest request;
    private ApiResponse response;
    private Iterator<T> page;
    private int count;

    /**
     * Asks for the first page.
     *
     * @param maxItems how many items there are at most, 0 for all
     * @param maxWait how long each request may wait for the end of a rate limit
     * @throws GitHubApiException when GitHub refuses the first page
     */
    public Pages(GitHubClient client, ApiRequest first, Class<T> type, int maxItems, Duration maxWait) {
        this.client = client;
        this.type = type;
        this.maxWait = maxWait;
        this.maxItems = maxItems;
        fetch(first);
    }

    /** How many items to ask for with {@code per_page}: GitHub gives at most 100. */
    public static int size(int maxItems) {
        return maxItems == 0 ? LARGEST_PAGE : Math.min(maxItems, LARGEST_PAGE);
    }

    @Override
    public boolean hasNext() {
        if (maxItems > 0 && count >= maxItems) {
            return false;
        }
        while (!page.hasNext()) {
            Optional<URI> next = response.nextPage();
            if (next.isEmpty()) {
                return false;
            }
            fetch(following(next.get()));
        }
        return true;
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        count++;
        return page.next();
    }

    /** Whether GitHub has more items than {@code maxItems} let through. */
    public boolean hasMore() {
        return page.hasNext() || response.nextPage().isPresent();
    }

    /** The answer that brought the latest page. */
    public ApiResponse response() {
        return response;
    }

    private void fetch(ApiRequest next) {
        request = next;
        response = client.send(request, maxWait);
        page = client.readList(request, response, type).iterator();
    }

    /** The same path with the query of the link: whatever host the link names, the token stays with the server it is for. */
    private ApiRequest following(URI link) {
        Map<String, String> query = new LinkedHashMap<>();
        new URIBuilder(link).getQueryParams().forEach(pair -> query.put(pair.getName(), pair.getValue()));
        if (query.equals(request.query())) {
            throw ApiErrors.unreadable(request, response, "its next page is the same page", null);
        }
        return new ApiRequest(request.method(), request.path(), query, null);
    }
}
