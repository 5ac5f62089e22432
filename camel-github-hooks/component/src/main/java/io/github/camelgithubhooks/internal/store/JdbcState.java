// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.store;

import io.github.camelgithubhooks.internal.history.HistoryStore;
import io.github.camelgithubhooks.spi.DeliveryStore;
import java.time.Duration;
import org.apache.camel.spi.StateRepository;

/** State in the tables of a database. */
abstract class JdbcState implements StateStore {

    private final JdbcDeliveryStore deliveries;
    private final JdbcStateRepository cursors;
    private final JdbcHistory history;

    JdbcState(JdbcDeliveryStore deliveries, JdbcStateRepository cursors, JdbcHistory history) {
        this.deliveries = deliveries;
        this.cursors = cursors;
        this.history = history;
    }

    /** Creates another handle on the same tables. */
    JdbcState(JdbcState other) {
        this(other.deliveries, other.cursors, other.history);
    }

    @Override
    public final DeliveryStore idempotentRepository() {
        return deliveries;
    }

    @Override
    public final StateRepository<String, String> offsetRepository() {
        return cursors;
    }

    @Override
    public final HistoryStore history() {
        return history;
    }

    @Override
    public final void keepGuidsFor(Duration logRetention) {
        deliveries.keepFor(logRetention);
    }
}
