// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgithubhooks.testkit.TokenPermissions.Access;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Makes tokens of installations: for all that the installation may do, or for a part of it.
 *
 * @see <a
 *     href="https://docs.github.com/rest/apps/apps#create-an-installation-access-token-for-an-app">Create an
 *     installation access token for an app</a>
 */
final class InstallationTokens {

    private static final String SUSPENDED_PAGE =
            "https://docs.github.com/rest/reference/apps#create-an-installation-access-token-for-an-app";

    private final SimulatorState state;
    private final Tokens tokens;
    private final SampleEntities entities;

    InstallationTokens(SimulatorState state, Tokens tokens, String apiUrl) {
        this.state = state;
        this.tokens = tokens;
        this.entities = new SampleEntities(apiUrl);
    }

    static void checkSuspended(SimulatedInstallation installation) {
        if (installation.suspendedAt().isPresent()) {
            throw GitHubError.of(403, "This installation has been suspended", SUSPENDED_PAGE);
        }
    }

    ApiResponse create(Call call, SimulatedInstallation installation) {
        checkSuspended(installation);
        ObjectNode body = call.body();
        Map<String, Access> granted = permissions(call, body.path("permissions"), installation.permissions());
        List<HookScope> wanted = repositories(call, body, installation);
        List<String> names = wanted.isEmpty()
                ? List.copyOf(installation.repositories())
                : wanted.stream().map(HookScope::name).toList();
        TokenPermissions permissions = TokenPermissions.appInstallation()
                .account(installation.account())
                .repositories(names);
        for (Map.Entry<String, Access> entry : granted.entrySet()) {
            permissions = permissions.permission(entry.getKey(), entry.getValue());
        }
        Token token = tokens.create(installation, permissions);
        ObjectNode json = Json.object().put("token", token.value()).put("expires_at", Json.time(token.expiresAt()));
        json.set("permissions", AppJson.permissions(granted));
        json.put("repository_selection", AppJson.selection(!names.isEmpty()));
        if (!wanted.isEmpty()) {
            ArrayNode shown = json.putArray("repositories");
            wanted.forEach(scope -> shown.add(entities.repository(scope.name(), scope.isPrivate())));
        }
        return ApiResponse.of(201, json);
    }

    private static Map<String, Access> permissions(Call call, JsonNode wanted, Map<String, Access> held) {
        if (wanted.isMissingNode()) {
            return held;
        }
        Map<String, Access> granted = new TreeMap<>(Map.of("metadata", Access.READ));
        for (Map.Entry<String, JsonNode> entry : wanted.properties()) {
            Optional<Access> access = Arrays.stream(Access.values())
                    .filter(known -> known.label().equals(entry.getValue().asText()))
                    .findFirst();
            if (access.filter(held.getOrDefault(entry.getKey(), Access.NONE)::covers)
                    .isEmpty()) {
                throw GitHubError.of(
                        422, "The permissions requested are not granted to this installation.", call.documentation());
            }
            granted.put(entry.getKey(), access.get());
        }
        return granted;
    }

    private List<HookScope> repositories(Call call, ObjectNode body, SimulatedInstallation installation) {
        List<HookScope> found = new ArrayList<>();
        Function<String, Optional<HookScope>> byName =
                name -> state.findRepository(installation.account() + "/" + name);
        body.path("repositories")
                .forEach(name -> found.add(accessible(call, installation, byName.apply(name.asText()))));
        body.path("repository_ids")
                .forEach(id -> found.add(accessible(
                        call,
                        installation,
                        state.repositories().stream()
                                .filter(scope -> scope.targetId() == id.longValue())
                                .findFirst())));
        return found;
    }

    private static HookScope accessible(Call call, SimulatedInstallation installation, Optional<HookScope> scope) {
        return scope.filter(installation::covers)
                .orElseThrow(() -> GitHubError.of(
                        422,
                        "There is at least one repository that does not exist or is not accessible to the parent"
                                + " installation.",
                        call.documentation()));
    }
}
