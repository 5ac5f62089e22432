// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.producer;

import io.github.camelgithubhooks.GitHubHooksConfiguration;
import io.github.camelgithubhooks.GitHubHooksConstants;
import io.github.camelgithubhooks.internal.api.ApiCall;
import io.github.camelgithubhooks.internal.api.HookScope;
import io.github.camelgithubhooks.internal.api.Scope;
import io.github.camelgithubhooks.internal.client.GitHubClient;
import io.github.camelgithubhooks.internal.hooks.HookSearch;
import io.github.camelgithubhooks.internal.register.DeclaredHook;
import io.github.camelgithubhooks.internal.register.EnsureOperation;
import io.github.camelgithubhooks.model.EnsuredHook;
import io.github.camelgithubhooks.model.GitHubList;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Message;

/** Operation {@code ensure}, for one hook or a list of hooks. */
final class EnsureCall implements ProducerCall {

    static final List<ApiCall> CALLS = List.of(
            ApiCall.LIST_HOOKS, ApiCall.CREATE_HOOK, ApiCall.UPDATE_CONFIG, ApiCall.UPDATE_HOOK, ApiCall.DELETE_HOOK);

    private static final GitHubHooksOperation OPERATION = GitHubHooksOperation.ENSURE;

    private final Scope scope;
    private final GitHubHooksConfiguration options;
    private final GitHubClient client;

    EnsureCall(Scope scope, GitHubHooksConfiguration options, GitHubClient client) {
        this.scope = scope;
        this.options = options;
        this.client = client;
    }

    @Override
    public void run(Message message) {
        HookScope owner = new RequestTarget(OPERATION, scope, message, options).scope();
        RequestBody body = new RequestBody(OPERATION, scope, options);
        Optional<List<Map<String, Object>>> list = body.list(message);
        List<DeclaredHook> declared = list.orElseGet(() -> List.of(body.from(message))).stream()
                .map(fields -> new DeclaredHook(fields, false))
                .toList();
        requireDifferentUrls(declared);
        EnsureOperation ensure = new EnsureOperation(
                client, owner, options.getHookId(), Duration.ofMillis(options.getMaxRateLimitWait()));
        List<EnsuredHook> ensured = options.isDryRun() ? ensure.plan(declared) : ensure.ensure(declared);
        if (list.isPresent()) {
            message.setBody(new GitHubList<>(ensured));
        } else if (options.isDryRun()) {
            message.setBody(ensured.get(0));
        } else {
            message.setHeader(
                    GitHubHooksConstants.OUTCOME, ensured.get(0).outcome().toString());
            message.setBody(ensured.get(0).hook());
        }
    }

    private static void requireDifferentUrls(List<DeclaredHook> declared) {
        for (DeclaredHook hook : declared) {
            if (declared.stream().anyMatch(other -> other != hook && HookSearch.isSame(other.url(), hook.url()))) {
                throw new IllegalArgumentException("ensure was given " + HookSearch.shown(hook.url())
                        + " twice, and keeps one hook for a url: declare it once, with the events of both");
            }
        }
    }
}
