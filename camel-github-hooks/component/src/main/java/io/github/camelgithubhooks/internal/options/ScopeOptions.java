// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.options;

import io.github.camelgithubhooks.GitHubHooksConfiguration;
import io.github.camelgithubhooks.internal.api.HookScope;
import io.github.camelgithubhooks.internal.api.Scope;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.camel.util.ObjectHelper;

/** Reads the owner of the hooks from the options. */
public final class ScopeOptions {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    private ScopeOptions() {}

    /**
     * Returns the owner of the hooks of a consumer, which has no message whose headers could name it.
     *
     * @throws IllegalArgumentException when the options name no owner, or contradict each other
     */
    public static HookScope scope(GitHubHooksConfiguration options) {
        return switch (kind(options)) {
            case REPOSITORY ->
                HookScope.repository(
                        name("repoOwner", options.getRepoOwner()), name("repoName", options.getRepoName()));
            case ORGANIZATION -> HookScope.organization(name("organization", options.getOrganization()));
            case APP -> HookScope.app(options.getAppId().strip());
        };
    }

    /** Returns the owner that the options name; empty when a message has to name it, or the options contradict each other. */
    public static Optional<HookScope> known(GitHubHooksConfiguration options) {
        try {
            return Optional.of(scope(options));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Returns the path of the owner that the options name; {@code /} when a message has to name it. */
    public static String path(GitHubHooksConfiguration options) {
        return known(options).map(HookScope::path).orElse(HookScope.ANYWHERE);
    }

    /**
     * Returns the scope that the options mean.
     *
     * @throws IllegalArgumentException when they mean none, or more than one
     */
    public static Scope kind(GitHubHooksConfiguration options) {
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

    /**
     * Returns a name of GitHub's as it may stand in a path.
     *
     * @param what the option or header that the name is from, for the message of the exception
     * @throws IllegalArgumentException when GitHub has no such names
     */
    public static String checked(String what, String name) {
        if (!NAME.matcher(name).matches() || name.equals(".") || name.equals("..")) {
            throw new IllegalArgumentException("%s must be a name of letters, digits, '.', '-' and '_', was '%s'%s"
                    .formatted(what, name, hint(name)));
        }
        return name;
    }

    private static String hint(String name) {
        return name.contains("/") ? ": give the part before the slash as repoOwner, the part after it as repoName" : "";
    }

    private static String name(String option, String name) {
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException("The consumer needs the option " + option
                    + ": set repoOwner and repoName for the hook of a repository, organization for that of an"
                    + " organization, or scope=app for that of a GitHub App");
        }
        return checked("the option " + option, name);
    }
}
