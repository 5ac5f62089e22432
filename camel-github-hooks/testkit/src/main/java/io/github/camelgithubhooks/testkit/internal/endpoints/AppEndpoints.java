// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.endpoints;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgithubhooks.testkit.internal.api.ApiEndpoint;
import io.github.camelgithubhooks.testkit.internal.api.Call;
import io.github.camelgithubhooks.testkit.internal.api.Pagination;
import io.github.camelgithubhooks.testkit.internal.render.AppJson;
import io.github.camelgithubhooks.testkit.internal.server.OutgoingResponse;
import io.github.camelgithubhooks.testkit.internal.state.AppInstallation;
import io.github.camelgithubhooks.testkit.internal.state.HookOwner;
import io.github.camelgithubhooks.testkit.internal.state.SimulatorState;
import io.github.camelgithubhooks.testkit.internal.tokens.Need;
import io.github.camelgithubhooks.testkit.internal.tokens.Tokens;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The endpoints of an App with its JWT: the App itself, its installations, and tokens for them.
 *
 * @see <a href="https://docs.github.com/rest/apps/apps">REST API endpoints for GitHub Apps</a>
 */
final class AppEndpoints {

    private static final String INSTALLATION = "/app/installations/{installation_id}";

    private final Pagination pages;
    private final AppJson json;
    private final InstallationTokens tokens;
    private final SimulatorState state;

    AppEndpoints(String apiUrl, SimulatorState state, Tokens tokens) {
        this.pages = new Pagination(apiUrl);
        this.json = new AppJson(apiUrl);
        this.tokens = new InstallationTokens(state, tokens, apiUrl);
        this.state = state;
    }

    List<ApiEndpoint> all() {
        return List.of(
                endpoint("GET", "/app", "get-the-authenticated-app", this::app),
                endpoint("GET", "/app/installations", "list-installations-for-the-authenticated-app", this::list),
                endpoint("GET", INSTALLATION, "get-an-installation-for-the-authenticated-app", this::get),
                endpoint(
                        "POST",
                        INSTALLATION + "/access_tokens",
                        "create-an-installation-access-token-for-an-app",
                        call -> tokens.create(call, byId(call))),
                endpoint(
                        "GET",
                        "/repos/{owner}/{repo}/installation",
                        "get-a-repository-installation-for-the-authenticated-app",
                        this::ofRepository),
                endpoint(
                        "GET",
                        "/orgs/{org}/installation",
                        "get-an-organization-installation-for-the-authenticated-app",
                        call -> ofAccount(call, "org", "Organization")),
                endpoint(
                        "GET",
                        "/users/{username}/installation",
                        "get-a-user-installation-for-the-authenticated-app",
                        call -> ofAccount(call, "username", "User")));
    }

    private static ApiEndpoint endpoint(String method, String template, String page, ApiEndpoint.Handler handler) {
        return ApiEndpoint.of(method, template, Need.APP, "apps/apps#" + page, handler);
    }

    private OutgoingResponse app(Call call) {
        return OutgoingResponse.of(200, json.app(call.app()));
    }

    private OutgoingResponse list(Call call) {
        List<ObjectNode> all =
                call.app().installations().stream().map(json::installation).toList();
        return pages.answer(call, all);
    }

    private OutgoingResponse get(Call call) {
        return OutgoingResponse.of(200, json.installation(byId(call)));
    }

    private static AppInstallation byId(Call call) {
        return call.id("installation_id").flatMap(call.app()::installation).orElseThrow(call::notFound);
    }

    private OutgoingResponse ofRepository(Call call) {
        Optional<HookOwner> repository = state.findRepository(
                call.variables().get("owner") + "/" + call.variables().get("repo"));
        return first(
                call, installation -> repository.filter(installation::covers).isPresent());
    }

    private OutgoingResponse ofAccount(Call call, String variable, String type) {
        String login = call.variables().get(variable);
        return first(
                call,
                installation -> installation.accountType().equals(type)
                        && installation.account().equalsIgnoreCase(login));
    }

    private OutgoingResponse first(Call call, Predicate<AppInstallation> which) {
        return call.app().installations().stream()
                .filter(which)
                .findFirst()
                .map(installation -> OutgoingResponse.of(200, json.installation(installation)))
                .orElseThrow(call::notFound);
    }
}
