// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A request to GitHub's API, without its server and credentials.
 *
 * @param method the HTTP method
 * @param path the path below the API's address, such as {@code /repos/octo/hello/hooks}
 * @param query the query parameters, in their order
 * @param body the fields of the JSON body, null when there is none
 * @param etag the {@code ETag} of an answer that is known already, null when there is none: GitHub then answers 304, which
 *     counts against no limit, as long as it is the same
 */
public record ApiRequest(
        String method, String path, Map<String, String> query, Map<String, Object> body, EntityTag etag) {

    public ApiRequest(String method, String path, Map<String, String> query, Map<String, Object> body) {
        this(method, path, query, body, null);
    }

    /** A request to read something. */
    public static ApiRequest get(String path, Map<String, String> query) {
        return new ApiRequest("GET", path, query, null);
    }

    /** The same request, for an answer that isn't the one with this {@code ETag}. */
    public ApiRequest unless(EntityTag knownEtag) {
        return new ApiRequest(method, path, query, body, knownEtag);
    }

    public String target() {
        return query.isEmpty()
                ? path
                : path
                        + query.entrySet().stream()
                                .map(entry -> entry.getKey() + "="
                                        + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                                .collect(Collectors.joining("&", "?", ""));
    }

    /** Only the method and the path: the body may hold a secret. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
