// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.client;

import io.github.camelgithubhooks.GitHubApiException;
import io.github.camelgithubhooks.internal.http.ApiRequest;
import io.github.camelgithubhooks.internal.http.ApiResponse;
import java.time.Duration;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Iterator over the items of a list, page by page. It requests the first page at once, and each other page when it gets
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
    private Page<T> page;
    private Iterator<T> items;
    private int count;

    /**
     * Asks for the first page.
     *
     * @param maxItems the most items, 0 for all
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

    /** Returns the value of {@code per_page}: GitHub gives at most 100 items on a page. */
    public static int size(int maxItems) {
        return maxItems == 0 ? LARGEST_PAGE : Math.min(maxItems, LARGEST_PAGE);
    }

    @Override
    public boolean hasNext() {
        if (maxItems > 0 && count >= maxItems) {
            return false;
        }
        while (!items.hasNext()) {
            Optional<ApiRequest> next = page.next();
            if (next.isEmpty()) {
                return false;
            }
            fetch(next.get());
        }
        return true;
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        count++;
        return items.next();
    }

    /** Returns whether GitHub has more items than {@code maxItems}. */
    public boolean hasMore() {
        return items.hasNext() || page.next().isPresent();
    }

    /** Returns the answer with the latest page. */
    public ApiResponse response() {
        return page.response();
    }

    private void fetch(ApiRequest request) {
        page = client.page(request, type, maxWait);
        items = page.items().iterator();
    }
}
