// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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

    private static final String HOOKS = "repository_hooks";
    private static final String ORGANIZATION_HOOKS = "organization_hooks";
    private static final String CONTENTS = "contents";

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

        /** GitHub's word for it. */
        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Kind kind;
    private final Set<String> scopes;
    private final Map<String, Access> permissions;
    private final String account;
    private final Set<String> repositories;

    private TokenPermissions(
            Kind kind, Set<String> scopes, Map<String, Access> permissions, String account, Set<String> repositories) {
        this.kind = kind;
        this.scopes = scopes;
        this.permissions = permissions;
        this.account = account;
        this.repositories = repositories;
    }

    private static TokenPermissions of(Kind kind, String... scopes) {
        Map<String, Access> permissions = new TreeMap<>(Map.of("metadata", Access.READ));
        return new TokenPermissions(kind, new TreeSet<>(Set.of(scopes)), permissions, "", Set.of());
    }

    /**
     * A classic personal access token.
     *
     * @param scopes e.g. {@code repo} or {@code admin:repo_hook}, {@code write:repo_hook}, {@code read:repo_hook},
     *     {@code admin:org_hook}
     */
    public static TokenPermissions classic(String... scopes) {
        Set<String> given = Set.of(scopes);
        boolean write = given.contains("repo")
                || given.contains("admin:repo_hook")
                || given.contains("write:repo_hook")
                || given.contains("public_repo");
        boolean code = given.contains("repo") || given.contains("public_repo");
        return of(Kind.CLASSIC, scopes)
                .hooks(write ? Access.WRITE : given.contains("read:repo_hook") ? Access.READ : Access.NONE)
                .organizationHooks(given.contains("admin:org_hook") ? Access.WRITE : Access.NONE)
                .contents(code ? Access.WRITE : Access.NONE);
    }

    /** A fine-grained personal access token for every repository, without any permission yet. */
    public static TokenPermissions fineGrained() {
        return of(Kind.FINE_GRAINED);
    }

    /**
     * An installation token of a GitHub App for every repository, without any permission yet. For an App with a key of
     * its own see {@link GitHubSimulator#app}.
     */
    public static TokenPermissions appInstallation() {
        return of(Kind.APP_INSTALLATION);
    }

    /** The {@code GITHUB_TOKEN} of a workflow run: it may write contents, and never touches hooks. */
    public static TokenPermissions actions() {
        return of(Kind.ACTIONS).contents(Access.WRITE);
    }

    /** The "Webhooks" permission for repositories. Ignored for {@link #actions()}, which can't have it. */
    public TokenPermissions hooks(Access access) {
        return permission(HOOKS, access);
    }

    /** The "Webhooks" permission for organizations. Ignored for {@link #actions()}, which can't have it. */
    public TokenPermissions organizationHooks(Access access) {
        return permission(ORGANIZATION_HOOKS, access);
    }

    /** The "Contents" permission; repository dispatches need it to write. */
    public TokenPermissions contents(Access access) {
        return permission(CONTENTS, access);
    }

    /** Restricts the token to these repositories, by full name; none means all. */
    public TokenPermissions repositories(String... fullNames) {
        return repositories(Arrays.asList(fullNames));
    }

    TokenPermissions repositories(List<String> fullNames) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(fullNames);
        return new TokenPermissions(kind, scopes, permissions, account, names);
    }

    /** Restricts the token to what belongs to this account. */
    TokenPermissions account(String login) {
        return new TokenPermissions(kind, scopes, permissions, login, repositories);
    }

    /** Any permission, by GitHub's name for it. */
    TokenPermissions permission(String name, Access access) {
        if (kind == Kind.ACTIONS && name.endsWith("_hooks")) {
            return this;
        }
        Map<String, Access> more = new TreeMap<>(permissions);
        more.put(name, access);
        return new TokenPermissions(kind, scopes, more, account, repositories);
    }

    Kind kind() {
        return kind;
    }

    List<String> scopes() {
        return List.copyOf(scopes);
    }

    boolean cover(Need need) {
        return permissions.getOrDefault(need.permission(), Access.NONE).covers(need.access());
    }

    /** Whether this is one of the repositories, organizations or accounts that the token was made for. */
    boolean administers(HookScope scope) {
        boolean ofAccount = account.isEmpty() || account.equalsIgnoreCase(scope.owner());
        boolean selected = repositories.isEmpty() || repositories.contains(scope.name());
        return ofAccount && (selected || scope.kind() == ScopeKind.ORGANIZATION);
    }

    @Override
    public String toString() {
        return "TokenPermissions[kind=%s, scopes=%s, permissions=%s, repositories=%s]"
                .formatted(kind, scopes, permissions, repositories.isEmpty() ? "all" : repositories);
    }
}
