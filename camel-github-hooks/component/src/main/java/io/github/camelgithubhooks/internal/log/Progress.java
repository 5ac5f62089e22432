// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

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

    private final Clock clock;
    private final Instant begin;
    private Instant next;
    private int done;

    Progress(Clock clock) {
        this.clock = clock;
        this.begin = clock.instant();
        this.next = begin.plus(BETWEEN_LINES);
    }

    /** Notes that one more is done, and how many are left. */
    void next(String hook, int left) {
        done++;
        Instant now = clock.instant();
        if (now.isBefore(next)) {
            return;
        }
        next = now.plus(BETWEEN_LINES);
        Duration each = Duration.between(begin, now).dividedBy(done);
        Instant end = now.plus(each.multipliedBy(left)).truncatedTo(ChronoUnit.MINUTES);
        LOG.info("Caught up with {} of {} deliveries of {}; the last at about {}", done, done + left, hook, end);
    }
}
