// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An API request that reached the simulator. */
public final class RecordedRequest {

    private final String method;
    private final String path;
    private final String query;
    private final Map<String, List<String>> headers;
    private final byte[] body;
    private final int status;

    RecordedRequest(
            String method, String path, String query, Map<String, List<String>> headers, byte[] body, int status) {
        this.method = method;
        this.path = path;
        this.query = query;
        Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(headers);
        this.headers = Collections.unmodifiableMap(copy);
        this.body = body;
        this.status = status;
    }

    /** The HTTP method. */
    public String method() {
        return method;
    }

    /** The path as it was sent, without {@code /api/v3} and without the query. A path outside the API is whole. */
    public String path() {
        return path;
    }

    /** The query as it was sent, without the question mark; empty when there was none. */
    public String query() {
        return query;
    }

    /** All headers; names are found whatever their case. Holds the token. */
    public Map<String, List<String>> headers() {
        return headers;
    }

    /** The first value of a header. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** The body; empty when there was none. */
    public byte[] body() {
        return body.clone();
    }

    /** The body as UTF-8 text. */
    public String bodyText() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The status it was answered; 0 while it isn't, and when the connection was dropped instead. */
    public int status() {
        return status;
    }

    RecordedRequest answered(int answer) {
        return new RecordedRequest(method, path, query, headers, body, answer);
    }

    @Override
    public String toString() {
        return method + " " + path + (query.isEmpty() ? "" : "?" + query) + " -> " + status;
    }
}
