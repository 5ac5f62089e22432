// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.endpoints;

import io.github.camelgithubhooks.testkit.internal.state.OwnerKind;
import io.github.camelgithubhooks.testkit.internal.tokens.Need;

/** The endpoints that each kind of owner has for its hooks: paths, rights and GitHub's pages. */
enum HookApi {
    REPOSITORY(OwnerKind.REPOSITORY, "/repos/{owner}/{repo}/hooks", Need.HOOKS_READ, Need.HOOKS_WRITE),
    ORGANIZATION(
            OwnerKind.ORGANIZATION, "/orgs/{org}/hooks", Need.ORGANIZATION_HOOKS_READ, Need.ORGANIZATION_HOOKS_WRITE),
    /** An App's only hook is created with the App and has no id in its path. */
    APP(OwnerKind.APP, "/app/hook", Need.APP, Need.APP);

    private final OwnerKind kind;
    private final String path;
    private final Need read;
    private final Need write;

    HookApi(OwnerKind kind, String path, Need read, Need write) {
        this.kind = kind;
        this.path = path;
        this.read = read;
        this.write = write;
    }

    OwnerKind kind() {
        return kind;
    }

    /** Returns the template of the path of all hooks. */
    String hooks() {
        return path;
    }

    /** Returns the template of the path of one hook. */
    String hook() {
        return this == APP ? path : path + "/{hook_id}";
    }

    Need read() {
        return read;
    }

    Need write() {
        return write;
    }

    /** Returns the rights to delete a hook, for which a classic token needs more than to write one. */
    Need delete() {
        return this == REPOSITORY ? Need.HOOKS_DELETE : write;
    }

    /** Returns GitHub's page of an endpoint, given its anchor with {@code %s} for the owner. */
    String page(String anchor) {
        return switch (this) {
            case REPOSITORY -> "repos/webhooks#" + anchor.formatted("a-repository");
            case ORGANIZATION -> "orgs/webhooks#" + anchor.formatted("an-organization");
            case APP -> "apps/webhooks#" + anchor.formatted("an-app");
        };
    }
}
