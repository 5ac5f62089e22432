// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.state;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The deliveries of one hook. Rows older than the retention are removed; held-back rows are hidden from the API. */
public final class HookLog {

    private final TreeMap<Long, LoggedDelivery> rows = new TreeMap<>();
    private final Set<Long> heldBack = new TreeSet<>();
    private final Set<Long> withoutPayload = new TreeSet<>();
    private final Map<Long, Map<String, JsonNode>> spoiled = new TreeMap<>();
    private final Clock clock;
    private final Duration retention;
    private boolean holding;

    HookLog(Clock clock, Duration retention) {
        this.clock = clock;
        this.retention = retention;
    }

    synchronized void add(LoggedDelivery delivery) {
        rows.put(delivery.id(), delivery);
        if (holding) {
            heldBack.add(delivery.id());
        }
    }

    /** Returns all rows, newest first. */
    public synchronized List<LoggedDelivery> newestFirst() {
        removeExpiredRows();
        return List.copyOf(rows.descendingMap().values());
    }

    /** Returns the rows that the API lists, newest first. */
    public synchronized List<LoggedDelivery> listed() {
        return newestFirst().stream()
                .filter(row -> !heldBack.contains(row.id()))
                .toList();
    }

    /** Returns a row that the API shows. */
    public synchronized Optional<LoggedDelivery> get(long id) {
        removeExpiredRows();
        return Optional.ofNullable(rows.get(id)).filter(row -> !heldBack.contains(id));
    }

    /** Hides new rows until {@link #release}. */
    public synchronized void holdBack() {
        holding = true;
    }

    /** Hides this row until {@link #release}. */
    public synchronized void holdBack(long id) {
        heldBack.add(id);
    }

    public synchronized void release() {
        holding = false;
        heldBack.clear();
    }

    /** Makes lists show another value in a field of this row. */
    public synchronized void spoil(long id, String field, JsonNode value) {
        spoiled.computeIfAbsent(id, absent -> new TreeMap<>()).put(field, value);
    }

    /** Returns the values that lists show instead of this row's own. */
    public synchronized Map<String, JsonNode> spoiledFields(long id) {
        return Map.copyOf(spoiled.getOrDefault(id, Map.of()));
    }

    public synchronized void expire(long id) {
        rows.remove(id);
    }

    /** Hides the payload from the API; redeliveries still send it. */
    public synchronized void forgetPayload(long id) {
        withoutPayload.add(id);
    }

    public synchronized boolean hasPayload(long id) {
        return !withoutPayload.contains(id);
    }

    /** Stops at the first row that is recent enough, because ids and times ascend together, give or take a few rows. */
    private void removeExpiredRows() {
        Instant oldest = clock.instant().minus(retention);
        while (!rows.isEmpty() && rows.firstEntry().getValue().deliveredAt().isBefore(oldest)) {
            rows.pollFirstEntry();
        }
    }
}
