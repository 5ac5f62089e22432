// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A request as it arrived, its path without the {@code /api/v3} in front where that is. */
final class ApiRequest {

    static final String BASE_PATH = "/api/v3";

    private final String method;
    private final String path;
    private final boolean toApi;
    private final String query;
    private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, String> parameters = new TreeMap<>();
    private final byte[] body;

    ApiRequest(String method, URI uri, Map<String, List<String>> headers, byte[] body) {
        String whole = uri.getRawPath();
        this.method = method;
        this.toApi = whole.startsWith(BASE_PATH + "/");
        this.path = toApi ? whole.substring(BASE_PATH.length()) : whole;
        this.query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        this.headers.putAll(headers);
        this.body = body;
        for (String pair : this.query.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            parameters.put(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
        }
    }

    String method() {
        return method;
    }

    String path() {
        return path;
    }

    /** As it was sent, without the question mark; empty when there was none. */
    String query() {
        return query;
    }

    /** HEAD is answered like GET. */
    boolean reads() {
        return method.equals("GET") || method.equals("HEAD");
    }

    /** The path's parts; none outside the API. */
    List<String> segments() {
        if (!toApi) {
            return List.of();
        }
        return Arrays.stream(path.split("/", -1))
                .skip(1)
                .map(segment -> decoded(segment.replace("+", "%2B")))
                .toList();
    }

    Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /** GitHub takes what isn't a positive number for the default, and what is too high for the highest. */
    int number(String name, int otherwise, int highest) {
        return parameter(name)
                .filter(value -> value.matches("0*[1-9]\\d{0,8}"))
                .map(value -> Math.min(Integer.parseInt(value), highest))
                .orElse(otherwise);
    }

    /** The query without one parameter, for links to other pages. */
    String queryWithout(String name) {
        return Arrays.stream(query.split("&"))
                .filter(pair -> !pair.isEmpty() && !pair.equals(name) && !pair.startsWith(name + "="))
                .reduce((left, right) -> left + "&" + right)
                .orElse("");
    }

    /** The body as a JSON object; none sent counts as an empty one. */
    ObjectNode jsonObject(String documentation) {
        if (body.length == 0) {
            return Json.object();
        }
        JsonNode json;
        try {
            json = Json.parse(body);
        } catch (IOException e) {
            throw GitHubError.of(400, "Problems parsing JSON", documentation);
        }
        if (json instanceof ObjectNode object) {
            return object;
        }
        throw GitHubError.of(400, "Body should be a JSON object", documentation);
    }

    RecordedRequest recorded() {
        return new RecordedRequest(method, path, query, headers, body, 0);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
