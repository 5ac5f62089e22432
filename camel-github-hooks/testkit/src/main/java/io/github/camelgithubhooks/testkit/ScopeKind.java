// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

/**
 * What can have hooks, and how GitHub speaks of it.
 *
 * @see <a href="https://docs.github.com/webhooks/types-of-webhooks">Types of webhooks</a>
 */
enum ScopeKind {
    REPOSITORY("repository", "Repository", "/repos/{owner}/{repo}/hooks", Need.HOOKS_READ, Need.HOOKS_WRITE),
    ORGANIZATION(
            "organization",
            "Organization",
            "/orgs/{org}/hooks",
            Need.ORGANIZATION_HOOKS_READ,
            Need.ORGANIZATION_HOOKS_WRITE),
    /** An App's only hook is made with the App, and has no id in its address. */
    APP("integration", "App", "/app/hook", Need.APP, Need.APP);

    private final String targetType;
    private final String hookType;
    private final String path;
    private final Need read;
    private final Need write;

    ScopeKind(String targetType, String hookType, String path, Need read, Need write) {
        this.targetType = targetType;
        this.hookType = hookType;
        this.path = path;
        this.read = read;
        this.write = write;
    }

    /** The value of {@code X-GitHub-Hook-Installation-Target-Type}. */
    String targetType() {
        return targetType;
    }

    /** The {@code type} of a hook. */
    String hookType() {
        return hookType;
    }

    /** The template of the hooks' address. */
    String hooks() {
        return path;
    }

    /** The template of one hook's address. */
    String hook() {
        return this == APP ? path : path + "/{hook_id}";
    }

    Need read() {
        return read;
    }

    Need write() {
        return write;
    }

    /** How GitHub's page of the endpoints calls it. */
    String page(String anchor) {
        return switch (this) {
            case REPOSITORY -> "repos/webhooks#" + anchor.formatted("a-repository");
            case ORGANIZATION -> "orgs/webhooks#" + anchor.formatted("an-organization");
            case APP -> "apps/webhooks#" + anchor.formatted("an-app");
        };
    }
}
