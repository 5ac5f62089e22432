// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.server;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A request as it arrived. Its path lacks the leading {@code /api/v3}, unless it is outside the API. */
public final class IncomingRequest {

    /** The path of the API's root, where GitHub Enterprise Server has it. */
    public static final String BASE_PATH = "/api/v3";

    private final URI uri;
    private final String method;
    private final String path;
    private final boolean toApi;
    private final String query;
    private final Map<String, List<String>> headers;
    private final Map<String, String> parameters = new TreeMap<>();
    private final byte[] body;
    private final int shift;

    IncomingRequest(String method, URI uri, Map<String, List<String>> headers, byte[] body) {
        this(method, uri, headers, body, 0);
    }

    private IncomingRequest(String method, URI uri, Map<String, List<String>> headers, byte[] body, int shift) {
        this.uri = uri;
        this.shift = shift;
        String whole = uri.getRawPath();
        this.method = method;
        this.toApi = whole.startsWith(BASE_PATH + "/");
        this.path = toApi ? whole.substring(BASE_PATH.length()) : whole;
        this.query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(headers);
        this.headers = Collections.unmodifiableMap(copy);
        this.body = body;
        for (String pair : this.query.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            parameters.put(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
        }
    }

    public String method() {
        return method;
    }

    public String path() {
        return path;
    }

    /** Returns the query as it was sent, without the question mark; empty when there was none. */
    public String query() {
        return query;
    }

    /** Returns whether this is a GET or a HEAD, which is answered like a GET. */
    public boolean reads() {
        return method.equals("GET") || method.equals("HEAD");
    }

    /** Returns the decoded segments of the path; none outside the API. */
    public List<String> segments() {
        if (!toApi) {
            return List.of();
        }
        return Arrays.stream(path.split("/", -1))
                .skip(1)
                .map(segment -> decoded(segment.replace("+", "%2B")))
                .toList();
    }

    /** Returns all headers; the case of their names is ignored. */
    public Map<String, List<String>> headers() {
        return headers;
    }

    /** Returns the first value of a header. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /** Returns a parameter as GitHub reads numbers: the default unless it is positive, at most the maximum. */
    public int number(String name, int defaultValue, int maximum) {
        return parameter(name)
                .filter(value -> value.matches("0*[1-9]\\d{0,8}"))
                .map(value -> Math.min(Integer.parseInt(value), maximum))
                .orElse(defaultValue);
    }

    /** Returns the query without one parameter, for links to other pages. */
    public String queryWithout(String name) {
        return Arrays.stream(query.split("&"))
                .filter(pair -> !pair.isEmpty() && !pair.equals(name) && !pair.startsWith(name + "="))
                .reduce((left, right) -> left + "&" + right)
                .orElse("");
    }

    /** Returns this request for a list whose later pages are shifted by some rows. */
    IncomingRequest shiftedBy(int rows) {
        return rows == 0 ? this : new IncomingRequest(method, uri, headers, body, rows);
    }

    /** Returns by how many rows a page after the first begins too early; below 0 if it begins too late. */
    public int shift() {
        return shift;
    }

    public byte[] body() {
        return body;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
