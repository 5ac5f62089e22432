// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.tokens;

import io.github.camelgithubhooks.testkit.internal.state.AccessLevel;
import io.github.camelgithubhooks.testkit.internal.state.HookOwner;
import io.github.camelgithubhooks.testkit.internal.state.OwnerKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The rights of a token: scopes or permissions, and the repositories they are for. Immutable. */
public final class TokenGrant {

    static final String HOOKS = "repository_hooks";
    static final String ORGANIZATION_HOOKS = "organization_hooks";
    static final String CONTENTS = "contents";
    static final String METADATA = "metadata";

    /** The kinds of tokens. */
    public enum Kind {
        /** A personal access token with scopes. */
        CLASSIC,
        /** A user's token of an OAuth app, which has scopes, too. */
        OAUTH_APP,
        /** A fine-grained personal access token. */
        FINE_GRAINED,
        /** An installation token of a GitHub App. */
        APP_INSTALLATION,
        /** The {@code GITHUB_TOKEN} of GitHub Actions. */
        ACTIONS
    }

    private final Kind kind;
    private final Set<String> scopes;
    private final String application;
    private final Map<String, AccessLevel> permissions;
    private final String account;
    private final Set<String> repositories;

    private TokenGrant(
            Kind kind,
            Set<String> scopes,
            String application,
            Map<String, AccessLevel> permissions,
            String account,
            Set<String> repositories) {
        this.kind = kind;
        this.scopes = scopes;
        this.application = application;
        this.permissions = permissions;
        this.account = account;
        this.repositories = repositories;
    }

    /** Returns a grant that may read metadata everywhere. */
    public static TokenGrant of(Kind kind) {
        return of(kind, Set.of(), null);
    }

    private static TokenGrant of(Kind kind, Set<String> scopes, String application) {
        return new TokenGrant(
                kind,
                new TreeSet<>(scopes),
                application,
                new TreeMap<>(Map.of(METADATA, AccessLevel.READ)),
                "",
                Set.of());
    }

    /** Returns the grant of a classic token with these scopes. */
    public static TokenGrant classic(String... names) {
        return of(Kind.CLASSIC, Set.of(names), null);
    }

    /** Returns the grant of a token that a user gave to an OAuth app. */
    public static TokenGrant oauthApp(String application, String... names) {
        return of(Kind.OAUTH_APP, Set.of(names), application);
    }

    public TokenGrant hooks(AccessLevel level) {
        return permission(HOOKS, level);
    }

    public TokenGrant organizationHooks(AccessLevel level) {
        return permission(ORGANIZATION_HOOKS, level);
    }

    public TokenGrant contents(AccessLevel level) {
        return permission(CONTENTS, level);
    }

    /**
     * Sets a permission by GitHub's name. A token of Actions ignores those for hooks, which it can't have, and a token
     * with scopes ignores all.
     */
    public TokenGrant permission(String name, AccessLevel level) {
        if (hasScopes() || (kind == Kind.ACTIONS && name.endsWith("_hooks"))) {
            return this;
        }
        Map<String, AccessLevel> more = new TreeMap<>(permissions);
        more.put(name, level);
        return new TokenGrant(kind, scopes, application, more, account, repositories);
    }

    /** Restricts the grant to these repositories, by full name; none means all. */
    public TokenGrant repositories(List<String> fullNames) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(fullNames);
        return new TokenGrant(kind, scopes, application, permissions, account, names);
    }

    /** Restricts the grant to what belongs to this account. */
    public TokenGrant account(String login) {
        return new TokenGrant(kind, scopes, application, permissions, login, repositories);
    }

    Kind kind() {
        return kind;
    }

    public List<String> scopes() {
        return List.copyOf(scopes);
    }

    public boolean hasScopes() {
        return kind == Kind.CLASSIC || kind == Kind.OAUTH_APP;
    }

    /** Returns the OAuth app that acts with this token; empty for any other token. */
    public Optional<String> application() {
        return Optional.ofNullable(application);
    }

    boolean covers(Need need, HookOwner owner) {
        return hasScopes() ? need.isMetBy(scopes, owner) : permits(need);
    }

    private boolean permits(Need need) {
        return permissions.getOrDefault(need.permission(), AccessLevel.NONE).covers(need.level());
    }

    /** Returns whether the token was made for this repository or organization. */
    public boolean administers(HookOwner owner) {
        boolean ofAccount = account.isEmpty() || account.equalsIgnoreCase(owner.account());
        boolean selected = repositories.isEmpty() || repositories.contains(owner.name());
        return ofAccount && (selected || owner.kind() == OwnerKind.ORGANIZATION);
    }

    @Override
    public String toString() {
        return "[kind=%s, scopes=%s, permissions=%s, repositories=%s]"
                .formatted(kind, scopes, permissions, repositories.isEmpty() ? "all" : repositories);
    }
}
