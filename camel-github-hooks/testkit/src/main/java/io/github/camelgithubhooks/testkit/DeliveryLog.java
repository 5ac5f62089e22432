// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** One hook's deliveries. Rows older than the retention are gone; rows that are held back are not listed yet. */
final class DeliveryLog {

    private final TreeMap<Long, SimulatedDelivery> rows = new TreeMap<>();
    private final Set<Long> heldBack = new TreeSet<>();
    private final Set<Long> withoutPayload = new TreeSet<>();
    private final Map<Long, ObjectNode> spoilt = new TreeMap<>();
    private final Clock clock;
    private final Duration retention;
    private boolean holding;

    DeliveryLog(Clock clock, Duration retention) {
        this.clock = clock;
        this.retention = retention;
    }

    synchronized void add(SimulatedDelivery delivery) {
        rows.put(delivery.id(), delivery);
        if (holding) {
            heldBack.add(delivery.id());
        }
    }

    /** What happened, newest first. */
    synchronized List<SimulatedDelivery> newestFirst() {
        forgetOldRows();
        return List.copyOf(rows.descendingMap().values());
    }

    /** What GitHub shows of it, newest first. */
    synchronized List<SimulatedDelivery> listed() {
        return newestFirst().stream()
                .filter(row -> !heldBack.contains(row.id()))
                .toList();
    }

    synchronized Optional<SimulatedDelivery> get(long id) {
        forgetOldRows();
        return Optional.ofNullable(rows.get(id)).filter(row -> !heldBack.contains(id));
    }

    synchronized void holdBack() {
        holding = true;
    }

    synchronized void holdBack(long id) {
        heldBack.add(id);
    }

    synchronized void spoil(long id, String field, JsonNode value) {
        spoilt.computeIfAbsent(id, absent -> Json.object()).set(field, value);
    }

    /** The row as lists show it. */
    synchronized ObjectNode item(SimulatedDelivery row) {
        ObjectNode item = DeliveryJson.item(row);
        ObjectNode odd = spoilt.get(row.id());
        return odd == null ? item : item.setAll(odd);
    }

    synchronized void release() {
        holding = false;
        heldBack.clear();
    }

    synchronized void expire(long id) {
        rows.remove(id);
    }

    /** The row stays, and so does what a redelivery sends. */
    synchronized void forgetPayload(long id) {
        withoutPayload.add(id);
    }

    synchronized boolean hasPayload(long id) {
        return !withoutPayload.contains(id);
    }

    /** From the oldest on, as far as they are too old: ids and times grow together, but for a little disorder. */
    private void forgetOldRows() {
        Instant oldest = clock.instant().minus(retention);
        while (!rows.isEmpty() && rows.firstEntry().getValue().deliveredAt().isBefore(oldest)) {
            rows.pollFirstEntry();
        }
    }
}
