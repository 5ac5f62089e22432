// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.producer;

import io.github.camelgithubhooks.GitHubApiException;
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
import io.github.camelgithubhooks.model.EnsuredRepository;
import io.github.camelgithubhooks.model.GitHubList;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.camel.Message;

/** Operation {@code ensure}, for one hook or a list of hooks, of one owner or of many repositories. */
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
        ChosenRepositories.check(options);
    }

    @Override
    public void run(Message message) {
        RequestTarget target = new RequestTarget(OPERATION, scope, message, options);
        RequestBody body = new RequestBody(OPERATION, scope, options);
        Optional<List<Map<String, Object>>> list = body.list(message);
        List<DeclaredHook> declared = list.orElseGet(() -> List.of(body.from(message))).stream()
                .map(fields -> new DeclaredHook(fields, false))
                .toList();
        requireDifferentUrls(declared);
        if (target.isAboutMany()) {
            message.setBody(new GitHubList<>(ManyRepositories.forEach(
                    message.getExchange().getContext(),
                    ChosenRepositories.listed(target, options, client),
                    options.getRepoConcurrency(),
                    owner -> ensured(owner, declared),
                    failure -> refused(failure.name(), List.of(), failure.cause()))));
            return;
        }
        List<EnsuredHook> ensured = new ArrayList<>();
        ensure(target.scope(), declared, ensured::add);
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

    /** Ensures the hooks of one owner, or plans that. */
    private void ensure(HookScope owner, List<DeclaredHook> declared, Consumer<EnsuredHook> done) {
        EnsureOperation ensure = new EnsureOperation(
                client, owner, options.getHookId(), Duration.ofMillis(options.getMaxRateLimitWait()));
        if (options.isDryRun()) {
            ensure.plan(declared, done);
        } else {
            ensure.ensure(declared, done);
        }
    }

    /** Ensures the hooks of one of many repositories. What GitHub refuses there doesn't end the others. */
    private EnsuredRepository ensured(HookScope owner, List<DeclaredHook> declared) {
        List<EnsuredHook> hooks = new ArrayList<>();
        try {
            ensure(owner, declared, hooks::add);
            return new EnsuredRepository(owner.name(), most(hooks), hooks, null);
        } catch (GitHubApiException | IllegalStateException e) {
            return refused(owner.name(), hooks, e);
        }
    }

    private static EnsuredRepository refused(String name, List<EnsuredHook> done, RuntimeException refusal) {
        return new EnsuredRepository(name, EnsuredRepository.Outcome.REFUSED, done, refusal.getMessage());
    }

    private static EnsuredRepository.Outcome most(List<EnsuredHook> hooks) {
        Set<EnsuredHook.Outcome> outcomes =
                hooks.stream().map(EnsuredHook::outcome).collect(Collectors.toSet());
        if (outcomes.contains(EnsuredHook.Outcome.CREATED)) {
            return EnsuredRepository.Outcome.CREATED;
        }
        return outcomes.contains(EnsuredHook.Outcome.UPDATED)
                ? EnsuredRepository.Outcome.UPDATED
                : EnsuredRepository.Outcome.UNCHANGED;
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
