// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.hooks;

import io.github.camelgithubhooks.GitHubApiException;
import io.github.camelgithubhooks.GitHubConnectionException;
import io.github.camelgithubhooks.internal.api.ApiCall;
import io.github.camelgithubhooks.internal.api.HookScope;
import io.github.camelgithubhooks.internal.client.AppTokens;
import io.github.camelgithubhooks.internal.client.GitHubClient;
import io.github.camelgithubhooks.internal.http.ApiRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Repositories of an App's installations: of a named one, of the one on an owner, or of all.
 *
 * @see <a href="https://docs.github.com/en/rest/apps/installations">GitHub: installations</a>
 */
final class InstalledRepositories {

    /** Each takes seconds, or as long as a connection may hang: soon it is GitHub, and not some installations. */
    private static final int MOST_UNANSWERED_IN_A_ROW = 3;

    /** @param account the login of the account in which the App is installed; null if unknown */
    private record Installation(long id, String account) {

        static Installation of(Map<?, ?> json) {
            return new Installation(((Number) json.get("id")).longValue(), login(json));
        }

        static String login(Map<?, ?> json) {
            return json.get("account") instanceof Map<?, ?> account && account.get("login") instanceof String name
                    ? name
                    : null;
        }
    }

    private final GitHubClient client;
    private final Long installationId;
    private final Duration maxWait;
    private final AppTokens tokens;

    /**
     * Creates the list.
     *
     * @param installationId the installation that the App signs in as; null to find it
     */
    InstalledRepositories(GitHubClient client, Long installationId, Duration maxWait) {
        this.client = client;
        this.installationId = installationId;
        this.maxWait = maxWait;
        this.tokens = new AppTokens(client, maxWait);
    }

    /**
     * Returns the chosen repositories.
     *
     * @param failures gets the installations whose list fails
     * @throws GitHubApiException when the App isn't installed there, no list succeeds, or GitHub as a whole fails
     */
    List<HookScope> chosen(RepositoryChoice choice, List<Listing.Failure> failures) {
        List<Installation> installations = installations(choice);
        List<HookScope> chosen = new ArrayList<>();
        int unansweredInARow = 0;
        for (Installation installation : installations) {
            try {
                chosen.addAll(list(installation, choice));
                unansweredInARow = 0;
            } catch (GitHubApiException e) {
                failures.add(new Listing.Failure(installation.id(), installation.account(), e));
                unansweredInARow = isUnanswered(e) ? unansweredInARow + 1 : 0;
                if (failures.size() == installations.size() || unansweredInARow == MOST_UNANSWERED_IN_A_ROW) {
                    throw e;
                }
            }
        }
        return chosen;
    }

    private static boolean isUnanswered(GitHubApiException e) {
        return e instanceof GitHubConnectionException || e.getStatus() >= 500;
    }

    /** Returns the installations that aren't suspended: GitHub refuses everything about a suspended one. */
    private List<Installation> installations(RepositoryChoice choice) {
        if (installationId != null) {
            return List.of(new Installation(installationId, choice.owner()));
        }
        return choice.owner() == null
                ? all(installation -> installation.get("suspended_at") == null)
                : List.of(on(choice.owner()));
    }

    /** Returns the installation on an organization, or else on a user, whom only the list of all installations names. */
    private Installation on(String owner) {
        try {
            return new Installation(tokens.of(HookScope.organization(owner)).installationId(), owner);
        } catch (GitHubApiException e) {
            if (e.getStatus() != 404) {
                throw e;
            }
            return all(installation -> owner.equalsIgnoreCase(Installation.login(installation))).stream()
                    .findFirst()
                    .orElseThrow(() -> e);
        }
    }

    private List<Installation> all(Predicate<Map<?, ?>> wanted) {
        return Repositories.items(
                ApiRequest.of(ApiCall.LIST_INSTALLATIONS, HookScope.app("")),
                request -> client.send(request, maxWait),
                installation ->
                        wanted.test(installation) ? Optional.of(Installation.of(installation)) : Optional.empty());
    }

    private List<HookScope> list(Installation installation, RepositoryChoice choice) {
        try {
            return list(installation.id(), choice);
        } catch (GitHubApiException e) {
            if (e.getStatus() != 404 || choice.owner() == null || installationId != null) {
                throw e;
            }
            // the App may have been uninstalled, and installed again
            Installation now = on(choice.owner());
            if (now.id() == installation.id()) {
                throw e;
            }
            return list(now.id(), choice);
        }
    }

    private List<HookScope> list(long id, RepositoryChoice choice) {
        List<HookScope> listed = Repositories.list(
                ApiRequest.of(ApiCall.LIST_INSTALLATION_REPOSITORIES),
                request -> client.sendAs(id, request, maxWait),
                choice);
        tokens.note(id, listed);
        return listed;
    }
}
