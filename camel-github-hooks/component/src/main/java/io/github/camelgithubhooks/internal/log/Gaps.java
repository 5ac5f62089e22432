// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Gaps of a log: periods whose events may be lost. Thread-safe. */
final class Gaps {

    /** An operator sees so many; all are counted. */
    private static final int MOST = 20;

    private final Deque<Gap> latest = new ArrayDeque<>();
    private long count;

    synchronized void add(Instant from, Instant to, String why) {
        count++;
        latest.addLast(new Gap(from, to, "Events from " + from + " to " + to + " may be lost: " + why));
        if (latest.size() > MOST) {
            latest.removeFirst();
        }
    }

    synchronized long count() {
        return count;
    }

    /** Returns the latest gaps, the oldest first. */
    synchronized List<Gap> latest() {
        return List.copyOf(latest);
    }

    /** Returns the total length of the latest gaps. */
    Duration length() {
        return latest().stream()
                .map(gap -> Duration.between(gap.from(), gap.to()))
                .reduce(Duration.ZERO, Duration::plus);
    }

    synchronized Optional<Gap> last() {
        return Optional.ofNullable(latest.peekLast());
    }
}
