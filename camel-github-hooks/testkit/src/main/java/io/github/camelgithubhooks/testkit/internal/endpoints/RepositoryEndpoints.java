// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.endpoints;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgithubhooks.testkit.internal.api.ApiEndpoint;
import io.github.camelgithubhooks.testkit.internal.api.Call;
import io.github.camelgithubhooks.testkit.internal.api.GitHubError;
import io.github.camelgithubhooks.testkit.internal.json.Json;
import io.github.camelgithubhooks.testkit.internal.render.RepositoryJson;
import io.github.camelgithubhooks.testkit.internal.sending.WebhookSender;
import io.github.camelgithubhooks.testkit.internal.server.OutgoingResponse;
import io.github.camelgithubhooks.testkit.internal.state.RepositoryDispatch;
import io.github.camelgithubhooks.testkit.internal.state.SimulatorState;
import io.github.camelgithubhooks.testkit.internal.tokens.Need;
import java.util.ArrayList;
import java.util.List;

/**
 * The endpoints of a repository itself and of dispatches to it.
 *
 * @see <a href="https://docs.github.com/rest/repos/repos#create-a-repository-dispatch-event">Create a repository
 *     dispatch event</a>
 */
final class RepositoryEndpoints {

    private static final int MAX_EVENT_TYPE = 100;
    private static final int MAX_PROPERTIES = 10;
    private static final int PAYLOAD_LIMIT = 64 * 1024;

    private final String apiUrl;
    private final SimulatorState state;
    private final WebhookSender sender;

    RepositoryEndpoints(String apiUrl, SimulatorState state, WebhookSender sender) {
        this.apiUrl = apiUrl;
        this.state = state;
        this.sender = sender;
    }

    List<ApiEndpoint> all() {
        return List.of(
                ApiEndpoint.of(
                        "GET", "/repos/{owner}/{repo}", Need.METADATA_READ, "repos/repos#get-a-repository", this::get),
                ApiEndpoint.of(
                        "POST",
                        "/repos/{owner}/{repo}/dispatches",
                        Need.CONTENTS_WRITE,
                        "repos/repos#create-a-repository-dispatch-event",
                        this::dispatch));
    }

    private OutgoingResponse get(Call call) {
        ObjectNode repository = shown(call, new RepositoryJson(apiUrl).repository(call.owner(), call.token()));
        return OutgoingResponse.of(200, repository.put("network_count", 0).put("subscribers_count", 1));
    }

    /**
     * Returns a repository in the version of the API that a call asks for.
     *
     * @see <a href="https://docs.github.com/rest/about-the-rest-api/breaking-changes">Breaking changes</a>
     */
    static ObjectNode shown(Call call, ObjectNode repository) {
        if (call.hasVersion("2026-03-10")) {
            repository.remove("has_downloads");
        }
        return repository;
    }

    private OutgoingResponse dispatch(Call call) {
        ObjectNode body = call.body();
        JsonNode type = body.path("event_type");
        JsonNode payload = body.has("client_payload") ? body.get("client_payload") : Json.object();
        List<String> problems = problems(body, type, payload);
        if (!problems.isEmpty()) {
            throw GitHubError.invalidRequest(call.documentation(), String.join("\n", problems));
        }
        if (Json.bytes(payload).length >= PAYLOAD_LIMIT) {
            throw GitHubError.of(422, "client_payload is too large.", call.documentation());
        }
        call.owner().record(new RepositoryDispatch(type.textValue(), Json.text(payload), state.now()));
        sender.dispatch(call.owner(), type.textValue(), (ObjectNode) payload);
        return OutgoingResponse.noContent();
    }

    /** Returns all that is wrong with a dispatch, in GitHub's words. */
    private static List<String> problems(ObjectNode body, JsonNode type, JsonNode payload) {
        List<String> problems = new ArrayList<>(Call.unknownKeys(body, "event_type", "client_payload"));
        if (type.isMissingNode()) {
            problems.add("\"event_type\" wasn't supplied.");
        } else if (!type.isTextual()) {
            problems.add(GitHubError.wrongType("event_type", type, "a string"));
        } else if (type.textValue().isEmpty()) {
            problems.add("At least 1 character is required; only 0 were supplied.");
        } else if (characters(type) > MAX_EVENT_TYPE) {
            problems.add(
                    "Only %s characters are allowed; %s were supplied.".formatted(MAX_EVENT_TYPE, characters(type)));
        }
        if (!payload.isObject()) {
            problems.add(GitHubError.wrongType("client_payload", payload, "an object"));
        } else if (payload.size() > MAX_PROPERTIES) {
            problems.add("No more than %s properties are allowed; %s were supplied."
                    .formatted(MAX_PROPERTIES, payload.size()));
        }
        return problems;
    }

    /** Returns the number of characters as JSON Schema counts them, where an emoji is one. */
    private static int characters(JsonNode text) {
        return text.textValue().codePointCount(0, text.textValue().length());
    }
}
