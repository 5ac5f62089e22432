// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.producer;

import io.github.camelgithubhooks.GitHubApiException;
import io.github.camelgithubhooks.GitHubHooksConfiguration;
import io.github.camelgithubhooks.internal.api.ApiCall;
import io.github.camelgithubhooks.internal.api.HookScope;
import io.github.camelgithubhooks.internal.api.Scope;
import io.github.camelgithubhooks.internal.client.GitHubClient;
import io.github.camelgithubhooks.internal.client.Pages;
import io.github.camelgithubhooks.internal.hooks.HookAudit;
import io.github.camelgithubhooks.internal.http.ApiRequest;
import io.github.camelgithubhooks.model.AuditedOwner;
import io.github.camelgithubhooks.model.AuditedOwner.AuditedHook;
import io.github.camelgithubhooks.model.GitHubList;
import io.github.camelgithubhooks.model.Hook;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Message;

/** Operation {@code audit}: what is wrong with the hooks of an organization, a repository, or many. It only reads. */
final class AuditCall implements ProducerCall {

    static final List<ApiCall> CALLS = List.of(ApiCall.LIST_HOOKS);

    private final Scope scope;
    private final GitHubHooksConfiguration options;
    private final GitHubClient client;
    private final Duration maxRateLimitWait;

    AuditCall(Scope scope, GitHubHooksConfiguration options, GitHubClient client) {
        this.scope = scope;
        this.options = options;
        this.client = client;
        this.maxRateLimitWait = Duration.ofMillis(options.getMaxRateLimitWait());
        ChosenRepositories.check(options);
    }

    @Override
    public void run(Message message) {
        RequestTarget target = new RequestTarget(GitHubHooksOperation.AUDIT, scope, message, options);
        List<HookScope> owners = scope == Scope.REPOSITORY
                ? ChosenRepositories.audited(target, options, client)
                : List.of(target.scope());
        message.setBody(new GitHubList<>(ManyRepositories.forEach(
                message.getExchange().getContext(), owners, options.getRepoConcurrency(), this::audit)));
    }

    private AuditedOwner audit(HookScope owner) {
        try {
            ApiRequest request = ApiRequest.of(ApiCall.LIST_HOOKS, owner).withQuery(Map.of("per_page", "100"));
            List<AuditedHook> hooks = new ArrayList<>();
            new Pages<>(client, request, Hook.class, 0, maxRateLimitWait)
                    .forEachRemaining(hook -> hooks.add(HookAudit.of(hook)));
            return new AuditedOwner(owner.name(), hooks, null);
        } catch (GitHubApiException e) {
            return new AuditedOwner(owner.name(), List.of(), e.getMessage());
        }
    }
}
