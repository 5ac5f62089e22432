// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import io.github.camelgithubhooks.testkit.TokenPermissions.Access;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A GitHub App in one account of a {@link GitHubSimulator}: what it may do there and with which repositories.
 * Thread-safe.
 *
 * @see <a href="https://docs.github.com/rest/apps/apps">REST API endpoints for GitHub Apps</a>
 */
public final class SimulatedInstallation {

    private final long id;
    private final SimulatedApp app;
    private final String account;
    private final String accountType;
    private final Set<String> repositories = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    private final SimulatorState state;
    private final Tokens tokens;
    private final Instant createdAt;
    private final Map<String, Access> permissions;
    private Instant suspendedAt;

    SimulatedInstallation(
            long id,
            SimulatedApp app,
            String account,
            String accountType,
            List<String> repositories,
            SimulatorState state,
            Tokens tokens) {
        this.id = id;
        this.app = app;
        this.account = account;
        this.accountType = accountType;
        this.repositories.addAll(repositories);
        this.state = state;
        this.tokens = tokens;
        this.createdAt = state.now();
        this.permissions = app.permissions();
    }

    /** The id that payloads, delivery rows and the addresses of the API name. */
    public long id() {
        return id;
    }

    /** The login of the organization or user. */
    public String account() {
        return account;
    }

    String nodeId() {
        byte[] name = ("023:IntegrationInstallation" + id).getBytes(StandardCharsets.US_ASCII);
        return Base64.getEncoder().encodeToString(name);
    }

    SimulatedApp app() {
        return app;
    }

    /** {@code Organization} or {@code User}. */
    String accountType() {
        return accountType;
    }

    /** The selected ones; none means all. */
    Set<String> repositories() {
        return Set.copyOf(repositories);
    }

    Instant createdAt() {
        return createdAt;
    }

    /** Grants a permission, or takes it away. Tokens that were made before keep what they had. */
    public synchronized SimulatedInstallation permit(String permission, Access access) {
        permissions.put(permission, access);
        return this;
    }

    synchronized Map<String, Access> permissions() {
        return Map.copyOf(permissions);
    }

    /** No tokens, no events, and 403 for the tokens it has, until {@link #unsuspend}. */
    public synchronized void suspend() {
        suspendedAt = state.now();
    }

    /** Ends {@link #suspend}. */
    public synchronized void unsuspend() {
        suspendedAt = null;
    }

    synchronized Optional<Instant> suspendedAt() {
        return Optional.ofNullable(suspendedAt);
    }

    /** Lets its tokens end before their hour is over: from now on they are bad credentials. */
    public void expireTokens() {
        tokens.expire(token -> this.equals(token.installation()));
    }

    /** Takes the App out of the account, and its tokens with it. */
    public void uninstall() {
        app.remove(this);
        expireTokens();
    }

    /** Whether it is of this organization, or has this repository. */
    boolean covers(HookScope scope) {
        boolean selected = repositories.isEmpty() || repositories.contains(scope.name());
        return account.equalsIgnoreCase(scope.owner()) && (selected || scope.kind() == ScopeKind.ORGANIZATION);
    }

    boolean isActiveFor(HookScope scope) {
        return covers(scope) && suspendedAt().isEmpty();
    }

    @Override
    public String toString() {
        return "SimulatedInstallation[id=%d, app=%s, account=%s]".formatted(id, app.slug(), account);
    }
}
