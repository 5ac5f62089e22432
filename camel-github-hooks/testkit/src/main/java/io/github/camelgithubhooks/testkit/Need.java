// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import io.github.camelgithubhooks.testkit.TokenPermissions.Access;

/**
 * What an endpoint asks of a token: a permission, and the scopes that GitHub names in {@code X-Accepted-OAuth-Scopes}.
 *
 * @see <a href="https://docs.github.com/rest/authentication/permissions-required-for-github-apps">Permissions required
 *     for GitHub Apps</a>
 */
enum Need {
    /** Not even a request of the hourly limit. */
    FREE("", "", Access.NONE),
    NOTHING("", "", Access.NONE),
    /** An App's own JWT, and no token. */
    APP("", "", Access.NONE),
    METADATA_READ("metadata", "repo", Access.READ),
    HOOKS_READ("repository_hooks", "admin:repo_hook, public_repo, read:repo_hook, repo, write:repo_hook", Access.READ),
    HOOKS_WRITE("repository_hooks", "admin:repo_hook, public_repo, repo, write:repo_hook", Access.WRITE),
    ORGANIZATION_HOOKS_READ("organization_hooks", "admin:org_hook", Access.READ),
    ORGANIZATION_HOOKS_WRITE("organization_hooks", "admin:org_hook", Access.WRITE),
    CONTENTS_WRITE("contents", "repo", Access.WRITE);

    private final String permission;
    private final String scopes;
    private final Access access;

    Need(String permission, String scopes, Access access) {
        this.permission = permission;
        this.scopes = scopes;
        this.access = access;
    }

    boolean isFree() {
        return this == FREE;
    }

    String permission() {
        return permission;
    }

    Access access() {
        return access;
    }

    String scopes() {
        return scopes;
    }

    /** The value of {@code X-Accepted-GitHub-Permissions}; empty where no permission is asked for. */
    String acceptedPermissions() {
        return permission.isEmpty() ? "" : permission + "=" + access.label();
    }
}
