// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import io.github.camelgithubhooks.testkit.TokenPermissions.Kind;
import java.time.Instant;

/**
 * A token and what it may do, or the JWT of an App.
 *
 * @param holder whose hourly limit it uses, in GitHub's words
 * @param validFrom from when on all of GitHub's servers know it; null for always
 * @param expiresAt null for one that lasts
 * @param app the App whose JWT it is; null for a token
 * @param installation the installation it was made for through the API; null for any other
 */
record Token(
        String value,
        TokenPermissions permissions,
        String holder,
        Instant validFrom,
        Instant expiresAt,
        SimulatedApp app,
        SimulatedInstallation installation) {

    static Token personal(String value, TokenPermissions permissions, long userId) {
        return new Token(value, permissions, "user ID " + userId, null, null, null, null);
    }

    static Token jwt(String value, SimulatedApp app) {
        return new Token(value, TokenPermissions.appInstallation(), "app ID " + app.id(), null, null, app, null);
    }

    /** All tokens of an installation share one hourly limit. */
    static Token of(
            SimulatedInstallation installation,
            String value,
            TokenPermissions permissions,
            Instant validFrom,
            Instant expiresAt) {
        String holder = "installation ID " + installation.id();
        return new Token(value, permissions, holder, validFrom, expiresAt, null, installation);
    }

    boolean isClassic() {
        return permissions.kind() == Kind.CLASSIC;
    }

    boolean isValid(Instant now) {
        return expiresAt == null || now.isBefore(expiresAt);
    }

    boolean isKnownEverywhere(Instant now) {
        return validFrom == null || !now.isBefore(validFrom);
    }

    boolean may(Need need, HookScope scope) {
        if (!permissions.administers(scope)) {
            return need == Need.METADATA_READ && !scope.isPrivate();
        }
        return need.access() == TokenPermissions.Access.NONE || permissions.cover(need);
    }

    /** GitHub's words for a token that sees a repository and may not do this there. */
    String refusal() {
        return switch (permissions.kind()) {
            case CLASSIC, FINE_GRAINED -> "Resource not accessible by personal access token";
            case APP_INSTALLATION, ACTIONS -> "Resource not accessible by integration";
        };
    }

    @Override
    public String toString() {
        return "Token[" + holder + ", " + permissions + "]";
    }
}
