// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.client;

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
 */
public record ApiRequest(String method, String path, Map<String, String> query, Map<String, Object> body) {

    String target() {
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
