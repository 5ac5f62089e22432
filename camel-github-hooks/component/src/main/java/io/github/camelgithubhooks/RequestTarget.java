// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks;

import io.github.camelgithubhooks.internal.api.ApiCall;
import io.github.camelgithubhooks.internal.api.HookScope;
import io.github.camelgithubhooks.internal.api.HookTarget;
import io.github.camelgithubhooks.internal.api.Scope;
import io.github.camelgithubhooks.internal.http.ApiRequest;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.camel.Message;
import org.apache.camel.util.ObjectHelper;

/** Reads from a message and the options which hook and which delivery a call is about. Headers win over options. */
final class RequestTarget {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,100}");

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

    /** Whose hooks the options name: a consumer has no message whose headers could. */
    static HookScope hooks(GitHubHooksConfiguration options) {
        return switch (kind(options)) {
            case REPOSITORY ->
                HookScope.repository(
                        name("repoOwner", options.getRepoOwner()), name("repoName", options.getRepoName()));
            case ORGANIZATION -> HookScope.organization(name("organization", options.getOrganization()));
            case APP -> HookScope.app(options.getAppId().strip());
        };
    }

    /** Whose hooks the options name; empty when a message has to say it, or they contradict each other. */
    static Optional<HookScope> known(GitHubHooksConfiguration options) {
        try {
            return Optional.of(hooks(options));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * Returns the scope that the options mean.
     *
     * @throws IllegalArgumentException when they mean none, or more than one
     */
    static Scope kind(GitHubHooksConfiguration options) {
        if (ObjectHelper.isNotEmpty(options.getScope())) {
            Scope scope = Scope.named(options.getScope());
            if (scope == Scope.APP && ObjectHelper.isEmpty(options.getAppId())) {
                throw new IllegalArgumentException(
                        "scope=app is about the hook of a GitHub App, which only the App itself"
                                + " can see: set the options appId and privateKey");
            }
            return scope;
        }
        if (ObjectHelper.isEmpty(options.getOrganization())) {
            return Scope.REPOSITORY;
        }
        if (ObjectHelper.isNotEmpty(options.getRepoOwner()) || ObjectHelper.isNotEmpty(options.getRepoName())) {
            throw new IllegalArgumentException(
                    "organization is set, and repoOwner or repoName too: set scope=organization or"
                            + " scope=repository to say whose hooks are meant");
        }
        return Scope.ORGANIZATION;
    }

    private static String name(String option, String name) {
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException("The consumer needs the option " + option
                    + ": set repoOwner and repoName for the hook of a repository, organization for that of an"
                    + " organization, or scope=app for that of a GitHub App");
        }
        return checked("the option " + option, name);
    }

    private String name(String header, String option, String defaultValue) {
        Object value = value(header, option, defaultValue);
        return checked(operation + ": " + where(header, option), value.toString());
    }

    private static String checked(String what, String name) {
        if (!NAME.matcher(name).matches() || name.equals(".") || name.equals("..")) {
            throw new IllegalArgumentException("%s must be a name of letters, digits, '.', '-' and '_', was '%s'%s"
                    .formatted(what, name, hint(name)));
        }
        return name;
    }

    private static String hint(String name) {
        return name.contains("/") ? ": give the part before the slash as repoOwner, the part after it as repoName" : "";
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
        Object value = message.getHeader(header);
        if (value == null || value.toString().isBlank()) {
            value = defaultValue;
        }
        if (value == null || value.toString().isBlank()) {
            throw new IllegalArgumentException("%s needs %s".formatted(operation, where(header, option)));
        }
        return value;
    }

    private static String where(String header, String option) {
        return "the option " + option + " or the header " + header;
    }
}
