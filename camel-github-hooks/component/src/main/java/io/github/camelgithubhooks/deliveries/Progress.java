// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.deliveries;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says now and then how far a long catch-up is. */
final class Progress {

    private static final Logger LOG = LoggerFactory.getLogger(Progress.class);
    private static final Duration BETWEEN_LINES = Duration.ofMinutes(1);

    private final String hook;
    private final int total;
    private final Clock clock;
    private final Instant begin;
    private Instant next;

    Progress(String hook, int total, Clock clock) {
        this.hook = hook;
        this.total = total;
        this.clock = clock;
        this.begin = clock.instant();
        this.next = begin.plus(BETWEEN_LINES);
    }

    void at(int done) {
        Instant now = clock.instant();
        if (now.isBefore(next)) {
            return;
        }
        next = now.plus(BETWEEN_LINES);
        Duration each = Duration.between(begin, now).dividedBy(done);
        Instant end = now.plus(each.multipliedBy(total - done)).truncatedTo(ChronoUnit.MINUTES);
        LOG.info("Caught up with {} of {} deliveries of {}; the last at about {}", done, total, hook, end);
    }
}
