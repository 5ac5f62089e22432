// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.hooks;

import io.github.camelgithubhooks.internal.http.ApiRequest;
import io.github.camelgithubhooks.internal.http.EntityTag;
import io.github.camelgithubhooks.model.DeliverySummary;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One page of a hook's delivery log, read row by row: a bad row costs no other.
 *
 * @param request the request that was sent
 * @param rows the usable rows, in GitHub's order: each has an id, a guid and an event; the other fields may be missing
 * @param odd the rows that can't be used
 * @param etag the tag of this page; null when GitHub sent none
 * @param date GitHub's clock when it answered, null when it sent none
 * @param next the request for the page behind this one, null at the end of the log
 * @param state whether the page could be read
 */
public record LogPage(
        ApiRequest request,
        List<DeliverySummary> rows,
        List<OddRow> odd,
        EntityTag etag,
        Instant date,
        ApiRequest next,
        State state) {

    /** State of a page. */
    public enum State {
        READ,
        /** GitHub answered 304: the page hasn't changed since it had the tag of the request. */
        UNCHANGED,
        /** The answer isn't a list of rows. */
        UNREADABLE
    }

    /**
     * Row that can't be used.
     *
     * @param what what is wrong with it
     * @param hash a number that is the same when the row is read again
     */
    public record OddRow(String what, long hash) {}

    /** Returns whether the page hasn't changed since it had the tag of the request. */
    public boolean isUnchanged() {
        return state == State.UNCHANGED;
    }

    /** Returns whether most of the page is older than a time. A few rows may be out of order or have a wrong time. */
    public boolean isBefore(Instant time) {
        List<Instant> times = rows.stream()
                .map(DeliverySummary::deliveredAt)
                .filter(Objects::nonNull)
                .toList();
        long older = times.stream().filter(at -> at.isBefore(time)).count();
        return older * 2 > times.size();
    }

    /**
     * Returns the time of the newest row, without rows whose time is later than GitHub's clock; empty when no row has
     * one.
     */
    public Optional<Instant> newest() {
        return rows.stream()
                .map(DeliverySummary::deliveredAt)
                .filter(at -> at != null && (date == null || !at.isAfter(date)))
                .max(Instant::compareTo);
    }
}
