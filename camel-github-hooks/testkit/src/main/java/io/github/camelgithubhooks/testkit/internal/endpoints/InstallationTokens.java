// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.endpoints;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgithubhooks.testkit.internal.api.Call;
import io.github.camelgithubhooks.testkit.internal.api.GitHubError;
import io.github.camelgithubhooks.testkit.internal.json.Json;
import io.github.camelgithubhooks.testkit.internal.render.AppJson;
import io.github.camelgithubhooks.testkit.internal.samples.SampleEntities;
import io.github.camelgithubhooks.testkit.internal.server.OutgoingResponse;
import io.github.camelgithubhooks.testkit.internal.state.AccessLevel;
import io.github.camelgithubhooks.testkit.internal.state.AppInstallation;
import io.github.camelgithubhooks.testkit.internal.state.HookOwner;
import io.github.camelgithubhooks.testkit.internal.state.SimulatorState;
import io.github.camelgithubhooks.testkit.internal.tokens.Token;
import io.github.camelgithubhooks.testkit.internal.tokens.TokenGrant;
import io.github.camelgithubhooks.testkit.internal.tokens.Tokens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Creates tokens of installations, with all of the installation's rights or with a part of them.
 *
 * @see <a
 *     href="https://docs.github.com/rest/apps/apps#create-an-installation-access-token-for-an-app">Create an
 *     installation access token for an app</a>
 */
final class InstallationTokens {

    private final SimulatorState state;
    private final Tokens tokens;
    private final SampleEntities entities;

    InstallationTokens(SimulatorState state, Tokens tokens, String apiUrl) {
        this.state = state;
        this.tokens = tokens;
        this.entities = new SampleEntities(apiUrl);
    }

    OutgoingResponse create(Call call, AppInstallation installation) {
        if (installation.suspendedAt().isPresent()) {
            throw GitHubError.suspended();
        }
        ObjectNode body = call.body();
        Map<String, AccessLevel> granted = permissions(call, body.path("permissions"), installation.permissions());
        List<HookOwner> wanted = repositories(call, body, installation);
        List<String> names = wanted.isEmpty()
                ? List.copyOf(installation.repositories())
                : wanted.stream().map(HookOwner::name).toList();
        TokenGrant grant = TokenGrant.of(TokenGrant.Kind.APP_INSTALLATION)
                .account(installation.account())
                .repositories(names);
        for (Map.Entry<String, AccessLevel> entry : granted.entrySet()) {
            grant = grant.permission(entry.getKey(), entry.getValue());
        }
        Token token = tokens.create(installation, grant);
        ObjectNode json = Json.object().put("token", token.value()).put("expires_at", Json.time(token.expiresAt()));
        json.set("permissions", AppJson.permissions(granted));
        json.put("repository_selection", AppJson.selection(!names.isEmpty()));
        if (!wanted.isEmpty()) {
            ArrayNode shown = json.putArray("repositories");
            wanted.forEach(owner ->
                    shown.add(RepositoryEndpoints.shown(call, entities.repository(owner.name(), owner.isPrivate()))));
        }
        return OutgoingResponse.of(201, json);
    }

    private static Map<String, AccessLevel> permissions(Call call, JsonNode wanted, Map<String, AccessLevel> held) {
        if (wanted.isMissingNode()) {
            return held;
        }
        check(call, "permissions", wanted, wanted.isObject(), "an object");
        Map<String, AccessLevel> granted = new TreeMap<>(Map.of("metadata", AccessLevel.READ));
        for (Map.Entry<String, JsonNode> entry : wanted.properties()) {
            JsonNode level = entry.getValue();
            check(call, "permissions/" + entry.getKey(), level, level.isTextual(), "a string");
            Optional<AccessLevel> access = Arrays.stream(AccessLevel.values())
                    .filter(known -> known != AccessLevel.NONE && known.label().equals(level.textValue()))
                    .findFirst();
            if (access.filter(held.getOrDefault(entry.getKey(), AccessLevel.NONE)::covers)
                    .isEmpty()) {
                throw GitHubError.of(
                        422, "The permissions requested are not granted to this installation.", call.documentation());
            }
            granted.put(entry.getKey(), access.get());
        }
        return granted;
    }

    private List<HookOwner> repositories(Call call, ObjectNode body, AppInstallation installation) {
        List<HookOwner> found = new ArrayList<>();
        Function<String, Optional<HookOwner>> byName =
                name -> state.findRepository(installation.account() + "/" + name);
        items(call, body, "repositories", JsonNode::isTextual, "a string")
                .forEach(name -> found.add(accessible(call, installation, byName.apply(name.textValue()))));
        items(call, body, "repository_ids", JsonNode::isIntegralNumber, "an integer")
                .forEach(id -> found.add(accessible(
                        call,
                        installation,
                        state.repositories().stream()
                                .filter(owner -> owner.targetId() == id.longValue())
                                .findFirst())));
        return found;
    }

    /** Returns the items of a list, none if the body lacks it. */
    private static JsonNode items(
            Call call, ObjectNode body, String name, Predicate<JsonNode> wanted, String expected) {
        JsonNode list = body.path(name);
        check(call, name, list, list.isMissingNode() || list.isArray(), "an array");
        for (int i = 0; i < list.size(); i++) {
            check(call, name + "/" + i, list.get(i), wanted.test(list.get(i)), expected);
        }
        return list;
    }

    private static void check(Call call, String property, JsonNode value, boolean right, String expected) {
        if (!right) {
            throw GitHubError.invalidRequest(call.documentation(), GitHubError.wrongType(property, value, expected));
        }
    }

    private static HookOwner accessible(Call call, AppInstallation installation, Optional<HookOwner> owner) {
        return owner.filter(installation::covers)
                .orElseThrow(() -> GitHubError.of(
                        422,
                        "There is at least one repository that does not exist or is not accessible to the parent"
                                + " installation.",
                        call.documentation()));
    }
}
