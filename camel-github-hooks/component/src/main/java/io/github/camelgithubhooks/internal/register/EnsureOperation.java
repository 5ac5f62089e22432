// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.register;

import io.github.camelgithubhooks.GitHubApiException;
import io.github.camelgithubhooks.internal.api.ApiCall;
import io.github.camelgithubhooks.internal.api.HookScope;
import io.github.camelgithubhooks.internal.api.HookTarget;
import io.github.camelgithubhooks.internal.client.GitHubClient;
import io.github.camelgithubhooks.internal.hooks.HookSearch;
import io.github.camelgithubhooks.internal.http.ApiRequest;
import io.github.camelgithubhooks.model.ApiError;
import io.github.camelgithubhooks.model.EnsuredHook;
import io.github.camelgithubhooks.model.EnsuredHook.Outcome;
import io.github.camelgithubhooks.model.Hook;
import io.github.camelgithubhooks.model.HookConfig;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Makes hooks match their declarations, with one hook for each URL, even if others do the same at the same time.
 * Thread-safe.
 *
 * @see <a href="https://docs.github.com/en/rest/repos/webhooks">GitHub: repository webhooks</a>
 */
public final class EnsureOperation {

    /** The most attempts when somebody else creates or deletes the hook first. */
    private static final int ROUNDS = 3;

    private final GitHubClient client;
    private final HookScope scope;
    private final Long hookId;
    private final Duration maxWait;

    /**
     * Creates an operation for the hooks of one owner.
     *
     * @param scope the owner of the hooks, no App
     * @param hookId the hook that is meant when several deliver to the same URL; null when at most one does
     * @param maxWait how long each request may wait for the end of a rate limit
     */
    public EnsureOperation(GitHubClient client, HookScope scope, Long hookId, Duration maxWait) {
        this.client = client;
        this.scope = scope;
        this.hookId = hookId;
        this.maxWait = maxWait;
    }

    /**
     * Makes the hooks match their declarations, one after the other.
     *
     * @param done gets each hook that matches
     * @throws GitHubApiException when GitHub refuses something; the hooks before that match their declarations
     * @throws IllegalStateException when several hooks deliver to the same url, and hookId names none of them
     */
    public void ensure(List<DeclaredHook> declared, Consumer<EnsuredHook> done) {
        List<Hook> there = all();
        declared.forEach(hook -> done.accept(ensure(hook, there)));
    }

    /** Makes a hook match its declaration. */
    public EnsuredHook ensure(DeclaredHook declared) {
        return ensure(declared, all());
    }

    /** Finds out what {@link #ensure(List, Consumer)} would do. Nothing is changed. */
    public void plan(List<DeclaredHook> declared, Consumer<EnsuredHook> planned) {
        List<Hook> there = all();
        declared.forEach(hook -> planned.accept(plan(hook, there)));
    }

    /** Returns what {@link #ensure(DeclaredHook)} would do. Nothing is changed. */
    public EnsuredHook plan(DeclaredHook declared) {
        return plan(declared, all());
    }

    private EnsuredHook plan(DeclaredHook declared, List<Hook> there) {
        return find(declared, there)
                .map(found -> planned(found, declared))
                .orElseGet(() -> new EnsuredHook(Outcome.CREATED, declared.toHook(), List.of()));
    }

    private EnsuredHook planned(Hook there, DeclaredHook declared) {
        HookDifference difference = difference(there, declared);
        return new EnsuredHook(
                difference.changes().isEmpty() ? Outcome.UNCHANGED : Outcome.UPDATED, there, difference.changes());
    }

    private EnsuredHook ensure(DeclaredHook declared, List<Hook> known) {
        List<Hook> there = known;
        for (int round = 1; ; round++) {
            Optional<Hook> found = find(declared, there);
            try {
                return found.isPresent() ? change(found.get(), declared) : create(declared);
            } catch (GitHubApiException e) {
                boolean overtaken = found.isPresent() ? e.getStatus() == 404 : isThereAlready(e);
                if (!overtaken || round == ROUNDS) {
                    throw e;
                }
            }
            there = all();
        }
    }

    private static boolean isThereAlready(GitHubApiException e) {
        return e.getStatus() == 422
                && e.getError().filter(ApiError::saysAlreadyExists).isPresent();
    }

    private Optional<Hook> find(DeclaredHook declared, List<Hook> there) {
        List<Hook> found = HookSearch.deliveringTo(declared.url(), there);
        if (found.size() < 2) {
            return found.stream().findFirst();
        }
        return Optional.of(found.stream()
                .filter(hook -> hook.id().equals(hookId))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "Several hooks of " + scope + " deliver to " + HookSearch.shown(declared.url()) + " ("
                                + found.stream().map(Hook::id).toList()
                                + "): name the one that is meant with the option hookId, or delete the others")));
    }

    private EnsuredHook create(DeclaredHook declared) {
        Hook made = send(ApiRequest.of(ApiCall.CREATE_HOOK, scope).withBody(declared.body()), Hook.class);
        // GitHub accepts two hooks for one URL when their events or content types differ: the older one stays
        Optional<Hook> older = HookSearch.deliveringTo(declared.url(), allOr(made)).stream()
                .filter(hook -> hook.id() < made.id())
                .min(Comparator.comparing(Hook::id));
        if (older.isEmpty()) {
            return new EnsuredHook(Outcome.CREATED, made, List.of());
        }
        client.send(deletion(made.id()), maxWait);
        return change(older.get(), declared);
    }

    /** Returns the hooks, or this one alone when GitHub can't be asked: it was created, and the caller must know. */
    private List<Hook> allOr(Hook made) {
        try {
            return all();
        } catch (GitHubApiException e) {
            return List.of(made);
        }
    }

    private EnsuredHook change(Hook there, DeclaredHook declared) {
        HookDifference difference = difference(there, declared);
        if (difference.changes().isEmpty()) {
            return new EnsuredHook(Outcome.UNCHANGED, there, List.of());
        }
        Hook hook = there;
        HookTarget target = scope.hook(there.id());
        if (!difference.config().isEmpty()) {
            hook = hook.withConfig(
                    send(ApiRequest.of(ApiCall.UPDATE_CONFIG, target).withBody(difference.config()), HookConfig.class));
        }
        if (!difference.hook().isEmpty()) {
            hook = send(ApiRequest.of(ApiCall.UPDATE_HOOK, target).withBody(difference.hook()), Hook.class);
        }
        return new EnsuredHook(Outcome.UPDATED, hook, difference.changes());
    }

    private HookDifference difference(Hook there, DeclaredHook declared) {
        return new HookDifference(there, declared, scope.isRepository());
    }

    /** Deactivates a hook without waiting for anything. Its log stays. */
    void deactivateAtStop(long id) {
        client.sendAtOnce(ApiRequest.of(ApiCall.UPDATE_HOOK, scope.hook(id)).withBody(Map.of("active", false)));
    }

    /** Deletes a hook, and with it its log, without waiting for anything. */
    void deleteAtStop(long id) {
        client.sendAtOnce(deletion(id));
    }

    private ApiRequest deletion(long id) {
        return ApiRequest.of(ApiCall.DELETE_HOOK, scope.hook(id));
    }

    /** Asks GitHub for a ping. */
    Ping ping(long id) {
        return Ping.ask(client, scope.hook(id), maxWait);
    }

    private List<Hook> all() {
        return HookSearch.all(client, scope, maxWait);
    }

    private <T> T send(ApiRequest request, Class<T> type) {
        return client.read(request, client.send(request, maxWait), type);
    }
}
