// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An answer that refuses a request.
 *
 * @see <a href="https://docs.github.com/rest/using-the-rest-api/troubleshooting-the-rest-api">Troubleshooting the REST
 *     API</a>
 */
final class GitHubError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    static final String REST_DOCUMENTATION = "https://docs.github.com/rest";

    private final transient ApiResponse response;

    private GitHubError(ApiResponse response) {
        super("answered " + response.status(), null, false, false);
        this.response = response;
    }

    ApiResponse response() {
        return response;
    }

    static GitHubError notFound(String documentation) {
        return of(404, "Not Found", documentation);
    }

    static GitHubError of(int status, String message, String documentation) {
        return new GitHubError(ApiResponse.of(status, body(status, message, documentation)));
    }

    /** "Validation Failed", with what is wrong with which field. */
    static GitHubError validation(String documentation, FieldError... errors) {
        ObjectNode body = Json.object().put("message", "Validation Failed");
        for (FieldError error : errors) {
            body.withArray("errors").add(error.json());
        }
        body.put("documentation_url", documentation).put("status", "422");
        return new GitHubError(ApiResponse.of(422, body));
    }

    /** What GitHub answers before it looks at values, when the body hasn't the shape that it describes. */
    static GitHubError invalidRequest(String documentation, String detail) {
        return of(422, "Invalid request.\n\n" + detail, documentation);
    }

    static ObjectNode body(int status, String message, String documentation) {
        return Json.object()
                .put("message", message)
                .put("documentation_url", documentation)
                .put("status", Integer.toString(status));
    }
}
