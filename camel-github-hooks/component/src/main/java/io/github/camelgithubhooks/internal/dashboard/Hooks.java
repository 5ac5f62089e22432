// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.dashboard;

import io.github.camelgithubhooks.internal.api.HookScope;
import io.github.camelgithubhooks.internal.client.GitHubClient;
import io.github.camelgithubhooks.internal.dashboard.HooksJson.HookJson;
import io.github.camelgithubhooks.internal.dashboard.HooksJson.ResponseJson;
import io.github.camelgithubhooks.internal.dashboard.HooksJson.ScopeJson;
import io.github.camelgithubhooks.internal.history.Words;
import io.github.camelgithubhooks.internal.hooks.HookSearch;
import io.github.camelgithubhooks.internal.hooks.LogPage;
import io.github.camelgithubhooks.internal.hooks.LogWalk;
import io.github.camelgithubhooks.model.Hook;
import io.github.camelgithubhooks.model.HookConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Hooks of the owners that the routes name, with their health as GitHub describes it. */
final class Hooks {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** For the last delivery of a hook GitHub takes a request of its own. */
    private static final int MOST_LOGS = 20;

    private static final int SUCCESS = 200;
    private static final int NO_SUCCESS = 300;

    private Hooks() {}

    static HooksJson json(List<WatchedRoute> routes) {
        Map<String, List<WatchedRoute>> byScope = new LinkedHashMap<>();
        for (WatchedRoute route : routes) {
            String scope = scopeOf(route).map(HookScope::toString).orElse("");
            byScope.computeIfAbsent(scope, first -> new ArrayList<>()).add(route);
        }
        return new HooksJson(byScope.values().stream().map(Hooks::scope).toList());
    }

    private static Optional<HookScope> scopeOf(WatchedRoute route) {
        try {
            return Optional.of(route.scope());
        } catch (Problem e) {
            return Optional.empty();
        }
    }

    private static ScopeJson scope(List<WatchedRoute> routes) {
        WatchedRoute first = routes.get(0);
        String name = scopeOf(first).map(HookScope::name).orElse("");
        try {
            HookScope scope = first.scope();
            if (scope.isApp()) {
                return new ScopeJson(name, "Of the hook of an App GitHub shows only its address", List.of(), List.of());
            }
            GitHubClient client = first.client().get();
            List<Hook> hooks = HookSearch.all(client, scope, PATIENCE);
            List<HookJson> shown = new ArrayList<>();
            for (Hook hook : hooks) {
                Optional<Instant> last =
                        shown.size() < MOST_LOGS ? lastDelivery(client, scope, hook) : Optional.empty();
                shown.add(hook(hook, last, routes));
            }
            return new ScopeJson(
                    name, null, shown, routes.stream().flatMap(Ensuring::plan).toList());
        } catch (Problem e) {
            return new ScopeJson(name, e.getMessage(), List.of(), List.of());
        } catch (RuntimeException e) {
            return new ScopeJson(name, Words.shown(e.getMessage()), List.of(), List.of());
        }
    }

    private static Optional<Instant> lastDelivery(GitHubClient client, HookScope scope, Hook hook) {
        return new LogWalk(
                        client,
                        LogWalk.newest(scope.hook(hook.id())).withQuery(Map.of("per_page", "1")),
                        PATIENCE,
                        page -> true)
                .step()
                .flatMap(LogPage::newest);
    }

    private static HookJson hook(Hook hook, Optional<Instant> lastDelivery, List<WatchedRoute> routes) {
        HookConfig config = hook.config();
        String url = config == null ? null : config.url();
        Optional<WatchedRoute> ours =
                routes.stream().filter(route -> isOf(route, hook.id(), url)).findFirst();
        boolean insecure = config != null && "1".equals(String.valueOf(config.insecureSsl()));
        boolean https = url != null && url.toLowerCase(Locale.ROOT).startsWith("https://");
        boolean secret = config != null && config.secret() != null;
        return new HookJson(
                String.valueOf(hook.id()),
                url == null ? null : HookSearch.shown(url),
                hook.active(),
                hook.events(),
                insecure,
                https,
                secret,
                config == null ? null : config.contentType(),
                hook.lastResponse() == null
                        ? null
                        : new ResponseJson(
                                hook.lastResponse().code(),
                                hook.lastResponse().status(),
                                Words.shown(hook.lastResponse().message())),
                Times.of(lastDelivery.orElse(null)),
                ours.isPresent(),
                ours.map(WatchedRoute::id).orElse(null),
                problems(hook, insecure, https, secret, lastDelivery));
    }

    private static boolean isOf(WatchedRoute route, Long id, String url) {
        return route.hookId().filter(id::equals).isPresent()
                || (url != null && HookSearch.isSame(url, route.options().getHookUrl()));
    }

    private static List<String> problems(
            Hook hook, boolean insecure, boolean https, boolean secret, Optional<Instant> lastDelivery) {
        List<String> problems = new ArrayList<>();
        if (Boolean.FALSE.equals(hook.active())) {
            problems.add("The hook is inactive: GitHub delivers nothing, and logs nothing that could be caught up");
        }
        if (insecure) {
            problems.add("GitHub doesn't verify the certificate (insecure_ssl)");
        }
        if (!https) {
            problems.add("The address isn't https: everybody on the way can read the events");
        }
        if (!secret) {
            problems.add("The hook has no secret, so that its deliveries have no signature");
        }
        Integer code = hook.lastResponse() == null ? null : hook.lastResponse().code();
        if (code != null && (code < SUCCESS || code >= NO_SUCCESS)) {
            problems.add("The last delivery was answered " + code);
        }
        if (lastDelivery.isEmpty()
                && hook.lastResponse() != null
                && "unused".equals(hook.lastResponse().status())) {
            problems.add("The hook has never delivered");
        }
        return problems;
    }
}
