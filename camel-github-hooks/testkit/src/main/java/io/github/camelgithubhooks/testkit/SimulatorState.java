// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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

/** Everything the simulated GitHub remembers about repositories, organizations and Apps, and where its ids come from. */
final class SimulatorState {

    /** Above 2^31: an {@code int} doesn't hold it. */
    private static final long FIRST_HOOK_ID = 4_300_000_001L;

    /** Above 2^53: a {@code double} doesn't tell it from its neighbour. */
    private static final long FIRST_DELIVERY_ID = 9_007_199_254_740_993L;

    private static final long FIRST_APP_ID = 1_300_001L;
    private static final long FIRST_INSTALLATION_ID = 71_000_001L;

    private final Map<String, HookScope> repositories = new ConcurrentSkipListMap<>();
    private final Map<String, HookScope> organizations = new ConcurrentSkipListMap<>();
    private final Map<Long, SimulatedApp> apps = new ConcurrentSkipListMap<>();
    private final AtomicLong appIds = new AtomicLong(FIRST_APP_ID);
    private final AtomicLong installationIds = new AtomicLong(FIRST_INSTALLATION_ID);
    private final AtomicLong hookIds = new AtomicLong(FIRST_HOOK_ID);
    private final AtomicLong deliveryIds = new AtomicLong(FIRST_DELIVERY_ID);
    private final Clock clock;
    private final Duration logRetention;
    private final int hooksPerEvent;

    SimulatorState(Clock clock, Duration logRetention, int hooksPerEvent) {
        this.clock = clock;
        this.logRetention = logRetention;
        this.hooksPerEvent = hooksPerEvent;
    }

    Instant now() {
        return clock.instant();
    }

    int hooksPerEvent() {
        return hooksPerEvent;
    }

    long nextInstallationId() {
        return installationIds.getAndIncrement();
    }

    long nextHookId() {
        return hookIds.getAndIncrement();
    }

    long nextDeliveryId() {
        return deliveryIds.getAndIncrement();
    }

    DeliveryLog newLog() {
        return new DeliveryLog(clock, logRetention);
    }

    /** Made when first asked for. */
    HookScope repository(String fullName) {
        if (!fullName.matches("[A-Za-z0-9-]+/[A-Za-z0-9._-]+")) {
            throw new IllegalArgumentException("A repository's full name is 'owner/name', not '" + fullName + "'");
        }
        return repositories.computeIfAbsent(
                key(fullName),
                key -> new HookScope(ScopeKind.REPOSITORY, fullName, SampleEntities.repositoryId(fullName), this));
    }

    /** GitHub's names ignore case. */
    Optional<HookScope> findRepository(String fullName) {
        return Optional.ofNullable(repositories.get(key(fullName)));
    }

    List<HookScope> repositories() {
        return List.copyOf(repositories.values());
    }

    /** Made when first asked for. */
    HookScope organization(String login) {
        checkLogin(login);
        return organizations.computeIfAbsent(
                key(login), key -> new HookScope(ScopeKind.ORGANIZATION, login, SampleEntities.accountId(login), this));
    }

    Optional<HookScope> findOrganization(String login) {
        return Optional.ofNullable(organizations.get(key(login)));
    }

    List<HookScope> organizations() {
        return List.copyOf(organizations.values());
    }

    /** Where something happens: a full name is a repository's, a name alone an organization's. */
    HookScope origin(String name) {
        return name.contains("/") ? repository(name) : organization(name);
    }

    /** Where a payload says that it happened; all there is when it says nothing. */
    List<HookScope> origins(ObjectNode payload) {
        for (String name : List.of("/repository/full_name", "/organization/login")) {
            JsonNode value = payload.at(name);
            if (value.isTextual()) {
                return List.of(origin(value.textValue()));
            }
        }
        return Stream.concat(repositories.values().stream(), organizations.values().stream())
                .toList();
    }

    SimulatedApp app(String slug, PublicKey key, Tokens tokens) {
        checkLogin(slug);
        SimulatedApp app = new SimulatedApp(appIds.getAndIncrement(), slug, key, this, tokens);
        apps.put(app.id(), app);
        return app;
    }

    List<SimulatedApp> apps() {
        return List.copyOf(apps.values());
    }

    static void checkLogin(String login) {
        if (!login.matches("[A-Za-z0-9-]+")) {
            throw new IllegalArgumentException(
                    "A name like 'octo-org' has letters, digits and hyphens, not '" + login + "'");
        }
    }

    private static String key(String fullName) {
        return fullName.toLowerCase(Locale.ROOT);
    }
}
