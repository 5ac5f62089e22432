// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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

    private final String apiUrl;

    Pages(String apiUrl) {
        this.apiUrl = apiUrl;
    }

    /** The page that a request asks for. */
    ApiResponse answer(ApiRequest request, List<ObjectNode> all) {
        int size = size(request);
        int page = request.number("page", 1, Integer.MAX_VALUE);
        int last = Math.max(1, (all.size() + size - 1) / size);
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        all.stream().skip((page - 1L) * size).limit(size).forEach(items::add);
        return link(ApiResponse.of(200, items), apiUrl + request.path(), request, page, last);
    }

    static int size(ApiRequest request) {
        return request.number("per_page", DEFAULT_SIZE, MAX_SIZE);
    }

    /** GitHub leaves the header out when there is one page only. */
    private static ApiResponse link(ApiResponse response, String url, ApiRequest request, int page, int last) {
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
