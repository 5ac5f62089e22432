// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** One hook's deliveries. Rows older than the retention are gone. */
final class DeliveryLog {

    private final ConcurrentSkipListMap<Long, SimulatedDelivery> rows = new ConcurrentSkipListMap<>();
    private final Set<Long> withoutPayload = ConcurrentHashMap.newKeySet();
    private final Clock clock;
    private final Duration retention;

    DeliveryLog(Clock clock, Duration retention) {
        this.clock = clock;
        this.retention = retention;
    }

    void add(SimulatedDelivery delivery) {
        rows.put(delivery.id(), delivery);
    }

    Optional<SimulatedDelivery> get(long id) {
        forgetOldRows();
        return Optional.ofNullable(rows.get(id));
    }

    /** The row stays, and so does what a redelivery sends. */
    void forgetPayload(long id) {
        withoutPayload.add(id);
    }

    boolean hasPayload(long id) {
        return !withoutPayload.contains(id);
    }

    /** Newest first. */
    List<SimulatedDelivery> newestFirst() {
        forgetOldRows();
        return List.copyOf(rows.descendingMap().values());
    }

    private void forgetOldRows() {
        Instant oldest = clock.instant().minus(retention);
        rows.values().removeIf(row -> row.deliveredAt().isBefore(oldest));
    }
}
