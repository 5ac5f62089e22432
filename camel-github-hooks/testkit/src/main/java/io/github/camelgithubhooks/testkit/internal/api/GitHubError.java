// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgithubhooks.testkit.internal.json.Json;
import io.github.camelgithubhooks.testkit.internal.server.OutgoingResponse;
import java.util.List;

/**
 * A refusal of a request, in GitHub's words.
 *
 * @see <a href="https://docs.github.com/rest/using-the-rest-api/troubleshooting-the-rest-api">Troubleshooting the REST
 *     API</a>
 */
public final class GitHubError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The page that GitHub names when there is none for an endpoint. */
    public static final String REST_DOCUMENTATION = "https://docs.github.com/rest";

    private static final String RATE_LIMITS = REST_DOCUMENTATION + "/using-the-rest-api/rate-limits-for-the-rest-api";
    private static final String INSTALLATION_TOKENS =
            REST_DOCUMENTATION + "/reference/apps#create-an-installation-access-token-for-an-app";

    private final transient OutgoingResponse response;

    private GitHubError(OutgoingResponse response) {
        super("answered " + response.status(), null, false, false);
        this.response = response;
    }

    public OutgoingResponse response() {
        return response;
    }

    public static GitHubError of(int status, String message, String documentation) {
        ObjectNode body = Json.object()
                .put("message", message)
                .put("documentation_url", documentation)
                .put("status", Integer.toString(status));
        return new GitHubError(OutgoingResponse.of(status, body));
    }

    public static GitHubError notFound(String documentation) {
        return of(404, "Not Found", documentation);
    }

    /** Refuses credentials that are unknown, expired or revoked. */
    static GitHubError badCredentials() {
        return of(401, "Bad credentials", REST_DOCUMENTATION);
    }

    /** Refuses a body that doesn't have the described form, before its values are checked. */
    public static GitHubError invalidRequest(String documentation, String detail) {
        return of(422, "Invalid request.\n\n" + detail, documentation);
    }

    /** Returns GitHub's sentence about a property of the wrong type, such as {@code a string} expected. */
    public static String wrongType(String property, JsonNode value, String expected) {
        String shown = value.isNull() ? "nil" : value.toString();
        return "For 'properties/%s', %s is not %s.".formatted(property, shown, expected);
    }

    /** Refuses the value of a field of a hook. */
    public static GitHubError invalidHookField(String documentation, String field) {
        return validation(
                documentation,
                List.of(Json.object()
                        .put("resource", "Hook")
                        .put("code", "invalid")
                        .put("field", field)));
    }

    /** Refuses a hook for reasons that concern no single field. */
    public static GitHubError invalidHook(String documentation, List<String> problems) {
        return validation(
                documentation,
                problems.stream()
                        .map(problem -> Json.object()
                                .put("resource", "Hook")
                                .put("code", "custom")
                                .put("message", problem))
                        .toList());
    }

    private static GitHubError validation(String documentation, List<ObjectNode> errors) {
        ObjectNode body = Json.object().put("message", "Validation Failed");
        body.putArray("errors").addAll(errors);
        body.put("documentation_url", documentation).put("status", "422");
        return new GitHubError(OutgoingResponse.of(422, body));
    }

    /**
     * Refuses a request over the hourly limit.
     *
     * @param holder whose limit it is
     */
    public static GitHubError primaryRateLimit(String holder) {
        return of(403, "API rate limit exceeded for " + holder + ".", RATE_LIMITS);
    }

    /** Refuses a request over a secondary limit. */
    public static GitHubError secondaryRateLimit() {
        String message = "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.";
        return of(403, message, RATE_LIMITS + "#about-secondary-rate-limits");
    }

    /** Refuses a request of a suspended installation. */
    public static GitHubError suspended() {
        return of(403, "This installation has been suspended", INSTALLATION_TOKENS);
    }
}
