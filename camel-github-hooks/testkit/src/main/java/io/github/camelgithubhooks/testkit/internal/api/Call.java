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
import java.util.List;
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
                : id("hook_id").flatMap(owner::hook).filter(this::isVisible);
        return hook.orElseThrow(this::notFound);
    }

    /** Returns the hooks that the caller sees, oldest first. */
    public List<StoredHook> hooks() {
        return owner.hooks().stream().filter(this::isVisible).toList();
    }

    private boolean isVisible(StoredHook hook) {
        return owner.kind() != OwnerKind.ORGANIZATION || hook.isVisibleTo(application());
    }

    /** Returns the OAuth app that calls; null for any other caller. */
    public String application() {
        return token == null ? null : token.grant().application().orElse(null);
    }

    /** Returns whether the request asks for this API version or a later one. */
    public boolean hasVersion(String version) {
        return Negotiation.version(request).compareTo(version) >= 0;
    }

    /** Returns the path as links name it: with the id of the repository or organization. */
    public String linkPath() {
        String path = request.path();
        if (owner == null) {
            return path;
        }
        return switch (owner.kind()) {
            case REPOSITORY ->
                path.replaceFirst("^/(repos/[^/]+|repositories)/[^/]+", "/repositories/" + owner.targetId());
            case ORGANIZATION ->
                path.replaceFirst("^/(orgs|organizations)/[^/]+", "/organizations/" + owner.targetId());
            case APP -> path;
        };
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
        List<String> problems = unknownKeys(body, permitted);
        if (!problems.isEmpty()) {
            throw GitHubError.invalidRequest(documentation(), problems.get(0));
        }
    }

    /** Returns one sentence about all properties other than these; nothing when there are none. */
    public static List<String> unknownKeys(ObjectNode body, String... permitted) {
        Set<String> names = Set.of(permitted);
        List<String> unknown = body.properties().stream()
                .map(Map.Entry::getKey)
                .filter(name -> !names.contains(name))
                .map(name -> '"' + name + '"')
                .sorted()
                .toList();
        if (unknown.isEmpty()) {
            return List.of();
        }
        String verb = unknown.size() == 1 ? " is not a permitted key." : " are not permitted keys.";
        return List.of(String.join(", ", unknown) + verb);
    }

    /** Returns GitHub's page of the endpoint. */
    public String documentation() {
        return endpoint.documentation();
    }

    public GitHubError notFound() {
        return GitHubError.notFound(documentation());
    }
}
