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
import io.github.camelgithubhooks.internal.hooks.Listing;
import io.github.camelgithubhooks.internal.http.ApiRequest;
import io.github.camelgithubhooks.model.AuditedOwner;
import io.github.camelgithubhooks.model.AuditedOwner.AuditedHook;
import io.github.camelgithubhooks.model.DeliverySummary;
import io.github.camelgithubhooks.model.GitHubList;
import io.github.camelgithubhooks.model.Hook;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Message;

/** Operation {@code audit}: what is wrong with the hooks of an organization, a repository, or many. It only reads. */
final class AuditCall implements ProducerCall {

    static final List<ApiCall> CALLS = List.of(ApiCall.LIST_HOOKS, ApiCall.LIST_DELIVERIES);

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
        Listing owners = scope == Scope.REPOSITORY
                ? ChosenRepositories.audited(target, options, client)
                : new Listing(List.of(target.scope()), List.of());
        message.setBody(new GitHubList<>(ManyRepositories.forEach(
                message.getExchange().getContext(),
                owners,
                options.getRepoConcurrency(),
                this::audit,
                failure -> refused(failure.name(), failure.cause()))));
    }

    private AuditedOwner audit(HookScope owner) {
        try {
            ApiRequest request = ApiRequest.of(ApiCall.LIST_HOOKS, owner).withQuery(Map.of("per_page", "100"));
            List<AuditedHook> hooks = new ArrayList<>();
            new Pages<>(client, request, Hook.class, 0, maxRateLimitWait)
                    .forEachRemaining(hook -> hooks.add(HookAudit.of(hook, latest(owner, hook))));
            return new AuditedOwner(owner.name(), hooks, null);
        } catch (GitHubApiException e) {
            return refused(owner.name(), e);
        }
    }

    private static AuditedOwner refused(String name, GitHubApiException refusal) {
        return new AuditedOwner(name, List.of(), refusal.getMessage());
    }

    /** Returns the latest delivery of an organization's hook, of which GitHub doesn't show {@code last_response}. */
    private Optional<DeliverySummary> latest(HookScope owner, Hook hook) {
        if (owner.isRepository()) {
            return Optional.empty();
        }
        ApiRequest request =
                ApiRequest.of(ApiCall.LIST_DELIVERIES, owner.hook(hook.id())).withQuery(Map.of("per_page", "1"));
        return client.page(request, DeliverySummary.class, maxRateLimitWait).items().stream()
                .findFirst();
    }
}
