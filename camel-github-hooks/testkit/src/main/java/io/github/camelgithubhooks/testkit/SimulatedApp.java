// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import io.github.camelgithubhooks.testkit.TokenPermissions.Access;
import io.github.camelgithubhooks.testkit.internal.state.AppInstallation;
import io.github.camelgithubhooks.testkit.internal.state.RegisteredApp;
import io.github.camelgithubhooks.testkit.internal.tokens.Tokens;
import java.time.Duration;
import java.util.List;

/**
 * A GitHub App of a {@link GitHubSimulator}. It signs in with a JWT that its private key signed. It has at most one
 * hook, which gets the events of the accounts and repositories where the App is installed. Thread-safe.
 *
 * @see <a href="https://docs.github.com/apps/creating-github-apps/authenticating-with-a-github-app">Authenticating with
 *     a GitHub App</a>
 */
public final class SimulatedApp extends SimulatedHookOwner {

    private final RegisteredApp app;
    private final Tokens tokens;

    SimulatedApp(RegisteredApp app, Tokens tokens) {
        super(app.owner());
        this.app = app;
        this.tokens = tokens;
    }

    /** Returns the client id, e.g. {@code Iv23li00000001300001}. Like {@link #id}, it can be the issuer of a JWT. */
    public String clientId() {
        return app.clientId();
    }

    /** Returns the App's name in URLs, e.g. {@code octo-hooks}. */
    public String slug() {
        return app.slug();
    }

    /**
     * Requests a permission, which later installations grant. At first an App may only read metadata.
     *
     * @param permission GitHub's name for it, e.g. {@code repository_hooks}, {@code organization_hooks} or {@code
     *     contents}
     */
    public SimulatedApp permit(String permission, Access access) {
        app.permit(permission, access.level());
        return this;
    }

    /**
     * Refuses new tokens of the App's installations for a while, as GitHub does for a second or two until all its
     * servers know them. Existing tokens are not affected.
     *
     * @param delay how long, by the simulator's clock; zero ends it for later tokens
     * @param status 401 (bad credentials) or 403 (resource not accessible)
     */
    public SimulatedApp delayTokens(Duration delay, int status) {
        app.delayTokens(delay, status);
        return this;
    }

    /**
     * Installs the App in an organization, with the permissions that it requests now.
     *
     * @param organization the organization's login
     * @param repositories the full names of the selected repositories; none for all, including later ones
     * @throws IllegalArgumentException for a repository of another account
     */
    public SimulatedInstallation install(String organization, String... repositories) {
        return of(app.installInOrganization(organization, List.of(repositories)));
    }

    /** Installs the App like {@link #install}, in the account of a user. */
    public SimulatedInstallation installForUser(String user, String... repositories) {
        return of(app.installForUser(user, List.of(repositories)));
    }

    /** Returns the installations of the App, oldest first. */
    public List<SimulatedInstallation> installations() {
        return app.installations().stream().map(this::of).toList();
    }

    private SimulatedInstallation of(AppInstallation installation) {
        return new SimulatedInstallation(installation, tokens);
    }
}
