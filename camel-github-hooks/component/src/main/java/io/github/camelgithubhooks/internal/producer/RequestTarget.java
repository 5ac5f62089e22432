// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.producer;

import io.github.camelgithubhooks.GitHubHooksConfiguration;
import io.github.camelgithubhooks.GitHubHooksConstants;
import io.github.camelgithubhooks.internal.api.ApiCall;
import io.github.camelgithubhooks.internal.api.HookScope;
import io.github.camelgithubhooks.internal.api.HookTarget;
import io.github.camelgithubhooks.internal.api.Scope;
import io.github.camelgithubhooks.internal.hooks.RepositoryChoice;
import io.github.camelgithubhooks.internal.http.ApiRequest;
import io.github.camelgithubhooks.internal.options.ScopeOptions;
import java.util.Optional;
import org.apache.camel.Message;

/** Reads from a message and the options which hook and which delivery a call is about. Headers win over options. */
final class RequestTarget {

    private final GitHubHooksOperation operation;
    private final Scope kind;
    private final Message message;
    private final GitHubHooksConfiguration options;

    RequestTarget(GitHubHooksOperation operation, Scope kind, Message message, GitHubHooksConfiguration options) {
        this.operation = operation;
        this.kind = kind;
        this.message = message;
        this.options = options;
    }

    /**
     * Returns the request of the operation's only call, without query and body.
     *
     * @throws IllegalArgumentException when a name or an id is missing or wrong
     */
    ApiRequest request() {
        ApiCall call = operation.calls().get(0);
        if (call.isAboutDelivery()) {
            return ApiRequest.of(
                    call, hook(), id(GitHubHooksConstants.DELIVERY_ID, "deliveryId", options.getDeliveryId()));
        }
        return call.isAboutHook() ? ApiRequest.of(call, hook()) : ApiRequest.of(call, scope());
    }

    /**
     * Returns the hook; an App's only one has no id.
     *
     * @throws IllegalArgumentException when a name or the id is missing or wrong
     */
    HookTarget hook() {
        Long id = kind == Scope.APP ? null : id(GitHubHooksConstants.HOOK_ID, "hookId", options.getHookId());
        return scope().hook(id);
    }

    /**
     * Returns the id of an attempt to deliver an event; empty when neither message nor options have one.
     *
     * @throws IllegalArgumentException when it can't be an id
     */
    Optional<Long> deliveryId() {
        boolean named = options.getDeliveryId() != null || isSet(GitHubHooksConstants.DELIVERY_ID);
        return named
                ? Optional.of(id(GitHubHooksConstants.DELIVERY_ID, "deliveryId", options.getDeliveryId()))
                : Optional.empty();
    }

    /**
     * Returns the id of an installation; empty when neither message nor options have one.
     *
     * @throws IllegalArgumentException when it can't be an id
     */
    Optional<Long> installationId() {
        boolean named = options.getInstallationId() != null || isSet(GitHubHooksConstants.INSTALLATION_ID);
        return named
                ? Optional.of(id(GitHubHooksConstants.INSTALLATION_ID, "installationId", options.getInstallationId()))
                : Optional.empty();
    }

    /** Returns the name that message or options give for the owner of repositories; null for none. */
    String repoOwner() {
        String owner = text(GitHubHooksConstants.REPO_OWNER, options.getRepoOwner());
        return owner == null ? null : ScopeOptions.checked(operation + ": repoOwner", owner);
    }

    /** Returns the name of a repository, or a pattern of names; null for none. */
    String repoName() {
        return text(GitHubHooksConstants.REPO_NAME, options.getRepoName());
    }

    /** Returns whether repositories are chosen by a pattern of their names or by topics. */
    boolean isAboutMany() {
        return kind == Scope.REPOSITORY
                && (RepositoryChoice.isPattern(repoName())
                        || !RepositoryChoice.topics(options.getRepoTopics()).isEmpty());
    }

    private String text(String header, String option) {
        String value = isSet(header) ? message.getHeader(header).toString() : option;
        return value == null || value.isBlank() ? null : value;
    }

    /**
     * Returns the owner of the hooks.
     *
     * @throws IllegalArgumentException when a name is missing or wrong
     */
    HookScope scope() {
        return switch (kind) {
            case REPOSITORY ->
                HookScope.repository(
                        name(GitHubHooksConstants.REPO_OWNER, "repoOwner", options.getRepoOwner()),
                        name(GitHubHooksConstants.REPO_NAME, "repoName", options.getRepoName()));
            case ORGANIZATION ->
                HookScope.organization(
                        name(GitHubHooksConstants.ORGANIZATION, "organization", options.getOrganization()));
            case APP -> HookScope.app(options.getAppId().strip());
        };
    }

    private String name(String header, String option, String defaultValue) {
        Object value = value(header, option, defaultValue);
        return ScopeOptions.checked(operation + ": " + where(header, option), value.toString());
    }

    private long id(String header, String option, Long defaultValue) {
        Object value = value(header, option, defaultValue);
        try {
            long id = value instanceof Long || value instanceof Integer
                    ? ((Number) value).longValue()
                    : Long.parseLong(value.toString().trim());
            if (id > 0) {
                return id;
            }
        } catch (NumberFormatException e) {
            // said below, with what to correct
        }
        throw new IllegalArgumentException(
                "%s: %s must be a whole number, was '%s'".formatted(operation, where(header, option), value));
    }

    private Object value(String header, String option, Object defaultValue) {
        Object value = isSet(header) ? message.getHeader(header) : defaultValue;
        if (value == null || value.toString().isBlank()) {
            throw new IllegalArgumentException("%s needs %s".formatted(operation, where(header, option)));
        }
        return value;
    }

    private boolean isSet(String header) {
        Object value = message.getHeader(header);
        return value != null && !value.toString().isBlank();
    }

    private static String where(String header, String option) {
        return "the option " + option + " or the header " + header;
    }
}
