// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One endpoint of the API: how it is called, what a token needs for it, GitHub's page, and who answers. */
record Route(String method, List<String> template, Need need, String documentation, Endpoint endpoint) {

    private static final String DOCUMENTATION = "https://docs.github.com/rest/";

    static Route of(String method, String template, Need need, String page, Endpoint endpoint) {
        List<String> segments = Arrays.stream(template.split("/")).skip(1).toList();
        return new Route(method, segments, need, DOCUMENTATION + page, endpoint);
    }

    /** The values of the template's variables, or empty when the path isn't of this form. */
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

    /** Answers a call that was let in. */
    interface Endpoint {
        ApiResponse answer(Call call);
    }
}
