// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.hooks;

import io.github.camelgithubhooks.GitHubApiException;
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
        List<HookScope> chosen = client.isApp() ? ofApp(choice) : ofToken(choice);
        return chosen.stream()
                .distinct()
                .sorted(Comparator.comparing(HookScope::name, String.CASE_INSENSITIVE_ORDER))
                .toList();
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

    private List<HookScope> ofApp(RepositoryChoice choice) {
        AppTokens tokens = new AppTokens(client, maxWait);
        List<HookScope> chosen = new ArrayList<>();
        for (long installation : installations(choice, tokens)) {
            List<HookScope> listed = list(
                    ApiRequest.of(ApiCall.LIST_INSTALLATION_REPOSITORIES),
                    request -> client.sendAs(installation, request, maxWait),
                    choice);
            tokens.note(installation, listed);
            chosen.addAll(listed);
        }
        return chosen;
    }

    private List<Long> installations(RepositoryChoice choice, AppTokens tokens) {
        if (installationId != null) {
            return List.of(installationId);
        }
        if (choice.owner() != null) {
            return List.of(tokens.of(HookScope.organization(choice.owner())).installationId());
        }
        return items(
                ApiRequest.of(ApiCall.LIST_INSTALLATIONS, HookScope.app("")),
                request -> client.send(request, maxWait),
                installation -> installation.get("suspended_at") == null
                        ? Optional.of(((Number) installation.get("id")).longValue())
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
