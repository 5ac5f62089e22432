// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.tokens;

import io.github.camelgithubhooks.testkit.internal.state.AccessLevel;
import io.github.camelgithubhooks.testkit.internal.state.AppInstallation;
import io.github.camelgithubhooks.testkit.internal.state.HookOwner;
import io.github.camelgithubhooks.testkit.internal.state.RegisteredApp;
import java.time.Instant;

/**
 * A token with its rights, or the JWT of an App.
 *
 * @param holder the holder of the hourly limit, in GitHub's words
 * @param validFrom the moment from which all of GitHub's servers know it; null for always
 * @param expiresAt null for a token that doesn't expire
 * @param app the App that signed the JWT; null for a token
 * @param installation the installation that the token belongs to; null for any other
 */
public record Token(
        String value,
        TokenGrant grant,
        String holder,
        Instant validFrom,
        Instant expiresAt,
        RegisteredApp app,
        AppInstallation installation) {

    static Token personal(String value, TokenGrant grant, long userId) {
        return new Token(value, grant, "user ID " + userId, null, null, null, null);
    }

    /** Returns the JWT of an App, which has no rights as a token. */
    public static Token jwt(String value, RegisteredApp app) {
        TokenGrant nothing = TokenGrant.of(TokenGrant.Kind.APP_INSTALLATION);
        return new Token(value, nothing, "app ID " + app.id(), null, null, app, null);
    }

    /** Returns a token of an installation. All tokens of one share its hourly limit. */
    static Token of(
            AppInstallation installation, String value, TokenGrant grant, Instant validFrom, Instant expiresAt) {
        String holder = "installation ID " + installation.id();
        return new Token(value, grant, holder, validFrom, expiresAt, null, installation);
    }

    boolean isValid(Instant now) {
        return expiresAt == null || now.isBefore(expiresAt);
    }

    public boolean isKnownEverywhere(Instant now) {
        return validFrom == null || !now.isBefore(validFrom);
    }

    /** Returns whether this token has the rights that an endpoint needs for a repository or an organization. */
    public boolean may(Need need, HookOwner owner) {
        if (need == Need.METADATA_READ && !owner.isPrivate()) {
            return true;
        }
        return grant.administers(owner) && (need.level() == AccessLevel.NONE || grant.covers(need, owner));
    }

    /** Returns GitHub's words for a token that sees a repository but lacks a right. */
    public String refusal() {
        return switch (grant.kind()) {
            case CLASSIC, OAUTH_APP, FINE_GRAINED -> "Resource not accessible by personal access token";
            case APP_INSTALLATION, ACTIONS -> "Resource not accessible by integration";
        };
    }

    @Override
    public String toString() {
        return "Token[" + holder + ", rights=" + grant + "]";
    }
}
