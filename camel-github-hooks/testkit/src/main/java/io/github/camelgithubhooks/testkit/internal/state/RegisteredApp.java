// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.state;

import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A GitHub App: its key, the permissions it asks for, and its installations. */
public final class RegisteredApp {

    private final HookOwner owner;
    private final PublicKey key;
    private final SimulatorState state;
    private final Instant createdAt;
    private final Map<String, AccessLevel> permissions = new TreeMap<>(Map.of("metadata", AccessLevel.READ));
    private final Map<Long, AppInstallation> installations = new TreeMap<>();
    private TokenDelay tokenDelay = new TokenDelay(Duration.ZERO, 401);

    RegisteredApp(long id, String slug, PublicKey key, SimulatorState state) {
        this.owner = new HookOwner(OwnerKind.APP, slug, id, state);
        this.key = key;
        this.state = state;
        this.createdAt = state.now();
    }

    /** Returns the App as the owner of its hook. */
    public HookOwner owner() {
        return owner;
    }

    public long id() {
        return owner.targetId();
    }

    public String slug() {
        return owner.name();
    }

    public String clientId() {
        return String.format(Locale.ROOT, "Iv23li%014d", id());
    }

    public PublicKey key() {
        return key;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** Asks for a permission, which later installations grant. */
    public synchronized void permit(String permission, AccessLevel level) {
        permissions.put(permission, level);
    }

    public synchronized Map<String, AccessLevel> permissions() {
        return new TreeMap<>(permissions);
    }

    /** Refuses new tokens of the App's installations for a while, with this status. */
    public synchronized void delayTokens(Duration delay, int status) {
        tokenDelay = new TokenDelay(delay, status);
    }

    public synchronized TokenDelay tokenDelay() {
        return tokenDelay;
    }

    /** Returns the events of the App's hook; none while it has no hook. */
    public List<String> events() {
        return owner.hooks().stream()
                .flatMap(hook -> hook.settings().events().stream())
                .toList();
    }

    public AppInstallation installInOrganization(String login, List<String> repositories) {
        state.organization(login);
        return install(login, "Organization", repositories);
    }

    public AppInstallation installForUser(String login, List<String> repositories) {
        SimulatorState.checkLogin(login);
        return install(login, "User", repositories);
    }

    private synchronized AppInstallation install(String login, String accountType, List<String> repositories) {
        for (String repository : repositories) {
            if (!state.repository(repository).account().equalsIgnoreCase(login)) {
                throw new IllegalArgumentException("Repository " + repository + " doesn't belong to " + login
                        + ": select repositories of " + login + " only");
            }
        }
        AppInstallation installation =
                new AppInstallation(state.nextInstallationId(), this, login, accountType, repositories, state);
        installations.put(installation.id(), installation);
        return installation;
    }

    /** Returns the installations, oldest first. */
    public synchronized List<AppInstallation> installations() {
        return List.copyOf(installations.values());
    }

    public synchronized Optional<AppInstallation> installation(long id) {
        return Optional.ofNullable(installations.get(id));
    }

    public synchronized void remove(AppInstallation installation) {
        installations.remove(installation.id());
    }

    /** How long new tokens of the App's installations are refused, and with which status. */
    public record TokenDelay(Duration duration, int status) {}
}
