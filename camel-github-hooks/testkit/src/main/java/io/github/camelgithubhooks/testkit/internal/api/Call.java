// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgithubhooks.testkit.internal.json.Json;
import io.github.camelgithubhooks.testkit.internal.server.IncomingRequest;
import io.github.camelgithubhooks.testkit.internal.state.HookLog;
import io.github.camelgithubhooks.testkit.internal.state.HookOwner;
import io.github.camelgithubhooks.testkit.internal.state.LoggedDelivery;
import io.github.camelgithubhooks.testkit.internal.state.OwnerKind;
import io.github.camelgithubhooks.testkit.internal.state.RegisteredApp;
import io.github.camelgithubhooks.testkit.internal.state.StoredHook;
import io.github.camelgithubhooks.testkit.internal.tokens.Token;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An admitted request at its endpoint.
 *
 * @param owner the repository, organization or App that the path names; null when it names none
 * @param token null for an anonymous request
 */
public record Call(
        IncomingRequest request, ApiEndpoint endpoint, Map<String, String> variables, HookOwner owner, Token token) {

    /** Returns the App that signed in with its JWT. */
    public RegisteredApp app() {
        return token.app();
    }

    /** Returns the hook that the path names, or the App's only one. */
    public StoredHook hook() {
        Optional<StoredHook> hook = owner.kind() == OwnerKind.APP
                ? owner.hooks().stream().findFirst()
                : id("hook_id").flatMap(owner::hook);
        return hook.orElseThrow(this::notFound);
    }

    /** Returns the log of {@link #hook()}. */
    public HookLog log() {
        return owner.log(hook().id()).orElseThrow(this::notFound);
    }

    /** Returns the delivery that the path names. */
    public LoggedDelivery delivery() {
        return id("delivery_id").flatMap(log()::get).orElseThrow(this::notFound);
    }

    /** Returns the id in a variable of the path; empty when it isn't one. */
    public Optional<Long> id(String variable) {
        return Optional.of(variables.get(variable))
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::valueOf);
    }

    /** Returns the body, which must be a JSON object. No body counts as an empty object. */
    public ObjectNode body() {
        if (request.body().length == 0) {
            return Json.object();
        }
        JsonNode json;
        try {
            json = Json.parse(request.body());
        } catch (IOException e) {
            throw GitHubError.of(400, "Problems parsing JSON", documentation());
        }
        if (json instanceof ObjectNode object) {
            return object;
        }
        throw GitHubError.of(400, "Body should be a JSON object", documentation());
    }

    /** Refuses a body with other properties than these, where GitHub's description allows no others. */
    public void checkKeys(ObjectNode body, String... permitted) {
        Set<String> names = Set.of(permitted);
        body.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                throw GitHubError.invalidRequest(documentation(), "\"" + name + "\" is not a permitted key.");
            }
        });
    }

    /** Returns GitHub's page of the endpoint. */
    public String documentation() {
        return endpoint.documentation();
    }

    public GitHubError notFound() {
        return GitHubError.notFound(documentation());
    }
}
