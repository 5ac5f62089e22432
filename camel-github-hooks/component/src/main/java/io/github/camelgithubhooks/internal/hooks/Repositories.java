// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.hooks;

import io.github.camelgithubhooks.GitHubApiException;
import io.github.camelgithubhooks.internal.api.ApiCall;
import io.github.camelgithubhooks.internal.api.HookScope;
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
     * Returns the chosen repositories, by name, without those of an App's installations whose list fails.
     *
     * @throws GitHubApiException when no list succeeds, the owner isn't known, or GitHub as a whole fails
     */
    public Listing listed(RepositoryChoice choice) {
        List<Listing.Failure> failures = new ArrayList<>();
        List<HookScope> chosen = client.isApp()
                ? new InstalledRepositories(client, installationId, maxWait).chosen(choice, failures)
                : ofToken(choice);
        return new Listing(
                chosen.stream()
                        .distinct()
                        .sorted(Comparator.comparing(HookScope::name, String.CASE_INSENSITIVE_ORDER))
                        .toList(),
                failures);
    }

    private List<HookScope> ofToken(RepositoryChoice choice) {
        Function<ApiRequest, ApiResponse> send = request -> client.send(request, maxWait);
        ApiRequest ofHolder = ApiRequest.of(ApiCall.LIST_REPOSITORIES);
        if (choice.owner() == null) {
            return list(ofHolder, send, choice);
        }
        HookScope organization = HookScope.organization(choice.owner());
        try {
            return list(ApiRequest.of(ApiCall.LIST_ORGANIZATION_REPOSITORIES, organization), send, choice);
        } catch (GitHubApiException e) {
            if (e.getStatus() != 404) {
                throw e;
            }
            // a user, whose private repositories only the token's own list has; or nobody
            List<Map<?, ?>> owned =
                    items(ofHolder, send, each -> choice.isOfOwner(each) ? Optional.of(each) : Optional.empty());
            if (owned.isEmpty()) {
                throw e;
            }
            return owned.stream()
                    .filter(choice::includes)
                    .map(Repositories::scope)
                    .toList();
        }
    }

    /** Returns the chosen repositories of a list, over all pages. */
    static List<HookScope> list(ApiRequest first, Function<ApiRequest, ApiResponse> send, RepositoryChoice choice) {
        return items(
                first,
                send,
                repository -> choice.includes(repository) ? Optional.of(scope(repository)) : Optional.empty());
    }

    private static HookScope scope(Map<?, ?> repository) {
        String[] names = repository.get("full_name").toString().split("/", 2);
        return HookScope.repository(names[0], names[1]);
    }

    /** Returns what a reader makes of the items of a list, over all pages. */
    static <T> List<T> items(
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
