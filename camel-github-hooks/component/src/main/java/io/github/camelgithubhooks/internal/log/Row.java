// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import io.github.camelgithubhooks.model.DeliverySummary;
import java.time.Instant;
import java.util.Comparator;

/**
 * Row of the log, as far as it is kept in memory: one attempt to deliver an event.
 *
 * @param deliveredAt its place in the order: when this attempt was made, or about when if the row has no usable time
 * @param sentAt when GitHub made this attempt, null if the row has no time
 * @param succeeded the verdict of {@link DeliverySummary#succeeded()}
 */
record Row(
        long id,
        String guid,
        Instant deliveredAt,
        Instant sentAt,
        boolean redelivery,
        boolean succeeded,
        String event,
        String action,
        Long installationId) {

    static final Comparator<Row> OLDEST_FIRST =
            Comparator.comparing(Row::deliveredAt).thenComparingLong(Row::id);

    /**
     * Returns the row of the log.
     *
     * @param place its place in the order
     */
    static Row of(DeliverySummary row, Instant place) {
        return new Row(
                row.id(),
                row.guid(),
                place,
                row.deliveredAt(),
                row.redelivery(),
                row.succeeded(),
                row.event(),
                row.action(),
                row.installationId());
    }
}
