// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.tokens;

import io.github.camelgithubhooks.testkit.internal.state.AccessLevel;
import io.github.camelgithubhooks.testkit.internal.state.HookOwner;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The rights that an endpoint asks for: a permission, or one of the scopes of a classic token.
 *
 * @see <a href="https://docs.github.com/rest/authentication/permissions-required-for-github-apps">Permissions required
 *     for GitHub Apps</a>
 * @see <a href="https://docs.github.com/apps/oauth-apps/building-oauth-apps/scopes-for-oauth-apps">Scopes for OAuth
 *     apps</a>
 */
public enum Need {
    /** Nothing, and the request doesn't count against the hourly limit. */
    FREE("", AccessLevel.NONE),
    NOTHING("", AccessLevel.NONE),
    /** The JWT of an App; no token will do. */
    APP("", AccessLevel.NONE),
    METADATA_READ(TokenGrant.METADATA, AccessLevel.READ, "repo"),
    HOOKS_READ(
            TokenGrant.HOOKS,
            AccessLevel.READ,
            "admin:repo_hook",
            "public_repo",
            "read:repo_hook",
            "repo",
            "write:repo_hook"),
    HOOKS_WRITE(TokenGrant.HOOKS, AccessLevel.WRITE, "admin:repo_hook", "public_repo", "repo", "write:repo_hook"),
    HOOKS_DELETE(TokenGrant.HOOKS, AccessLevel.WRITE, "admin:repo_hook", "public_repo", "repo"),
    ORGANIZATION_HOOKS_READ(TokenGrant.ORGANIZATION_HOOKS, AccessLevel.READ, "admin:org_hook"),
    ORGANIZATION_HOOKS_WRITE(TokenGrant.ORGANIZATION_HOOKS, AccessLevel.WRITE, "admin:org_hook"),
    /** Needs {@code repo} or {@code public_repo}, although GitHub's answer names no scope. */
    CONTENTS_WRITE(TokenGrant.CONTENTS, AccessLevel.WRITE, "public_repo", "repo");

    private static final String PUBLIC_ONLY = "public_repo";
    private static final String SEPARATOR = ", ";

    private final String permission;
    private final AccessLevel level;
    /** Sorted and separated by {@value #SEPARATOR}, as in GitHub's header. */
    private final String scopes;

    Need(String permission, AccessLevel level, String... scopes) {
        this.permission = permission;
        this.level = level;
        this.scopes = String.join(SEPARATOR, scopes);
    }

    public boolean isFree() {
        return this == FREE;
    }

    String permission() {
        return permission;
    }

    public AccessLevel level() {
        return level;
    }

    /** Returns whether one of these scopes is enough for a repository or an organization. */
    boolean isMetBy(Set<String> held, HookOwner owner) {
        return Pattern.compile(SEPARATOR)
                .splitAsStream(scopes)
                .anyMatch(scope -> held.contains(scope) && !(scope.equals(PUBLIC_ONLY) && owner.isPrivate()));
    }

    /** Returns the value of {@code X-Accepted-OAuth-Scopes}. */
    public String acceptedScopes() {
        return this == CONTENTS_WRITE ? "" : scopes;
    }

    /** Returns the value of {@code X-Accepted-GitHub-Permissions}; empty when no permission is needed. */
    public String acceptedPermissions() {
        return permission.isEmpty() ? "" : permission + "=" + level.label();
    }
}
