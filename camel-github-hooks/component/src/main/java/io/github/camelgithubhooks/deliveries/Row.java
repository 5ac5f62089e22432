// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.deliveries;

import io.github.camelgithubhooks.model.DeliverySummary;
import java.time.Instant;
import java.util.Comparator;

/** What is kept in memory of a row of the log: one attempt to deliver an event. */
record Row(
        long id,
        String guid,
        Instant deliveredAt,
        boolean redelivery,
        boolean succeeded,
        String event,
        String action,
        Long installationId) {

    static final Comparator<Row> OLDEST_FIRST =
            Comparator.comparing(Row::deliveredAt).thenComparingLong(Row::id);

    /**
     * GitHub's {@code status=failure} leaves out connections that were refused and time-outs: success is what is told by
     * the status code, or by the word where there is none.
     */
    static Row of(DeliverySummary summary) {
        boolean succeeded =
                (summary.statusCode() >= 200 && summary.statusCode() < 300) || "OK".equalsIgnoreCase(summary.status());
        Instant at = summary.deliveredAt() == null ? Instant.EPOCH : summary.deliveredAt();
        return new Row(
                summary.id(),
                summary.guid(),
                at,
                summary.redelivery(),
                succeeded,
                summary.event(),
                summary.action(),
                summary.installationId());
    }
}
