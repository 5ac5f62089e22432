// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** Everything the simulated GitHub remembers about repositories, and where its ids come from. */
final class SimulatorState {

    /** Above 2^31: an {@code int} doesn't hold it. */
    private static final long FIRST_HOOK_ID = 4_300_000_001L;

    /** Above 2^53: a {@code double} doesn't tell it from its neighbour. */
    private static final long FIRST_DELIVERY_ID = 9_007_199_254_740_993L;

    private final Map<String, HookScope> repositories = new ConcurrentSkipListMap<>();
    private final AtomicLong hookIds = new AtomicLong(FIRST_HOOK_ID);
    private final AtomicLong deliveryIds = new AtomicLong(FIRST_DELIVERY_ID);
    private final Clock clock;
    private final Duration logRetention;

    SimulatorState(Clock clock, Duration logRetention) {
        this.clock = clock;
        this.logRetention = logRetention;
    }

    Instant now() {
        return clock.instant();
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
        return repositories.computeIfAbsent(key(fullName), key -> new HookScope(fullName, this));
    }

    /** GitHub's names ignore case. */
    Optional<HookScope> findRepository(String fullName) {
        return Optional.ofNullable(repositories.get(key(fullName)));
    }

    List<HookScope> repositories() {
        return List.copyOf(repositories.values());
    }

    private static String key(String fullName) {
        return fullName.toLowerCase(Locale.ROOT);
    }
}
