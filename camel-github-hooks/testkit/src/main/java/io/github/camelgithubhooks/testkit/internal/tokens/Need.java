// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.tokens;

import io.github.camelgithubhooks.testkit.internal.state.AccessLevel;

/**
 * The rights that an endpoint asks for: a permission, and the scopes that GitHub names in {@code
 * X-Accepted-OAuth-Scopes}.
 *
 * @see <a href="https://docs.github.com/rest/authentication/permissions-required-for-github-apps">Permissions required
 *     for GitHub Apps</a>
 */
public enum Need {
    /** Nothing, and the request doesn't count against the hourly limit. */
    FREE("", "", AccessLevel.NONE),
    NOTHING("", "", AccessLevel.NONE),
    /** The JWT of an App; no token will do. */
    APP("", "", AccessLevel.NONE),
    METADATA_READ(TokenGrant.METADATA, "repo", AccessLevel.READ),
    HOOKS_READ(
            TokenGrant.HOOKS, "admin:repo_hook, public_repo, read:repo_hook, repo, write:repo_hook", AccessLevel.READ),
    HOOKS_WRITE(TokenGrant.HOOKS, "admin:repo_hook, public_repo, repo, write:repo_hook", AccessLevel.WRITE),
    ORGANIZATION_HOOKS_READ(TokenGrant.ORGANIZATION_HOOKS, "admin:org_hook", AccessLevel.READ),
    ORGANIZATION_HOOKS_WRITE(TokenGrant.ORGANIZATION_HOOKS, "admin:org_hook", AccessLevel.WRITE),
    CONTENTS_WRITE(TokenGrant.CONTENTS, "repo", AccessLevel.WRITE);

    private final String permission;
    private final String scopes;
    private final AccessLevel level;

    Need(String permission, String scopes, AccessLevel level) {
        this.permission = permission;
        this.scopes = scopes;
        this.level = level;
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

    public String scopes() {
        return scopes;
    }

    /** Returns the value of {@code X-Accepted-GitHub-Permissions}; empty when no permission is needed. */
    public String acceptedPermissions() {
        return permission.isEmpty() ? "" : permission + "=" + level.label();
    }
}
