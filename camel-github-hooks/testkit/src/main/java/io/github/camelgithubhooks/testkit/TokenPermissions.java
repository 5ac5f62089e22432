// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import io.github.camelgithubhooks.testkit.internal.state.AccessLevel;
import io.github.camelgithubhooks.testkit.internal.tokens.TokenGrant;
import java.util.List;

/**
 * The rights of a token. Immutable: each method returns another value.
 *
 * <p>A {@linkplain #classic classic token} has scopes; GitHub answers 404 when one is missing. The other kinds have
 * permissions; GitHub answers 403 when one is missing for a repository that the token sees.
 *
 * @see <a
 *     href="https://docs.github.com/rest/authentication/permissions-required-for-fine-grained-personal-access-tokens">
 *     Permissions required for fine-grained personal access tokens</a>
 */
public final class TokenPermissions {

    private final TokenGrant grant;

    private TokenPermissions(TokenGrant grant) {
        this.grant = grant;
    }

    /**
     * Returns the rights of a classic personal access token.
     *
     * @param scopes e.g. {@code repo}, {@code public_repo}, {@code admin:repo_hook}, {@code write:repo_hook}, {@code
     *     read:repo_hook} or {@code admin:org_hook}
     * @see <a href="https://docs.github.com/apps/oauth-apps/building-oauth-apps/scopes-for-oauth-apps">Scopes for OAuth
     *     apps</a>
     */
    public static TokenPermissions classic(String... scopes) {
        return new TokenPermissions(TokenGrant.classic(scopes));
    }

    /**
     * Returns the rights of a token that a user gave to an OAuth app. Of an organization's hooks it sees only those that
     * the app created, which other tokens don't see.
     *
     * @param application any name of the app
     * @param scopes as for {@link #classic}
     * @see <a href="https://docs.github.com/rest/orgs/webhooks#list-organization-webhooks">List organization
     *     webhooks</a>
     */
    public static TokenPermissions oauthApp(String application, String... scopes) {
        return new TokenPermissions(TokenGrant.oauthApp(application, scopes));
    }

    /** Returns the rights of a fine-grained personal access token for every repository, without any permission yet. */
    public static TokenPermissions fineGrained() {
        return of(TokenGrant.Kind.FINE_GRAINED);
    }

    /**
     * Returns the rights of an installation token for every repository, without any permission yet. For a GitHub App
     * that signs in with its own key, see {@link GitHubSimulator#app}.
     */
    public static TokenPermissions appInstallation() {
        return of(TokenGrant.Kind.APP_INSTALLATION);
    }

    /** Returns the rights of the {@code GITHUB_TOKEN} of a workflow run: it may write contents, but never has hooks. */
    public static TokenPermissions actions() {
        return of(TokenGrant.Kind.ACTIONS).contents(Access.WRITE);
    }

    private static TokenPermissions of(TokenGrant.Kind kind) {
        return new TokenPermissions(TokenGrant.of(kind));
    }

    /**
     * Sets the "Webhooks" permission for repositories. {@link #actions()} can't have it and ignores it. Tokens with scopes
     * ignore all permissions.
     */
    public TokenPermissions hooks(Access access) {
        return new TokenPermissions(grant.hooks(access.level()));
    }

    /** Sets the "Webhooks" permission for organizations. {@link #actions()} can't have it and ignores it. */
    public TokenPermissions organizationHooks(Access access) {
        return new TokenPermissions(grant.organizationHooks(access.level()));
    }

    /** Sets the "Contents" permission; repository dispatches need write access. */
    public TokenPermissions contents(Access access) {
        return new TokenPermissions(grant.contents(access.level()));
    }

    /** Restricts the token to these repositories, by full name; none means all. */
    public TokenPermissions repositories(String... fullNames) {
        return new TokenPermissions(grant.repositories(List.of(fullNames)));
    }

    TokenGrant grant() {
        return grant;
    }

    @Override
    public String toString() {
        return "TokenPermissions" + grant;
    }

    /** How far a permission goes. */
    public enum Access {
        /** No access. */
        NONE(AccessLevel.NONE),
        /** Read only. */
        READ(AccessLevel.READ),
        /** Read and write. */
        WRITE(AccessLevel.WRITE);

        private final AccessLevel level;

        Access(AccessLevel level) {
            this.level = level;
        }

        AccessLevel level() {
            return level;
        }
    }
}
