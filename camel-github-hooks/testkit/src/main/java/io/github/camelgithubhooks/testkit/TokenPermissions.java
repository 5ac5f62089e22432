// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a token may do. Immutable: each method returns another value.
 *
 * <p>A {@linkplain #classic classic token} has scopes; where one is missing, GitHub answers 404. The other kinds have
 * permissions; where one is missing on a repository that the token sees, GitHub answers 403.
 *
 * @see <a
 *     href="https://docs.github.com/rest/authentication/permissions-required-for-fine-grained-personal-access-tokens">
 *     Permissions required for fine-grained personal access tokens</a>
 */
public final class TokenPermissions {

    /** What kind of token it is. */
    public enum Kind {
        /** A personal access token with scopes. */
        CLASSIC,
        /** A fine-grained personal access token. */
        FINE_GRAINED,
        /** The installation token of a GitHub App. */
        APP_INSTALLATION,
        /** The {@code GITHUB_TOKEN} of GitHub Actions. */
        ACTIONS
    }

    /** How far a permission goes. */
    public enum Access {
        /** Not at all. */
        NONE,
        /** To look only. */
        READ,
        /** To look and to change. */
        WRITE;

        boolean covers(Access wanted) {
            return compareTo(wanted) >= 0;
        }
    }

    private final Kind kind;
    private final Set<String> scopes;
    private final Access hooks;
    private final Access contents;
    private final Set<String> repositories;

    private TokenPermissions(Kind kind, Set<String> scopes, Access hooks, Access contents, Set<String> repositories) {
        this.kind = kind;
        this.scopes = scopes;
        this.hooks = hooks;
        this.contents = contents;
        this.repositories = repositories;
    }

    /**
     * A classic personal access token.
     *
     * @param scopes e.g. {@code repo} or {@code admin:repo_hook}, {@code write:repo_hook}, {@code read:repo_hook}
     */
    public static TokenPermissions classic(String... scopes) {
        Set<String> given = Set.of(scopes);
        boolean write = given.contains("repo")
                || given.contains("admin:repo_hook")
                || given.contains("write:repo_hook")
                || given.contains("public_repo");
        Access hooks = write ? Access.WRITE : given.contains("read:repo_hook") ? Access.READ : Access.NONE;
        Access contents = given.contains("repo") || given.contains("public_repo") ? Access.WRITE : Access.NONE;
        return new TokenPermissions(Kind.CLASSIC, new TreeSet<>(given), hooks, contents, Set.of());
    }

    /** A fine-grained personal access token for every repository, without any permission yet. */
    public static TokenPermissions fineGrained() {
        return new TokenPermissions(Kind.FINE_GRAINED, Set.of(), Access.NONE, Access.NONE, Set.of());
    }

    /** An installation token of a GitHub App for every repository, without any permission yet. */
    public static TokenPermissions appInstallation() {
        return new TokenPermissions(Kind.APP_INSTALLATION, Set.of(), Access.NONE, Access.NONE, Set.of());
    }

    /** The {@code GITHUB_TOKEN} of a workflow run: it may write contents, and never touches hooks. */
    public static TokenPermissions actions() {
        return new TokenPermissions(Kind.ACTIONS, Set.of(), Access.NONE, Access.WRITE, Set.of());
    }

    /** The "Webhooks" permission. Ignored for {@link #actions()}, which can't have it. */
    public TokenPermissions hooks(Access access) {
        return new TokenPermissions(kind, scopes, kind == Kind.ACTIONS ? Access.NONE : access, contents, repositories);
    }

    /** The "Contents" permission; repository dispatches need it to write. */
    public TokenPermissions contents(Access access) {
        return new TokenPermissions(kind, scopes, hooks, access, repositories);
    }

    /** Restricts the token to these repositories, by full name; none means all. */
    public TokenPermissions repositories(String... fullNames) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(Arrays.asList(fullNames));
        return new TokenPermissions(kind, scopes, hooks, contents, names);
    }

    Kind kind() {
        return kind;
    }

    List<String> scopes() {
        return List.copyOf(scopes);
    }

    Access hooks() {
        return hooks;
    }

    Access contents() {
        return contents;
    }

    boolean administers(String fullName) {
        return repositories.isEmpty() || repositories.contains(fullName);
    }

    @Override
    public String toString() {
        return "TokenPermissions[kind=%s, scopes=%s, hooks=%s, contents=%s, repositories=%s]"
                .formatted(kind, scopes, hooks, contents, repositories.isEmpty() ? "all" : repositories);
    }
}
