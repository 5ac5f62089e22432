// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.store;

import io.github.camelgithubhooks.internal.history.HistoryStore;
import io.github.camelgithubhooks.spi.DeliveryStore;
import java.time.Duration;
import org.apache.camel.spi.StateRepository;

/** Database with all that routes keep: what they have handled and claimed, and how far they have read GitHub's log. */
public interface StateStore extends AutoCloseable {

    /** Returns the record of handled and claimed deliveries. */
    DeliveryStore idempotentRepository();

    /** Returns the repository of cursors. */
    StateRepository<String, String> offsetRepository();

    /** Returns the store of the dashboard's history, which isn't opened yet. */
    HistoryStore history();

    /** Keeps guids at least twice as long as GitHub keeps its log, in which a redelivery prolongs their stay. */
    void keepGuidsFor(Duration logRetention);

    @Override
    void close();
}
