// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.hooks;

import io.github.camelgithubhooks.GitHubApiException;
import io.github.camelgithubhooks.internal.api.ApiCall;
import io.github.camelgithubhooks.internal.api.HookScope;
import io.github.camelgithubhooks.internal.client.GitHubClient;
import io.github.camelgithubhooks.internal.client.Pages;
import io.github.camelgithubhooks.internal.http.ApiRequest;
import io.github.camelgithubhooks.model.Hook;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds hooks by the address that they deliver to. */
public final class HookSearch {

    private HookSearch() {}

    /**
     * Returns all hooks that the token can see, over all pages.
     *
     * @param scope the owner of the hooks, no App
     * @param maxWait how long each request may wait for the end of a rate limit
     * @throws GitHubApiException when GitHub refuses a page
     */
    public static List<Hook> all(GitHubClient client, HookScope scope, Duration maxWait) {
        ApiRequest list =
                ApiRequest.of(ApiCall.LIST_HOOKS, scope).withQuery(Map.of("per_page", Integer.toString(Pages.size(0))));
        List<Hook> hooks = new ArrayList<>();
        new Pages<>(client, list, Hook.class, 0, maxWait).forEachRemaining(hooks::add);
        return hooks;
    }

    /** Returns the hooks that deliver to this URL. */
    public static List<Hook> deliveringTo(String url, List<Hook> hooks) {
        return hooks.stream()
                .filter(hook ->
                        hook.config() != null && isSame(url, hook.config().url()))
                .toList();
    }

    /** Returns whether two addresses are equal. The case of scheme and host doesn't matter, nor does a default port. */
    public static boolean isSame(String one, String other) {
        return one != null && other != null && normalized(one).equals(normalized(other));
    }

    /** Returns the part of an address that may be shown: some put a secret into the query, or before the host. */
    public static String shown(String url) {
        try {
            URI uri = URI.create(String.valueOf(url));
            return new URI(uri.getScheme(), null, uri.getHost(), uri.getPort(), uri.getPath(), null, null).toString();
        } catch (IllegalArgumentException | URISyntaxException e) {
            return "not a url";
        }
    }

    private static String normalized(String url) {
        try {
            URI uri = URI.create(url);
            if (uri.getScheme() == null || uri.getHost() == null) {
                return url;
            }
            String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
            int usual = scheme.equals("https") ? 443 : 80;
            String user = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo() + "@";
            String port = uri.getPort() < 0 || uri.getPort() == usual ? "" : ":" + uri.getPort();
            String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
            String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            return scheme + "://" + user + uri.getHost().toLowerCase(Locale.ROOT) + port + path + query;
        } catch (IllegalArgumentException e) {
            return url;
        }
    }
}
