// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import io.github.camelgithubhooks.GitHubApiException;
import io.github.camelgithubhooks.internal.api.ApiCall;
import io.github.camelgithubhooks.internal.client.GitHubClient;
import io.github.camelgithubhooks.internal.hooks.HookSearch;
import io.github.camelgithubhooks.internal.http.ApiRequest;
import io.github.camelgithubhooks.model.Hook;
import io.github.camelgithubhooks.model.HookConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Finds the hook whose log is read, and checks that it still delivers what the route wants. */
final class HookWatch {

    private final GitHubClient client;
    private final LogOptions options;
    private volatile BooleanSupplier before = () -> true;
    private volatile boolean reportedMissing;

    HookWatch(GitHubClient client, LogOptions options) {
        this.client = client;
        this.options = options;
    }

    /** Sets what to wait for before the hook is looked for; see {@link DeliveriesConsumer#findHookAfter}. */
    void findAfter(BooleanSupplier wait) {
        before = wait;
    }

    /**
     * Returns the hook that delivers to the option {@code hookUrl}.
     *
     * @throws IllegalStateException if there is none, or more than one
     */
    Hook find() {
        reportedMissing = !before.getAsBoolean();
        List<Hook> found = HookSearch.deliveringTo(
                options.given().getHookUrl(), HookSearch.all(client, options.scope(), Duration.ZERO));
        String url = HookSearch.shown(options.given().getHookUrl());
        if (found.isEmpty()) {
            throw new MissingHookException("No hook of " + options.scope() + " delivers to " + url
                    + ": correct the option hookUrl, or create the hook");
        }
        if (found.size() > 1) {
            throw new IllegalStateException("Several hooks of " + options.scope() + " deliver to " + url + " ("
                    + found.stream().map(Hook::id).toList() + "): "
                    + (options.isOneOfMany() ? "delete all but one" : "name one with the option hookId"));
        }
        return found.get(0);
    }

    /** Returns whether the hook wasn't there at the last search, and the reason is logged by what registers it. */
    boolean isReportedMissing() {
        return reportedMissing;
    }

    /** Returns what is wrong with the hook, with the remedy; empty if nothing is. */
    Optional<String> problem(Long hookId) {
        return options.scope().isApp() ? problemOfApp() : problemOf(hookId);
    }

    /** Checks the URL only: GitHub exposes neither {@code active} nor {@code events} of an App's hook. */
    private Optional<String> problemOfApp() {
        ApiRequest request = ApiRequest.of(ApiCall.GET_CONFIG, options.scope().hook(null));
        String url = client.read(request, client.send(request, Duration.ZERO), HookConfig.class)
                .url();
        if (url == null || url.isBlank()) {
            return Optional.of("The " + options.scope() + " has no webhook url: GitHub neither delivers nor logs its"
                    + " events. Set one with github-hooks:updateConfig?scope=app&hookUrl=...");
        }
        return options.given().getHookUrl() == null
                        || HookSearch.isSame(options.given().getHookUrl(), url)
                ? Optional.empty()
                : Optional.of(otherUrl("The hook of the " + options.scope(), url));
    }

    private String otherUrl(String hook, String url) {
        return hook + " delivers to " + HookSearch.shown(url) + " instead of the option hookUrl, "
                + HookSearch.shown(options.given().getHookUrl())
                + ": correct one of them";
    }

    private Optional<String> problemOf(long hookId) {
        ApiRequest request = ApiRequest.of(ApiCall.GET_HOOK, options.scope().hook(hookId));
        Hook hook;
        try {
            hook = client.read(request, client.send(request, Duration.ZERO), Hook.class);
        } catch (GitHubApiException e) {
            if (e.getStatus() == 404) {
                return Optional.of("Hook " + hookId + " of " + options.scope() + " is gone, or the token can't see it:"
                        + " GitHub delivers and logs nothing. Create a hook and set the option hookId");
            }
            throw e;
        }
        if (Boolean.FALSE.equals(hook.active())) {
            return Optional.of("Hook " + hookId + " is inactive: GitHub neither delivers nor logs its events."
                    + " Activate it with github-hooks:update?active=true");
        }
        String url = hook.config() == null ? null : hook.config().url();
        if (options.given().getHookUrl() != null
                && !HookSearch.isSame(options.given().getHookUrl(), url)) {
            return Optional.of(otherUrl("Hook " + hookId, url));
        }
        List<String> missing = options.filter().eventsNotIn(hook.events() == null ? List.of() : hook.events());
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("Hook " + hookId + " isn't subscribed to " + String.join(", ", missing)
                        + ": GitHub logs no such events. Add them with github-hooks:update?addEvents="
                        + String.join(",", missing));
    }

    /** Returns when the hook was created, by GitHub's clock. */
    static Instant createdAt(Hook hook) {
        return hook.createdAt() == null ? Instant.EPOCH : hook.createdAt();
    }
}
