// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.deliveries;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was found in the log and isn't done yet, kept across polls. Thread-safe: an exchange may complete on any thread.
 *
 * <p>What failed comes again after a growing pause, and doesn't hold up the rest; but when a thousand have failed, nothing
 * new is begun until some of them succeed, since something is wrong then.
 */
final class Backlog {

    static final int MOST_FAILED = 1000;

    /** How much longer each pause is than the one before: after failures, and between redeliveries. */
    static final int FAILURE_GROWTH = 2;

    static final int REDELIVERY_GROWTH = 5;

    /** A pause that outlasts GitHub's log would let an event vanish before it is given up. */
    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);

    private final int maxAttempts;
    private final Duration pause;
    private final Map<String, Candidate> candidates = new HashMap<>();

    /**
     * An empty one.
     *
     * @param maxAttempts how often a candidate may fail
     * @param pause the pause after the first failure; each further one is longer
     */
    Backlog(int maxAttempts, Duration pause) {
        this.maxAttempts = maxAttempts;
        this.pause = pause;
    }

    /** Adds a row under a key, unless the key is there. */
    synchronized void add(String key, Row row, int attempts, Instant due) {
        candidates.computeIfAbsent(key, absent -> new Candidate(absent, row, attempts, due));
    }

    /** Adds a row under a key; one that is there gets the newer row, the more attempts and the later time. */
    synchronized void update(String key, Row row, int attempts, Instant due) {
        Candidate known = candidates.get(key);
        if (known == null) {
            candidates.put(key, new Candidate(key, row, attempts, due));
            return;
        }
        if (Row.OLDEST_FIRST.compare(known.row(), row) < 0) {
            known.setRow(row);
        }
        known.setAttempts(Math.max(known.attempts(), attempts));
        known.setDue(known.due().isAfter(due) ? known.due() : due);
    }

    /** Takes those that are due, the oldest first: until they are given back or done, they aren't due again. */
    synchronized List<Candidate> due(Instant now) {
        boolean onlyFailed = failed().size() >= MOST_FAILED;
        return candidates.values().stream()
                .filter(candidate -> !candidate.busy() && !candidate.due().isAfter(now))
                .filter(candidate -> !onlyFailed || candidate.attempts() > 0)
                .sorted(Comparator.comparing(Candidate::row, Row.OLDEST_FIRST))
                .toList();
    }

    /** Begins with one; false when it is gone or somebody else has it. */
    synchronized boolean take(Candidate candidate) {
        if (candidate.busy() || candidates.get(candidate.key()) != candidate) {
            return false;
        }
        candidate.setBusy(true);
        return true;
    }

    /** Gives one back that nothing became of; it is due again at that time. */
    synchronized void giveBack(Candidate candidate, Instant due) {
        candidate.setBusy(false);
        candidate.setDue(due);
    }

    /** One that is through. */
    synchronized void done(String key) {
        candidates.remove(key);
    }

    /**
     * One that failed: it is due again after a pause that doubles each time.
     *
     * @return false when it has been offered often enough: it is gone
     */
    synchronized boolean failed(Candidate candidate, Instant now) {
        candidate.setBusy(false);
        candidate.setAttempts(candidate.attempts() + 1);
        if (candidate.attempts() >= maxAttempts) {
            candidates.remove(candidate.key(), candidate);
            return false;
        }
        candidate.setDue(now.plus(pauseAfter(candidate.attempts() - 1, FAILURE_GROWTH)));
        return true;
    }

    /** One that GitHub was asked to deliver again: it is due after a growing pause, unless the log shows a success then. */
    synchronized void asked(Candidate candidate, Instant now) {
        candidate.setBusy(false);
        candidate.setAttempts(candidate.attempts() + 1);
        candidate.setDue(now.plus(pauseAfter(candidate.attempts() - 1, REDELIVERY_GROWTH)));
    }

    /** Whether it has been offered as often as it may. */
    synchronized boolean isSpent(Candidate candidate) {
        return candidate.attempts() >= maxAttempts;
    }

    int maxAttempts() {
        return maxAttempts;
    }

    /** The pause after so many earlier attempts: at most 6 hours, unless the first is longer. */
    Duration pauseAfter(int attempts, int factor) {
        Duration next = pause;
        for (int i = 0; i < attempts && next.compareTo(LONGEST_PAUSE) < 0; i++) {
            Duration longer = next.multipliedBy(factor);
            next = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
        }
        return next;
    }

    /** When the oldest of all was delivered. */
    synchronized Optional<Instant> oldest() {
        return candidates.values().stream()
                .map(candidate -> candidate.row().deliveredAt())
                .min(Comparator.naturalOrder());
    }

    /** How often each of those that failed has failed, by their keys. */
    synchronized Map<String, Integer> failed() {
        Map<String, Integer> failed = new HashMap<>();
        candidates.forEach((key, candidate) -> {
            if (candidate.attempts() > 0) {
                failed.put(key, candidate.attempts());
            }
        });
        return failed;
    }

    /** What to do when more events come in an hour than can be asked for; empty when they don't. */
    Optional<String> problem(int arrivals, long limit) {
        return arrivals <= limit
                ? Optional.empty()
                : Optional.of(
                        ("GitHub delivered %d events that the route wants in the last hour; each takes a request, and the token"
                                        + " has %d an hour: %d are waiting, and they get more. Narrow the option events, set"
                                        + " fetchPayload=false, or use a token with a higher limit")
                                .formatted(arrivals, limit, size()));
    }

    synchronized int size() {
        return candidates.size();
    }

    synchronized void clear() {
        candidates.clear();
    }
}
