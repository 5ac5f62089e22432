// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import java.util.ArrayList;
import java.util.List;

/**
 * Pages of a list and the {@code Link} header between them.
 *
 * @see <a href="https://docs.github.com/rest/using-the-rest-api/using-pagination-in-the-rest-api">Using pagination in
 *     the REST API</a>
 */
final class Pages {

    static final int DEFAULT_SIZE = 30;
    static final int MAX_SIZE = 100;

    private Pages() {}

    static int size(ApiRequest request) {
        return request.number("per_page", DEFAULT_SIZE, MAX_SIZE);
    }

    /** GitHub leaves the header out when there is one page only. */
    static ApiResponse link(ApiResponse response, String url, ApiRequest request, int page, int last) {
        List<String> links = new ArrayList<>();
        if (page > 1) {
            links.add(link(url, request, "page", Integer.toString(Math.min(page - 1, last)), "prev"));
        }
        if (page < last) {
            links.add(link(url, request, "page", Integer.toString(page + 1), "next"));
            links.add(link(url, request, "page", Integer.toString(last), "last"));
        }
        if (page > 1) {
            links.add(link(url, request, "page", "1", "first"));
        }
        return links.isEmpty() ? response : response.header("Link", String.join(", ", links));
    }

    static String link(String url, ApiRequest request, String parameter, String value, String relation) {
        String others = request.queryWithout(parameter);
        String query = (others.isEmpty() ? "" : others + "&") + parameter + "=" + value;
        return "<" + url + "?" + query + ">; rel=\"" + relation + "\"";
    }
}
