// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Speed at which a backlog shrinks, measured over the last looks at the log. Thread-safe. */
final class Speed {

    private static final int MOST = 10;

    private record Sample(Instant at, long done) {}

    private final Deque<Sample> samples = new ArrayDeque<>();

    /** Notes how many events are done by now. */
    synchronized void note(Instant now, long done) {
        samples.addLast(new Sample(now, done));
        if (samples.size() > MOST) {
            samples.removeFirst();
        }
    }

    /** Returns when a backlog will be done at this speed; empty if there is none, or it doesn't shrink. */
    synchronized Optional<Instant> doneAt(Instant now, long done, int waiting) {
        Sample first = samples.peekFirst();
        if (first == null || waiting == 0 || done <= first.done()) {
            return Optional.empty();
        }
        double each = (double) Duration.between(first.at(), now).toMillis() / (done - first.done());
        return Optional.of(now.plusMillis(Math.round(each * waiting)));
    }
}
