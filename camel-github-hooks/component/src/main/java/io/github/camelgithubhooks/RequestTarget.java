// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks;

import io.github.camelgithubhooks.internal.hooks.HookScope;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.camel.Message;

/** Whose hook and which delivery a call is about: headers win over options. */
final class RequestTarget {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    private final Message message;
    private final GitHubHooksConfiguration options;

    RequestTarget(Message message, GitHubHooksConfiguration options) {
        this.message = message;
        this.options = options;
    }

    /** The path of the operation's call. */
    String path(GitHubHooksOperation operation, Scope scope) {
        String path = operation.path(scope);
        if (path.contains("{hook_id}")) {
            path = path.replace("{hook_id}", Long.toString(hookId(operation)));
        }
        if (path.contains("{delivery_id}")) {
            long id = id(operation, GitHubHooksConstants.DELIVERY_ID, "deliveryId", options.getDeliveryId());
            path = path.replace("{delivery_id}", Long.toString(id));
        }
        return switch (scope) {
            case REPOSITORY ->
                path.replace(
                                "{owner}",
                                name(operation, GitHubHooksConstants.REPO_OWNER, "repoOwner", options.getRepoOwner()))
                        .replace(
                                "{repo}",
                                name(operation, GitHubHooksConstants.REPO_NAME, "repoName", options.getRepoName()));
            case ORGANIZATION ->
                path.replace(
                        "{org}",
                        name(operation, GitHubHooksConstants.ORGANIZATION, "organization", options.getOrganization()));
            case APP -> path;
        };
    }

    long hookId(GitHubHooksOperation operation) {
        return id(operation, GitHubHooksConstants.HOOK_ID, "hookId", options.getHookId());
    }

    /** Whose hooks the options name: a consumer has no message whose headers could. */
    static HookScope hooks(GitHubHooksConfiguration options) {
        return switch (Scope.of(options)) {
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

    private static String name(String option, String name) {
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException("The consumer needs the option " + option
                    + ": set repoOwner and repoName for the hook of a repository, organization for that of an"
                    + " organization, or scope=app for that of a GitHub App");
        }
        return checked("the option " + option, name);
    }

    private String name(GitHubHooksOperation operation, String header, String option, String defaultValue) {
        Object value = value(operation, header, option, defaultValue);
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

    private long id(GitHubHooksOperation operation, String header, String option, Long defaultValue) {
        Object value = value(operation, header, option, defaultValue);
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

    private Object value(GitHubHooksOperation operation, String header, String option, Object defaultValue) {
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
