// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.endpoints;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgithubhooks.testkit.internal.api.ApiEndpoint;
import io.github.camelgithubhooks.testkit.internal.api.Call;
import io.github.camelgithubhooks.testkit.internal.api.GitHubError;
import io.github.camelgithubhooks.testkit.internal.api.Pagination;
import io.github.camelgithubhooks.testkit.internal.json.Json;
import io.github.camelgithubhooks.testkit.internal.render.AppJson;
import io.github.camelgithubhooks.testkit.internal.render.RepositoryJson;
import io.github.camelgithubhooks.testkit.internal.server.OutgoingResponse;
import io.github.camelgithubhooks.testkit.internal.state.HookOwner;
import io.github.camelgithubhooks.testkit.internal.state.SimulatorState;
import io.github.camelgithubhooks.testkit.internal.tokens.Need;
import io.github.camelgithubhooks.testkit.internal.tokens.Token;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/**
 * The lists of repositories: of an installation, an organization, a user, and of the holder of a token. They are sorted
 * by name, since all simulated repositories are of the same age.
 *
 * @see <a href="https://docs.github.com/rest/repos/repos">REST API endpoints for repositories</a>
 */
final class RepositoryListEndpoints {

    private final SimulatorState state;
    private final Pagination pages;
    private final RepositoryJson json;

    RepositoryListEndpoints(String apiUrl, SimulatorState state) {
        this.state = state;
        this.pages = new Pagination(apiUrl);
        this.json = new RepositoryJson(apiUrl);
    }

    List<ApiEndpoint> all() {
        return List.of(
                ApiEndpoint.of(
                        "GET",
                        "/installation/repositories",
                        Need.NOTHING,
                        "apps/installations#list-repositories-accessible-to-the-app-installation",
                        this::ofInstallation),
                ApiEndpoint.of(
                        "GET",
                        "/orgs/{org}/repos",
                        Need.METADATA_READ,
                        "repos/repos#list-organization-repositories",
                        this::ofOrganization),
                ApiEndpoint.of(
                        "GET",
                        "/users/{username}/repos",
                        Need.NOTHING,
                        "repos/repos#list-repositories-for-a-user",
                        this::ofUser),
                ApiEndpoint.of(
                        "GET",
                        "/user/repos",
                        Need.NOTHING,
                        "repos/repos#list-repositories-for-the-authenticated-user",
                        this::ofTokenHolder));
    }

    private OutgoingResponse ofInstallation(Call call) {
        Token token = authenticated(call);
        if (token.installation() == null) {
            throw GitHubError.of(
                    403,
                    "You must authenticate with an installation access token in order to list repositories for an"
                            + " installation.",
                    call.documentation());
        }
        List<ObjectNode> all = repositories(call, repository -> isOfToken(token, repository));
        return pages.answer(call, all, page -> {
            ObjectNode answer = Json.object().put("total_count", all.size());
            answer.set("repositories", page);
            return answer.put(
                    "repository_selection",
                    AppJson.selection(!token.installation().repositories().isEmpty()));
        });
    }

    private OutgoingResponse ofOrganization(Call call) {
        return pages.answer(
                call,
                repositories(call, repository -> isOf(repository, call.owner().name()) && isVisible(call, repository)));
    }

    /** Lists what is public, whoever asks. */
    private OutgoingResponse ofUser(Call call) {
        String user = call.variables().get("username");
        if (state.repositories().stream().noneMatch(repository -> isOf(repository, user))) {
            throw call.notFound();
        }
        return pages.answer(call, repositories(call, repository -> isOf(repository, user) && !repository.isPrivate()));
    }

    private OutgoingResponse ofTokenHolder(Call call) {
        Token token = authenticated(call);
        if (token.installation() != null) {
            throw GitHubError.of(403, token.refusal(), call.documentation());
        }
        return pages.answer(call, repositories(call, repository -> isOfToken(token, repository)));
    }

    private static Token authenticated(Call call) {
        if (call.token() == null) {
            throw GitHubError.of(401, "Requires authentication", call.documentation());
        }
        return call.token();
    }

    private static boolean isOf(HookOwner repository, String account) {
        return repository.account().equalsIgnoreCase(account);
    }

    private static boolean isVisible(Call call, HookOwner repository) {
        return !repository.isPrivate() || (call.token() != null && isOfToken(call.token(), repository));
    }

    /** Returns whether a repository is one of those that the token is for, and that its rights let it see. */
    private static boolean isOfToken(Token token, HookOwner repository) {
        return token.grant().administers(repository) && token.may(Need.METADATA_READ, repository);
    }

    private List<ObjectNode> repositories(Call call, Predicate<HookOwner> listed) {
        List<ObjectNode> all = new ArrayList<>(state.repositories().stream()
                .filter(listed)
                .map(repository -> RepositoryEndpoints.shown(call, json.repository(repository, call.token())))
                .toList());
        if (call.request().parameter("direction").filter("desc"::equals).isPresent()) {
            Collections.reverse(all);
        }
        return all;
    }
}
