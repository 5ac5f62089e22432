// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.hooks;

import io.github.camelgithubhooks.GitHubApiException;
import io.github.camelgithubhooks.GitHubConnectionException;
import io.github.camelgithubhooks.internal.api.ApiCall;
import io.github.camelgithubhooks.internal.api.HookScope;
import io.github.camelgithubhooks.internal.client.AppTokens;
import io.github.camelgithubhooks.internal.client.GitHubClient;
import io.github.camelgithubhooks.internal.client.Page;
import io.github.camelgithubhooks.internal.http.ApiErrors;
import io.github.camelgithubhooks.internal.http.ApiRequest;
import io.github.camelgithubhooks.internal.http.ApiResponse;
import io.github.camelgithubhooks.internal.json.GitHubJson;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Repositories that a credential sees: those of an organization, of an App's installations, or all that a token may see.
 *
 * @see <a href="https://docs.github.com/en/rest/repos/repos">GitHub: repositories</a>
 */
public final class Repositories {

    private static final Map<String, String> LARGEST_PAGES = Map.of("per_page", "100");

    /** Each takes seconds, or as long as a connection may hang: soon it is GitHub, and not some installations. */
    private static final int MOST_UNANSWERED_IN_A_ROW = 3;

    /** @param account the login of the account in which the App is installed; null if unknown */
    private record Installation(long id, String account) {

        static Installation of(Map<?, ?> json) {
            Object login = json.get("account") instanceof Map<?, ?> account ? account.get("login") : null;
            return new Installation(((Number) json.get("id")).longValue(), login instanceof String name ? name : null);
        }
    }

    private final GitHubClient client;
    private final Duration maxWait;
    private final Long installationId;

    /**
     * Creates the list.
     *
     * @param installationId the installation that an App signs in as; null to find it
     * @param maxWait how long each request may wait for the end of a rate limit
     */
    public Repositories(GitHubClient client, Long installationId, Duration maxWait) {
        this.client = client;
        this.installationId = installationId;
        this.maxWait = maxWait;
    }

    /**
     * Returns the chosen repositories, by name.
     *
     * @throws GitHubApiException when GitHub refuses a list, or doesn't answer
     */
    public List<HookScope> chosen(RepositoryChoice choice) {
        Listing listing = listed(choice);
        if (!listing.failures().isEmpty()) {
            throw listing.failures().get(0).cause();
        }
        return listing.repositories();
    }

    /**
     * Returns the chosen repositories, by name, without those of an App's installations whose list fails.
     *
     * @throws GitHubApiException when no list succeeds, or GitHub as a whole fails
     */
    public Listing listed(RepositoryChoice choice) {
        List<Listing.Failure> failures = new ArrayList<>();
        List<HookScope> chosen = client.isApp() ? ofApp(choice, failures) : ofToken(choice);
        return new Listing(
                chosen.stream()
                        .distinct()
                        .sorted(Comparator.comparing(HookScope::name, String.CASE_INSENSITIVE_ORDER))
                        .toList(),
                failures);
    }

    /** An owner that isn't an organization is a user, whose private repositories only the token's own list has. */
    private List<HookScope> ofToken(RepositoryChoice choice) {
        if (choice.owner() != null) {
            HookScope organization = HookScope.organization(choice.owner());
            try {
                return list(
                        ApiRequest.of(ApiCall.LIST_ORGANIZATION_REPOSITORIES, organization),
                        request -> client.send(request, maxWait),
                        choice);
            } catch (GitHubApiException e) {
                if (e.getStatus() != 404) {
                    throw e;
                }
            }
        }
        return list(ApiRequest.of(ApiCall.LIST_REPOSITORIES), request -> client.send(request, maxWait), choice);
    }

    private List<HookScope> ofApp(RepositoryChoice choice, List<Listing.Failure> failures) {
        AppTokens tokens = new AppTokens(client, maxWait);
        List<Installation> installations = installations(choice, tokens);
        List<HookScope> chosen = new ArrayList<>();
        int unansweredInARow = 0;
        for (Installation installation : installations) {
            try {
                List<HookScope> listed = list(
                        ApiRequest.of(ApiCall.LIST_INSTALLATION_REPOSITORIES),
                        request -> client.sendAs(installation.id(), request, maxWait),
                        choice);
                tokens.note(installation.id(), listed);
                chosen.addAll(listed);
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
    private List<Installation> installations(RepositoryChoice choice, AppTokens tokens) {
        if (installationId != null) {
            return List.of(new Installation(installationId, choice.owner()));
        }
        if (choice.owner() != null) {
            return List.of(new Installation(
                    tokens.of(HookScope.organization(choice.owner())).installationId(), choice.owner()));
        }
        return items(
                ApiRequest.of(ApiCall.LIST_INSTALLATIONS, HookScope.app("")),
                request -> client.send(request, maxWait),
                installation -> installation.get("suspended_at") == null
                        ? Optional.of(Installation.of(installation))
                        : Optional.empty());
    }

    private static List<HookScope> list(
            ApiRequest first, Function<ApiRequest, ApiResponse> send, RepositoryChoice choice) {
        return items(first, send, repository -> {
            if (!choice.includes(repository)) {
                return Optional.empty();
            }
            String[] names = repository.get("full_name").toString().split("/", 2);
            return Optional.of(HookScope.repository(names[0], names[1]));
        });
    }

    private static <T> List<T> items(
            ApiRequest first, Function<ApiRequest, ApiResponse> send, Function<Map<?, ?>, Optional<T>> reader) {
        List<T> items = new ArrayList<>();
        Optional<ApiRequest> next = Optional.of(first.withQuery(LARGEST_PAGES));
        while (next.isPresent()) {
            ApiRequest request = next.get();
            ApiResponse response = send.apply(request);
            try {
                for (Object item : list(GitHubJson.read(response.body(), Object.class))) {
                    reader.apply((Map<?, ?>) item).ifPresent(items::add);
                }
            } catch (IOException | ClassCastException | NullPointerException e) {
                throw ApiErrors.unreadable(request, response, "not with the expected JSON list", e);
            }
            next = new Page<>(List.of(), request, response).next();
        }
        return items;
    }

    /** Returns a list, which an installation's answer wraps into an object. */
    private static List<?> list(Object answer) {
        return (List<?>) (answer instanceof Map<?, ?> object ? object.get("repositories") : answer);
    }
}
