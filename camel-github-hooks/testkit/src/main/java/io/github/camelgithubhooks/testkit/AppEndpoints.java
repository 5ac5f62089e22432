// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * An App about itself, with its JWT: where it is installed, and tokens for there.
 *
 * @see <a href="https://docs.github.com/rest/apps/apps">REST API endpoints for GitHub Apps</a>
 */
final class AppEndpoints {

    private static final String INSTALLATION = "/app/installations/{installation_id}";

    private final Pages pages;
    private final AppJson json;
    private final InstallationTokens tokens;
    private final SimulatorState state;

    AppEndpoints(String apiUrl, SimulatorState state, Tokens tokens) {
        this.pages = new Pages(apiUrl);
        this.json = new AppJson(apiUrl);
        this.tokens = new InstallationTokens(state, tokens, apiUrl);
        this.state = state;
    }

    List<Route> routes() {
        return List.of(
                route("GET", "/app", "get-the-authenticated-app", this::app),
                route("GET", "/app/installations", "list-installations-for-the-authenticated-app", this::list),
                route("GET", INSTALLATION, "get-an-installation-for-the-authenticated-app", this::get),
                route(
                        "POST",
                        INSTALLATION + "/access_tokens",
                        "create-an-installation-access-token-for-an-app",
                        call -> tokens.create(call, byId(call))),
                route(
                        "GET",
                        "/repos/{owner}/{repo}/installation",
                        "get-a-repository-installation-for-the-authenticated-app",
                        this::ofRepository),
                route(
                        "GET",
                        "/orgs/{org}/installation",
                        "get-an-organization-installation-for-the-authenticated-app",
                        call -> ofAccount(call, "org", "Organization")),
                route(
                        "GET",
                        "/users/{username}/installation",
                        "get-a-user-installation-for-the-authenticated-app",
                        call -> ofAccount(call, "username", "User")));
    }

    private static Route route(String method, String template, String page, Route.Endpoint endpoint) {
        return Route.of(method, template, Need.APP, "apps/apps#" + page, endpoint);
    }

    private ApiResponse app(Call call) {
        return ApiResponse.of(200, json.app(call.app()));
    }

    private ApiResponse list(Call call) {
        List<ObjectNode> all =
                call.app().installations().stream().map(json::installation).toList();
        return pages.answer(call.request(), all);
    }

    private ApiResponse get(Call call) {
        return ApiResponse.of(200, json.installation(byId(call)));
    }

    private static SimulatedInstallation byId(Call call) {
        return call.id("installation_id").flatMap(call.app()::installation).orElseThrow(call::notFound);
    }

    private ApiResponse ofRepository(Call call) {
        Optional<HookScope> repository = state.findRepository(
                call.variables().get("owner") + "/" + call.variables().get("repo"));
        return first(
                call, installation -> repository.filter(installation::covers).isPresent());
    }

    private ApiResponse ofAccount(Call call, String variable, String type) {
        String login = call.variables().get(variable);
        return first(
                call,
                installation -> installation.accountType().equals(type)
                        && installation.account().equalsIgnoreCase(login));
    }

    private ApiResponse first(Call call, Predicate<SimulatedInstallation> which) {
        return call.app().installations().stream()
                .filter(which)
                .findFirst()
                .map(installation -> ApiResponse.of(200, json.installation(installation)))
                .orElseThrow(call::notFound);
    }
}
