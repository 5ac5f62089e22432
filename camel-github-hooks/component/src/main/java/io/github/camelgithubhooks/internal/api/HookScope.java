// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.api;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Owner of hooks: one repository, one organization or one App.
 *
 * @param kind what the owner is
 * @param path the owner's path in GitHub's API: {@code /repos/octo/hello}, {@code /orgs/octo-org} or {@code /app}
 * @param appId the App; null when the owner isn't one
 */
public record HookScope(Scope kind, String path, String appId) {

    /** The path that stands for owners that only messages name. */
    public static final String ANYWHERE = "/";

    private static final Pattern OWNED = Pattern.compile("((?<repository>/repos/[^/]+/[^/]+)|/orgs/[^/]+)(?:/.*)?");

    /** Returns the scope of a repository. */
    public static HookScope repository(String owner, String name) {
        return new HookScope(
                Scope.REPOSITORY,
                Scope.REPOSITORY.root().replace("{owner}", owner).replace("{repo}", name),
                null);
    }

    /** Returns the scope of an organization. */
    public static HookScope organization(String organization) {
        return new HookScope(Scope.ORGANIZATION, Scope.ORGANIZATION.root().replace("{org}", organization), null);
    }

    /** Returns the scope of an App, which has one hook. */
    public static HookScope app(String appId) {
        return new HookScope(Scope.APP, Scope.APP.root(), appId);
    }

    /** Returns the repository or organization that a path in GitHub's API is about; empty when it is about neither. */
    public static Optional<HookScope> owning(String path) {
        Matcher owned = OWNED.matcher(path);
        if (!owned.matches()) {
            return Optional.empty();
        }
        String owner = owned.group(1);
        return Optional.of(
                new HookScope(owned.group("repository") == null ? Scope.ORGANIZATION : Scope.REPOSITORY, owner, null));
    }

    /** Returns whether the owner is an App. Of its hook GitHub shows only the config and the deliveries. */
    public boolean isApp() {
        return kind == Scope.APP;
    }

    /** Returns whether the owner is a repository. */
    public boolean isRepository() {
        return kind == Scope.REPOSITORY;
    }

    /** Returns the owner's name: {@code octo/hello}, {@code octo-org}, or an App's id. */
    public String name() {
        return isApp() ? appId : path.substring(path.indexOf('/', 1) + 1);
    }

    /**
     * Returns one of the hooks.
     *
     * @param hookId the hook's id; an App's only hook needs none
     */
    public HookTarget hook(Long hookId) {
        return new HookTarget(this, hookId);
    }

    /** Returns the owner as messages name it: an App by its id, another owner by its path. */
    @Override
    public String toString() {
        return isApp() ? "App " + appId : path;
    }
}
