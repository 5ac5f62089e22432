// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgithubhooks.testkit.internal.samples.SampleEntities;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** The memory of the simulated GitHub: repositories, organizations and Apps. It also issues the ids. */
public final class SimulatorState {

    /** Above 2^31, so that an {@code int} can't hold it. */
    private static final long FIRST_HOOK_ID = 4_300_000_001L;

    private static final long FIRST_APP_ID = 1_300_001L;
    private static final long FIRST_INSTALLATION_ID = 71_000_001L;

    private final Map<String, HookOwner> repositories = new ConcurrentSkipListMap<>();
    private final Map<String, HookOwner> organizations = new ConcurrentSkipListMap<>();
    private final Map<Long, RegisteredApp> apps = new ConcurrentSkipListMap<>();
    private final AtomicLong appIds = new AtomicLong(FIRST_APP_ID);
    private final AtomicLong installationIds = new AtomicLong(FIRST_INSTALLATION_ID);
    private final AtomicLong hookIds = new AtomicLong(FIRST_HOOK_ID);
    private final AtomicLong deliveryIds;
    private final Clock clock;
    private final Duration logRetention;
    private final int hooksPerEvent;
    private volatile List<String> hookRanges;

    public SimulatorState(
            Clock clock, Duration logRetention, int hooksPerEvent, long firstDeliveryId, List<String> hookRanges) {
        this.clock = clock;
        this.logRetention = logRetention;
        this.hooksPerEvent = hooksPerEvent;
        this.deliveryIds = new AtomicLong(firstDeliveryId);
        this.hookRanges = hookRanges;
    }

    public Instant now() {
        return clock.instant();
    }

    int hooksPerEvent() {
        return hooksPerEvent;
    }

    /** Returns the ranges, in CIDR notation, that GitHub says it sends webhooks from. */
    public List<String> hookRanges() {
        return hookRanges;
    }

    public void setHookRanges(List<String> cidrs) {
        hookRanges = cidrs;
    }

    long nextInstallationId() {
        return installationIds.getAndIncrement();
    }

    long nextHookId() {
        return hookIds.getAndIncrement();
    }

    public long nextDeliveryId() {
        return deliveryIds.getAndIncrement();
    }

    HookLog newLog() {
        return new HookLog(clock, logRetention);
    }

    /**
     * Returns a repository, creating it if needed.
     *
     * @throws IllegalArgumentException for a name that GitHub doesn't allow
     */
    public HookOwner repository(String fullName) {
        if (!fullName.matches("[A-Za-z0-9-]+/[A-Za-z0-9._-]+")) {
            throw new IllegalArgumentException("A repository's full name is 'owner/name', not '" + fullName + "'");
        }
        return repositories.computeIfAbsent(
                key(fullName),
                key -> new HookOwner(OwnerKind.REPOSITORY, fullName, SampleEntities.repositoryId(fullName), this));
    }

    /** Finds a repository; GitHub ignores the case of names. */
    public Optional<HookOwner> findRepository(String fullName) {
        return Optional.ofNullable(repositories.get(key(fullName)));
    }

    public List<HookOwner> repositories() {
        return List.copyOf(repositories.values());
    }

    /**
     * Returns an organization, creating it if needed.
     *
     * @throws IllegalArgumentException for a name that GitHub doesn't allow
     */
    public HookOwner organization(String login) {
        checkLogin(login);
        return organizations.computeIfAbsent(
                key(login), key -> new HookOwner(OwnerKind.ORGANIZATION, login, SampleEntities.accountId(login), this));
    }

    /** Finds an organization; GitHub ignores the case of names. */
    public Optional<HookOwner> findOrganization(String login) {
        return Optional.ofNullable(organizations.get(key(login)));
    }

    public List<HookOwner> organizations() {
        return List.copyOf(organizations.values());
    }

    /** Returns the repository of this full name, or the organization of this login, creating it if needed. */
    public HookOwner origin(String name) {
        return name.contains("/") ? repository(name) : organization(name);
    }

    /** Returns the repository or organization that a payload names; everything there is when it names none. */
    public List<HookOwner> origins(ObjectNode payload) {
        for (String name : List.of("/repository/full_name", "/organization/login")) {
            JsonNode value = payload.at(name);
            if (value.isTextual()) {
                return List.of(origin(value.textValue()));
            }
        }
        return Stream.concat(repositories.values().stream(), organizations.values().stream())
                .toList();
    }

    /**
     * Registers an App.
     *
     * @throws IllegalArgumentException for a name that GitHub doesn't allow
     */
    public RegisteredApp app(String slug, PublicKey key) {
        checkLogin(slug);
        RegisteredApp app = new RegisteredApp(appIds.getAndIncrement(), slug, key, this);
        apps.put(app.id(), app);
        return app;
    }

    public List<RegisteredApp> apps() {
        return List.copyOf(apps.values());
    }

    static void checkLogin(String login) {
        if (!login.matches("[A-Za-z0-9-]+")) {
            throw new IllegalArgumentException(
                    "A name like 'octo-org' has letters, digits and hyphens only, unlike '" + login + "'");
        }
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
