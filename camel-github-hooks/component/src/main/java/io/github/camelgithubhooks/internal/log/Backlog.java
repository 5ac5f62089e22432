// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import io.github.camelgithubhooks.internal.log.Candidate.Place;
import io.github.camelgithubhooks.internal.retry.BackOff;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Candidates that were found in the log and aren't done yet, kept across polls. Thread-safe: an exchange may complete
 * on any thread.
 *
 * <p>A failed candidate is retried after a growing pause and doesn't hold up the others. Once the route has failed on a
 * thousand candidates, something is wrong with it: no new one is begun until some of them succeed.
 */
final class Backlog {

    static final int MOST_FAILED = 1000;

    /** A pause that outlasts GitHub's log would let an event vanish before it is given up. */
    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);

    /** Applies to a payload that GitHub can't show. A request an hour is little, and an hour isn't long. */
    private static final Duration LONGEST_PAUSE_TO_READ = Duration.ofHours(1);

    private final int maxAttempts;
    private final BackOff failures;
    private final BackOff redeliveries;
    private final BackOff reads;
    private final Map<String, Candidate> candidates = new HashMap<>();
    private final Turns turns = new Turns();
    private final Set<Candidate> unread = new LinkedHashSet<>();
    private int failed;
    private Instant broughtForward = Instant.MIN;

    /**
     * Creates an empty backlog.
     *
     * @param maxAttempts how often the route may fail on a candidate
     * @param pause the pause after the first failure; each further one is longer
     */
    Backlog(int maxAttempts, Duration pause) {
        this.maxAttempts = maxAttempts;
        Duration first = pause.isZero() ? Duration.ofMillis(1) : pause;
        failures = BackOff.doubling(first, LONGEST_PAUSE);
        redeliveries = new BackOff(first, 5, LONGEST_PAUSE);
        reads = BackOff.doubling(first, LONGEST_PAUSE_TO_READ);
    }

    /**
     * Adds a row under a key. If there is one already, the new row is kept in case the payload of the first is gone.
     */
    synchronized void add(String key, Row row, int attempts, Instant due) {
        Candidate known = candidates.get(key);
        if (known == null) {
            begin(new Candidate(key, row, attempts), due);
        } else if (known.row().id() != row.id()) {
            known.setOtherRow(row);
        }
    }

    /**
     * Adds a row under a key. A candidate with that key gets the newer row, the higher count and the later time; one that is
     * busy only the row, since what the row counts may be the redelivery that its route has just requested.
     */
    synchronized void update(String key, Row row, int attempts, Instant due) {
        Candidate known = candidates.get(key);
        if (known == null) {
            begin(new Candidate(key, row, attempts), due);
            return;
        }
        Row newer = Row.OLDEST_FIRST.compare(known.row(), row) < 0 ? row : known.row();
        if (known.place() == Place.BUSY) {
            known.setRow(newer);
        } else {
            boolean wasUnread = unread.contains(known);
            remove(known);
            Candidate updated = new Candidate(key, newer, Math.max(known.attempts(), attempts));
            if (wasUnread) {
                updated.setUnread(known.unread());
                updated.setMissing(known.missing());
                unread.add(updated);
            }
            begin(updated, known.due().isAfter(due) ? known.due() : due);
        }
    }

    /** Takes the oldest candidate that is due, empty if none is. It isn't taken again until it is given back. */
    synchronized Optional<Candidate> next(Instant now) {
        return turns.take(now, mayBegin());
    }

    /** Returns whether {@link #next} would find one. */
    synchronized boolean hasNext(Instant now) {
        return turns.isDue(now, mayBegin());
    }

    /** Returns how many candidates are due, or a few more. */
    synchronized int dueAtMost() {
        return turns.dueAtMost(mayBegin());
    }

    /** Returns how many more candidates may fail before no new ones are begun. */
    synchronized int mayFail() {
        return MOST_FAILED - failed;
    }

    /** Puts back a candidate that was taken but not processed. */
    synchronized void giveBack(Candidate candidate, Instant due) {
        if (candidate.place() == Place.BUSY) {
            turns.await(candidate, due);
        }
    }

    /** Removes a candidate that is done. */
    synchronized void done(String key) {
        Candidate candidate = candidates.get(key);
        if (candidate != null) {
            remove(candidate);
        }
    }

    /**
     * Counts a failure of the route. The candidate is due again after a pause that doubles each time.
     *
     * @return false if that was the last attempt, and the candidate is removed
     */
    synchronized boolean failed(Candidate candidate, Instant now) {
        count(candidate, candidate.attempts() + 1);
        if (isSpent(candidate)) {
            remove(candidate);
            return false;
        }
        giveBack(candidate, now.plus(failures.pauseAfter(candidate.attempts() - 1)));
        return true;
    }

    /**
     * Counts a request for a redelivery. The candidate is due after a pause that grows fivefold each time, unless the
     * log shows a success before.
     */
    synchronized void redeliveryRequested(Candidate candidate, Instant now) {
        count(candidate, candidate.attempts() + 1);
        giveBack(candidate, now.plus(pauseAfterRedelivery(candidate.attempts() - 1)));
    }

    /**
     * Counts a failure of GitHub to show a candidate, which is due again after a growing pause and is never given up.
     */
    synchronized void unread(Candidate candidate, Instant now) {
        candidate.setUnread(candidate.unread() + 1);
        giveBackUnread(candidate, now.plus(reads.pauseAfter(candidate.unread() - 1)));
    }

    /** Puts back a candidate that GitHub did not show, without counting that against it. */
    synchronized void giveBackUnread(Candidate candidate, Instant due) {
        if (candidate.place() == Place.BUSY) {
            unread.add(candidate);
            giveBack(candidate, due);
        }
    }

    /** Notes that GitHub showed a candidate. If it didn't before, it may now show the others, too. */
    synchronized void read(Candidate candidate, Instant now) {
        candidate.setUnread(0);
        candidate.setMissing(0);
        if (unread.remove(candidate)) {
            readAgain(now);
        }
    }

    /** Makes the unread candidates due, at most once in the shortest pause. */
    synchronized void readAgain(Instant now) {
        if (broughtForward.plus(reads.first()).isAfter(now)) {
            return;
        }
        broughtForward = now;
        turns.bringForward(unread, now);
    }

    /** Returns the candidates that GitHub didn't show at the last request. */
    synchronized List<Candidate> unread() {
        return List.copyOf(unread);
    }

    /**
     * Puts back a candidate with the row of another attempt, whose payload may still be there; false if there is none.
     */
    synchronized boolean tryOtherRow(Candidate candidate, Instant due) {
        if (candidate.otherRow() == null) {
            return false;
        }
        candidate.setRow(candidate.otherRow());
        candidate.setOtherRow(null);
        candidate.setLost(false);
        giveBack(candidate, due);
        return true;
    }

    /** Returns whether a candidate has had all its attempts. */
    synchronized boolean isSpent(Candidate candidate) {
        return candidate.attempts() >= maxAttempts;
    }

    int maxAttempts() {
        return maxAttempts;
    }

    /** Returns the pause after a redelivery: five times the one before, at most 6 hours unless the first is longer. */
    Duration pauseAfterRedelivery(int earlier) {
        return redeliveries.pauseAfter(earlier);
    }

    /** Returns when the oldest candidate was delivered. */
    synchronized Optional<Instant> oldest() {
        return turns.oldest().map(Row::deliveredAt);
    }

    /** Returns the candidates, up to a number, in no order. */
    synchronized List<WaitingEvent> waiting(int most) {
        return candidates.values().stream()
                .limit(most)
                .map(candidate -> new WaitingEvent(
                        candidate.row().id(),
                        candidate.row().guid(),
                        candidate.row().event(),
                        candidate.row().action(),
                        candidate.row().deliveredAt(),
                        null,
                        candidate.attempts()))
                .toList();
    }

    /** Returns how often the route failed on each candidate, by key, for a thousand of them at most. */
    synchronized Map<String, Integer> failed() {
        return failed == 0
                ? Map.of()
                : candidates.values().stream()
                        .filter(candidate -> candidate.attempts() > 0)
                        .limit(MOST_FAILED)
                        .collect(Collectors.toMap(Candidate::key, Candidate::attempts));
    }

    /** Returns how many candidates the route has failed on. */
    synchronized int failedCount() {
        return failed;
    }

    /** Returns how many candidates GitHub shows. The others may stay for days, and nothing waits for them. */
    synchronized int movingOn() {
        return candidates.size() - unread.size();
    }

    synchronized int size() {
        return candidates.size();
    }

    private boolean mayBegin() {
        return failed < MOST_FAILED;
    }

    private void begin(Candidate candidate, Instant due) {
        candidates.put(candidate.key(), candidate);
        if (candidate.attempts() > 0) {
            failed++;
        }
        turns.await(candidate, due);
    }

    private void count(Candidate candidate, int attempts) {
        if (candidate.attempts() == 0 && attempts > 0 && candidate.place() != Place.GONE) {
            failed++;
        }
        candidate.setAttempts(attempts);
    }

    private void remove(Candidate candidate) {
        if (candidates.remove(candidate.key(), candidate)) {
            turns.leave(candidate);
            unread.remove(candidate);
            if (candidate.attempts() > 0) {
                failed--;
            }
        }
    }
}
