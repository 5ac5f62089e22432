// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What GitHub says when one of its limits was reached. */
final class Limits {

    private static final String PAGE = "https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api";

    private Limits() {}

    static GitHubError primary(Token token) {
        String who = token == null ? "127.0.0.1" : token.holder();
        return GitHubError.of(403, "API rate limit exceeded for " + who + ".", PAGE);
    }

    static ObjectNode secondary() {
        String message = "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.";
        return GitHubError.body(403, message, PAGE + "#about-secondary-rate-limits");
    }
}
