// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.api;

import io.github.camelgithubhooks.testkit.internal.server.OutgoingResponse;
import io.github.camelgithubhooks.testkit.internal.tokens.Need;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An endpoint of the API: method and path, the rights it needs, GitHub's page, and the code that answers. */
public record ApiEndpoint(String method, List<String> template, Need need, String documentation, Handler handler) {

    private static final String DOCUMENTATION = "https://docs.github.com/rest/";

    /**
     * Creates an endpoint.
     *
     * @param template the path below the API's root, its variables in braces
     * @param page GitHub's page below {@code https://docs.github.com/rest/}
     */
    public static ApiEndpoint of(String method, String template, Need need, String page, Handler handler) {
        List<String> segments = Arrays.stream(template.split("/")).skip(1).toList();
        return new ApiEndpoint(method, segments, need, DOCUMENTATION + page, handler);
    }

    /** Returns the values of the template's variables, or empty when the path doesn't match. */
    Optional<Map<String, String>> match(List<String> segments) {
        if (segments.size() != template.size()) {
            return Optional.empty();
        }
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < segments.size(); i++) {
            String expected = template.get(i);
            String actual = segments.get(i);
            if (expected.startsWith("{")) {
                variables.put(expected.substring(1, expected.length() - 1), actual);
            } else if (!expected.equals(actual)) {
                return Optional.empty();
            }
        }
        return Optional.of(variables);
    }

    /** Answers an admitted call. */
    public interface Handler {

        /**
         * Answers a call.
         *
         * @throws GitHubError to refuse it
         */
        OutgoingResponse answer(Call call);
    }
}
