// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.hooks;

/**
 * Whose hooks a call is about, with their paths in GitHub's API.
 *
 * @param path {@code /repos/octo/hello}, {@code /orgs/octo-org} or {@code /app}
 * @param appId the App, null when the hooks aren't an App's
 */
public record HookScope(String path, String appId) {

    /** The hooks of a repository. */
    public static HookScope repository(String owner, String name) {
        return new HookScope("/repos/" + owner + "/" + name, null);
    }

    /** The hooks of an organization. */
    public static HookScope organization(String organization) {
        return new HookScope("/orgs/" + organization, null);
    }

    /** The one hook of an App. */
    public static HookScope app(String appId) {
        return new HookScope("/app", appId);
    }

    /** Whether it is an App: it has one hook, of which GitHub shows only the config and the deliveries. */
    public boolean isApp() {
        return appId != null;
    }

    /** The path of the list of hooks, which an App hasn't. */
    public String hooks() {
        return path + "/hooks";
    }

    /** The path of a hook; an App's one has no id there. */
    public String hook(Long hookId) {
        return isApp() ? path + "/hook" : hooks() + "/" + hookId;
    }

    /** What a log line calls a hook. */
    public String named(Long hookId) {
        return isApp() ? "the App " + appId : "hook " + hookId;
    }

    /** As GitHub's paths say it. */
    @Override
    public String toString() {
        return isApp() ? "App " + appId : path;
    }
}
