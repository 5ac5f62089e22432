// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

/** What an endpoint asks of a token, and the scopes that GitHub names in {@code X-Accepted-OAuth-Scopes}. */
enum Need {
    /** Not even a request of the hourly limit. */
    FREE(""),
    NOTHING(""),
    METADATA_READ("repo"),
    HOOKS_READ("admin:repo_hook, public_repo, read:repo_hook, repo, write:repo_hook"),
    HOOKS_WRITE("admin:repo_hook, public_repo, repo, write:repo_hook"),
    CONTENTS_WRITE("repo");

    private final String scopes;

    Need(String scopes) {
        this.scopes = scopes;
    }

    boolean isFree() {
        return this == FREE;
    }

    String scopes() {
        return scopes;
    }
}
