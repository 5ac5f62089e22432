// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.producer;

import io.github.camelgithubhooks.internal.api.ApiCall;
import io.github.camelgithubhooks.internal.api.Scope;
import io.github.camelgithubhooks.model.AuditedOwner;
import io.github.camelgithubhooks.model.Delivery;
import io.github.camelgithubhooks.model.DeliverySummary;
import io.github.camelgithubhooks.model.GitHubObject;
import io.github.camelgithubhooks.model.Hook;
import io.github.camelgithubhooks.model.HookConfig;
import io.github.camelgithubhooks.model.InstallationToken;
import io.github.camelgithubhooks.model.SecretRotation;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Operations of a producer, as in {@code to("github-hooks:create")}. Each row names the calls to GitHub that the operation
 * makes. One of a single call needs nothing but its row.
 */
public enum GitHubHooksOperation {
    LIST("list", Body.NONE, Result.LIST, Hook.class, ApiCall.LIST_HOOKS),
    GET("get", Body.NONE, Result.ONE, Hook.class, ApiCall.GET_HOOK),
    CREATE("create", Body.CREATE, Result.ONE, Hook.class, ApiCall.CREATE_HOOK),
    UPDATE("update", Body.UPDATE, Result.ONE, Hook.class, ApiCall.UPDATE_HOOK),
    DELETE("delete", Body.NONE, Result.NONE, null, ApiCall.DELETE_HOOK),
    /** Lists the hooks, then creates one or updates what differs. It deletes a hook of its own that turns out to be a second. */
    ENSURE("ensure", Body.ENSURE, Result.ONE, Hook.class, null),
    /** Lists the hooks of an organization, a repository or many, with what is wrong with each. */
    AUDIT("audit", Body.NONE, Result.LIST, AuditedOwner.class, null),
    GET_CONFIG("getConfig", Body.NONE, Result.ONE, HookConfig.class, ApiCall.GET_CONFIG),
    UPDATE_CONFIG("updateConfig", Body.CONFIG, Result.ONE, HookConfig.class, ApiCall.UPDATE_CONFIG),
    /** Sets the secret, asks for a ping and looks for its outcome in the log. */
    ROTATE_SECRET("rotateSecret", Body.NONE, Result.ONE, SecretRotation.class, null),
    LIST_DELIVERIES("listDeliveries", Body.NONE, Result.LIST, DeliverySummary.class, ApiCall.LIST_DELIVERIES),
    GET_DELIVERY("getDelivery", Body.NONE, Result.ONE, Delivery.class, ApiCall.GET_DELIVERY),
    REDELIVER("redeliver", Body.NONE, Result.NONE, null, ApiCall.REDELIVER),
    /** Finds the latest attempt if only the guid is known, and reads it. */
    REPLAY("replay", Body.NONE, Result.NONE, null, null),
    PING("ping", Body.NONE, Result.NONE, null, ApiCall.PING),
    TEST("test", Body.NONE, Result.NONE, null, ApiCall.TEST),
    DISPATCH("dispatch", Body.DISPATCH, Result.NONE, null, ApiCall.DISPATCH),
    /** Returns the token that is kept for the installation, or creates one. */
    INSTALLATION_TOKEN("installationToken", Body.NONE, Result.ONE, InstallationToken.class, null);

    /** Source of the request's JSON body. */
    enum Body {
        NONE,
        CREATE,
        UPDATE,
        ENSURE,
        CONFIG,
        DISPATCH
    }

    /** Content of the answer. */
    public enum Result {
        NONE,
        ONE,
        LIST
    }

    private final String camelName;
    private final Body body;
    private final Result result;
    private final Class<? extends GitHubObject> type;
    private final ApiCall call;

    GitHubHooksOperation(String camelName, Body body, Result result, Class<? extends GitHubObject> type, ApiCall call) {
        this.camelName = camelName;
        this.body = body;
        this.result = result;
        this.type = type;
        this.call = call;
    }

    /** Returns the calls that the operation makes, in their order. Some depend on the answers to those before them. */
    public List<ApiCall> calls() {
        return switch (this) {
            case ENSURE -> EnsureCall.CALLS;
            case AUDIT -> AuditCall.CALLS;
            case REPLAY -> ReplayCall.CALLS;
            case ROTATE_SECRET -> RotateSecretCall.CALLS;
            case INSTALLATION_TOKEN -> InstallationTokenCall.CALLS;
            default -> List.of(call);
        };
    }

    /**
     * Returns whether GitHub offers all of the calls in this scope. Tokens are the App's own, whatever installation they
     * are for.
     */
    public boolean isOfferedIn(Scope scope) {
        return this == INSTALLATION_TOKEN
                || calls().stream().allMatch(call -> call.page(scope).isPresent());
    }

    /**
     * Checks that GitHub offers the calls in this scope.
     *
     * @throws IllegalArgumentException when it doesn't; the message names the operations that it offers there
     */
    public void requireIn(Scope scope) {
        if (!isOfferedIn(scope)) {
            throw new IllegalArgumentException("%s isn't offered by GitHub for %s; it is for %s. For %s there is: %s"
                    .formatted(
                            this,
                            scope.words(),
                            Arrays.stream(Scope.values())
                                    .filter(this::isOfferedIn)
                                    .map(Scope::words)
                                    .collect(Collectors.joining(" or ")),
                            scope.words(),
                            Arrays.stream(values())
                                    .filter(row -> row.isOfferedIn(scope))
                                    .map(GitHubHooksOperation::toString)
                                    .collect(Collectors.joining(", "))));
        }
    }

    /** Returns the class of the result, or of the items of a list; empty if the operation returns nothing. */
    public Optional<Class<? extends GitHubObject>> type() {
        return Optional.ofNullable(type);
    }

    Body body() {
        return body;
    }

    public Result result() {
        return result;
    }

    public static Optional<GitHubHooksOperation> named(String name) {
        return Arrays.stream(values()).filter(row -> row.camelName.equals(name)).findFirst();
    }

    public static String names() {
        return Arrays.stream(values()).map(row -> row.camelName).collect(Collectors.joining(", "));
    }

    /** Returns the name in the endpoint URI. */
    @Override
    public String toString() {
        return camelName;
    }
}
