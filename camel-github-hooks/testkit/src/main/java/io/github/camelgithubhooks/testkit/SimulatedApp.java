// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import io.github.camelgithubhooks.testkit.TokenPermissions.Access;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A GitHub App of a {@link GitHubSimulator}. It signs in with a JWT that its private key signed, and has at most one
 * hook, which gets the events of wherever it is installed. Thread-safe.
 *
 * @see <a href="https://docs.github.com/apps/creating-github-apps/authenticating-with-a-github-app">Authenticating with
 *     a GitHub App</a>
 */
public final class SimulatedApp extends SimulatedHookOwner {

    private final String slug;
    private final PublicKey key;
    private final SimulatorState state;
    private final Tokens tokens;
    private final Instant createdAt;
    private final Map<String, Access> permissions = new TreeMap<>(Map.of("metadata", Access.READ));
    private final Map<Long, SimulatedInstallation> installations = new TreeMap<>();

    private TokenDelay tokenDelay = new TokenDelay(Duration.ZERO, 401);

    /** How long new tokens of the App's installations are refused, and with which status. */
    record TokenDelay(Duration duration, int status) {}

    SimulatedApp(long id, String slug, PublicKey key, SimulatorState state, Tokens tokens) {
        super(new HookScope(ScopeKind.APP, slug, id, state));
        this.slug = slug;
        this.key = key;
        this.state = state;
        this.tokens = tokens;
        this.createdAt = state.now();
    }

    /** The client id, e.g. {@code Iv23li00000001300001}: like {@link #id}, a JWT may name it as its issuer. */
    public String clientId() {
        return "Iv23li%014d".formatted(id());
    }

    /** The App's name in addresses, e.g. {@code octo-hooks}. */
    public String slug() {
        return slug;
    }

    PublicKey key() {
        return key;
    }

    Instant createdAt() {
        return createdAt;
    }

    /**
     * Asks for a permission, which further installations grant. An App that asks for nothing may read metadata.
     *
     * @param permission GitHub's name for it, e.g. {@code repository_hooks}, {@code organization_hooks} or {@code
     *     contents}
     */
    public synchronized SimulatedApp permit(String permission, Access access) {
        permissions.put(permission, access);
        return this;
    }

    synchronized Map<String, Access> permissions() {
        return new TreeMap<>(permissions);
    }

    /**
     * Refuses tokens of the App's installations that are made from now on at first, as GitHub does for a second or two
     * until all its servers know them.
     *
     * @param delay how long, by the simulator's clock; zero ends it for further tokens
     * @param status 401 (bad credentials) or 403 (resource not accessible)
     */
    public synchronized SimulatedApp delayTokens(Duration delay, int status) {
        tokenDelay = new TokenDelay(delay, status);
        return this;
    }

    synchronized TokenDelay tokenDelay() {
        return tokenDelay;
    }

    /** The events of the App's hook; none while it has no hook. */
    List<String> events() {
        return hooks().stream().flatMap(hook -> hook.events().stream()).toList();
    }

    /**
     * Installs the App in an organization, with the permissions it asks for now.
     *
     * @param organization the organization's login
     * @param repositories the selected repositories by full name; none for all, also those to come
     * @throws IllegalArgumentException for a repository of another account
     */
    public SimulatedInstallation install(String organization, String... repositories) {
        state.organization(organization);
        return install(organization, "Organization", repositories);
    }

    /** Like {@link #install}, in the account of a user. */
    public SimulatedInstallation installForUser(String user, String... repositories) {
        SimulatorState.checkLogin(user);
        return install(user, "User", repositories);
    }

    private synchronized SimulatedInstallation install(String login, String type, String... repositories) {
        for (String repository : repositories) {
            if (!state.repository(repository).owner().equalsIgnoreCase(login)) {
                throw new IllegalArgumentException(
                        "Only repositories of " + login + " can be selected there, not " + repository);
            }
        }
        SimulatedInstallation installation = new SimulatedInstallation(
                state.nextInstallationId(), this, login, type, Arrays.asList(repositories), state, tokens);
        installations.put(installation.id(), installation);
        return installation;
    }

    /** Where the App is installed, oldest first. */
    public synchronized List<SimulatedInstallation> installations() {
        return List.copyOf(installations.values());
    }

    synchronized Optional<SimulatedInstallation> installation(long id) {
        return Optional.ofNullable(installations.get(id));
    }

    synchronized void remove(SimulatedInstallation installation) {
        installations.remove(installation.id());
    }
}
