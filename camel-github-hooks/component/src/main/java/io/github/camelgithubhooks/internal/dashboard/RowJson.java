// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.dashboard;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.camelgithubhooks.internal.history.HistoryRow;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Row of the list of deliveries. What isn't known is left out. Ids are texts: they exceed what JavaScript can count. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RowJson(
        String id,
        String at,
        String guid,
        String deliveryId,
        String hookId,
        String routeId,
        String source,
        String event,
        String action,
        String repository,
        String sender,
        String outcome,
        Integer status,
        String words,
        BigDecimal tookMs,
        Integer attempts,
        Boolean replay) {

    private static final int NANOS_DIGITS = 6;

    /**
     * Returns the JSON of a row of the history.
     *
     * @param attempts how many attempts are known, null if they weren't counted
     */
    static RowJson of(HistoryRow row, Integer attempts) {
        return new RowJson(
                RowIdText.of(row),
                Times.of(row.at()),
                row.guid(),
                row.deliveryId() == null ? null : row.deliveryId().toString(),
                row.hookId(),
                row.routeId(),
                row.source().toString(),
                row.event(),
                row.action(),
                row.repository(),
                row.sender(),
                row.outcome().toString(),
                row.status() == 0 ? null : row.status(),
                row.words(),
                row.tookNanos() < 0 ? null : millis(row.tookNanos()),
                attempts,
                row.replay() ? true : null);
    }

    static BigDecimal millis(long nanos) {
        return BigDecimal.valueOf(nanos, NANOS_DIGITS).setScale(1, RoundingMode.HALF_UP);
    }
}
