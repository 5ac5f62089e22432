// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgithubhooks.testkit.internal.server.IncomingRequest;
import io.github.camelgithubhooks.testkit.internal.server.OutgoingResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The pages of a list and the {@code Link} header that connects them.
 *
 * @see <a href="https://docs.github.com/rest/using-the-rest-api/using-pagination-in-the-rest-api">Using pagination in
 *     the REST API</a>
 */
public final class Pagination {

    private static final int DEFAULT_SIZE = 30;
    private static final int MAX_SIZE = 100;

    private final String apiUrl;

    public Pagination(String apiUrl) {
        this.apiUrl = apiUrl;
    }

    /** Returns the page that a request asks for. */
    public OutgoingResponse answer(Call call, List<ObjectNode> all) {
        return answer(call, all, items -> items);
    }

    /** Returns the page that a request asks for, in an answer that holds more than the list. */
    public OutgoingResponse answer(Call call, List<ObjectNode> all, Function<ArrayNode, JsonNode> envelope) {
        IncomingRequest request = call.request();
        int size = size(request);
        int page = request.number("page", 1, Integer.MAX_VALUE);
        int last = Math.max(1, (all.size() + size - 1) / size);
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        all.stream().skip(start(page, size, request.shift())).limit(size).forEach(items::add);
        return link(OutgoingResponse.of(200, envelope.apply(items)), apiUrl + call.linkPath(), request, page, last);
    }

    private static long start(int page, int size, int shift) {
        return page == 1 ? 0 : Math.max(0, (page - 1L) * size - shift);
    }

    /** Returns the page size that a request asks for. */
    public static int size(IncomingRequest request) {
        return request.number("per_page", DEFAULT_SIZE, MAX_SIZE);
    }

    /** Adds the {@code Link} header, unless there is only one page. */
    private static OutgoingResponse link(
            OutgoingResponse response, String url, IncomingRequest request, int page, int last) {
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

    /** Returns one link of the header: the URL and the request's query, with one parameter set. */
    public static String link(String url, IncomingRequest request, String parameter, String value, String relation) {
        String others = request.queryWithout(parameter);
        String query = (others.isEmpty() ? "" : others + "&") + parameter + "=" + value;
        return "<" + url + "?" + query + ">; rel=\"" + relation + "\"";
    }
}
