// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import io.github.camelgithubhooks.testkit.TokenPermissions.Access;
import io.github.camelgithubhooks.testkit.internal.state.AppInstallation;
import io.github.camelgithubhooks.testkit.internal.tokens.Tokens;

/**
 * A GitHub App in one account of a {@link GitHubSimulator}, with its permissions there and its repositories.
 * Thread-safe. Two objects are equal when they stand for the same installation of the same simulator.
 *
 * @see <a href="https://docs.github.com/rest/apps/apps">REST API endpoints for GitHub Apps</a>
 */
public final class SimulatedInstallation {

    private final AppInstallation installation;
    private final Tokens tokens;

    SimulatedInstallation(AppInstallation installation, Tokens tokens) {
        this.installation = installation;
        this.tokens = tokens;
    }

    /** Returns the id that payloads, delivery rows and URLs of the API contain. */
    public long id() {
        return installation.id();
    }

    /** Returns the login of the organization or user. */
    public String account() {
        return installation.account();
    }

    /**
     * Grants a permission, or withdraws it. Existing tokens keep theirs.
     *
     * @param permission GitHub's name for it, e.g. {@code repository_hooks}
     */
    public SimulatedInstallation permit(String permission, Access access) {
        installation.permit(permission, access.level());
        return this;
    }

    /** Suspends the installation: it gets no tokens and no events, and 403 for its existing tokens. */
    public void suspend() {
        installation.suspend();
    }

    /** Ends {@link #suspend}. */
    public void unsuspend() {
        installation.unsuspend();
    }

    /** Revokes the tokens of this installation before their hour is over: from now on they are bad credentials. */
    public void expireTokens() {
        tokens.revoke(installation);
    }

    /** Removes the App from the account and revokes its tokens there. */
    public void uninstall() {
        installation.app().remove(installation);
        expireTokens();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SimulatedInstallation same && installation.equals(same.installation);
    }

    @Override
    public int hashCode() {
        return installation.hashCode();
    }

    @Override
    public String toString() {
        return "SimulatedInstallation[id=%s, app=%s, account=%s]"
                .formatted(id(), installation.app().slug(), account());
    }
}
