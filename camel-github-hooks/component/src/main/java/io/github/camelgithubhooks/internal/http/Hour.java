// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.http;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * Hour in which GitHub counts requests, as far as it has reported. Immutable.
 *
 * @param limit the number of requests allowed in the hour
 * @param remaining the number of requests that are left
 * @param reset the end of the hour by GitHub's clock; null when unknown
 * @param resetAt the end of the hour by this machine's clock; null when unknown
 */
record Hour(OptionalLong limit, OptionalLong remaining, Instant reset, Instant resetAt) {

    static final Hour UNKNOWN = new Hour(OptionalLong.empty(), OptionalLong.empty(), null, null);

    /** The most by which two resets of the same hour differ; GitHub's vary by a second or two. */
    private static final Duration SAME = Duration.ofSeconds(10);

    boolean isOver(Instant now) {
        return resetAt != null && !now.isBefore(resetAt);
    }

    /**
     * Returns the hour with the figures of an answer. Within an hour the lowest number counts, since answers overtake
     * each other. Figures of an earlier hour are ignored.
     */
    Hour after(Reported answer) {
        if (answer.limit().isEmpty()) {
            return this;
        }
        boolean over = isOver(answer.at());
        Duration later = answer.reset() == null || reset == null ? null : Duration.between(reset, answer.reset());
        boolean same = later != null && later.abs().compareTo(SAME) <= 0 && !over;
        if (later != null && !same && later.isNegative() && !over) {
            return this;
        }
        OptionalLong left = answer.remaining();
        if (same && limit.equals(answer.limit()) && remaining.isPresent() && left.isPresent()) {
            left = remaining.getAsLong() < left.getAsLong() ? remaining : left;
        }
        return new Hour(
                answer.limit(),
                left,
                answer.reset(),
                answer.reset() == null ? null : answer.untilReset(0).until());
    }
}
