// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.client;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The answer of an HTTP server. */
public final class HttpAnswer {

    private final int status;
    private final Map<String, List<String>> headers;
    private final byte[] body;

    HttpAnswer(int status, Map<String, List<String>> headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    public int status() {
        return status;
    }

    public Map<String, List<String>> headers() {
        return headers;
    }

    /** Returns the headers with the values of a repeated one joined by commas. */
    public Map<String, String> joinedHeaders() {
        return headers.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> String.join(", ", entry.getValue()),
                        (first, second) -> first,
                        LinkedHashMap::new));
    }

    public byte[] body() {
        return body;
    }
}
