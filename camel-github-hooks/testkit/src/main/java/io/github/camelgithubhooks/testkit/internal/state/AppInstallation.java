// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.state;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** An App in one account: its permissions there and its repositories. */
public final class AppInstallation {

    private final long id;
    private final RegisteredApp app;
    private final String account;
    private final String accountType;
    private final Set<String> repositories = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    private final SimulatorState state;
    private final Instant createdAt;
    private final Map<String, AccessLevel> permissions;
    private Instant suspendedAt;

    AppInstallation(
            long id,
            RegisteredApp app,
            String account,
            String accountType,
            List<String> repositories,
            SimulatorState state) {
        this.id = id;
        this.app = app;
        this.account = account;
        this.accountType = accountType;
        this.repositories.addAll(repositories);
        this.state = state;
        this.createdAt = state.now();
        this.permissions = app.permissions();
    }

    public long id() {
        return id;
    }

    public String nodeId() {
        byte[] name = ("023:IntegrationInstallation" + id).getBytes(StandardCharsets.US_ASCII);
        return Base64.getEncoder().encodeToString(name);
    }

    public RegisteredApp app() {
        return app;
    }

    /** Returns the login of the organization or user. */
    public String account() {
        return account;
    }

    /** Returns {@code Organization} or {@code User}. */
    public String accountType() {
        return accountType;
    }

    /** Returns the full names of the selected repositories; none means all. */
    public Set<String> repositories() {
        return Set.copyOf(repositories);
    }

    public Instant createdAt() {
        return createdAt;
    }

    public synchronized void permit(String permission, AccessLevel level) {
        permissions.put(permission, level);
    }

    public synchronized Map<String, AccessLevel> permissions() {
        return Map.copyOf(permissions);
    }

    public synchronized void suspend() {
        suspendedAt = state.now();
    }

    public synchronized void unsuspend() {
        suspendedAt = null;
    }

    public synchronized Optional<Instant> suspendedAt() {
        return Optional.ofNullable(suspendedAt);
    }

    /** Returns whether the App is installed in this organization, or for this repository. */
    public boolean covers(HookOwner owner) {
        boolean selected = repositories.isEmpty() || repositories.contains(owner.name());
        return account.equalsIgnoreCase(owner.account()) && (selected || owner.kind() == OwnerKind.ORGANIZATION);
    }

    /** Returns whether the App gets the events of this owner. */
    public boolean isActiveFor(HookOwner owner) {
        return covers(owner) && suspendedAt().isEmpty();
    }
}
