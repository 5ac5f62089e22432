// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import io.github.camelgithubhooks.internal.log.Candidate.Place;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Order in which candidates are offered: of those that are due, the oldest first. Guarded by its {@link Backlog}.
 *
 * <p>The row and the due time of a candidate don't change while it is in a queue. A candidate that leaves is only
 * marked, and is skipped when its turn comes. So a million candidates take a few bytes each here, and none has to be
 * searched for.
 */
final class Turns {

    /** Candidates that the route hasn't failed on. */
    private final Queue<Candidate> fresh = inOrder();

    private final Queue<Candidate> again = inOrder();
    private final Queue<Candidate> paused = new PriorityQueue<>(Comparator.comparing(Candidate::due));
    private final Set<Candidate> busy = new HashSet<>();

    private static Queue<Candidate> inOrder() {
        return new PriorityQueue<>(Comparator.comparing(Candidate::row, Row.OLDEST_FIRST));
    }

    /** Has a candidate wait until it is due. */
    void await(Candidate candidate, Instant due) {
        busy.remove(candidate);
        candidate.setDue(due);
        candidate.setPlace(Place.PAUSED);
        paused.add(candidate);
    }

    /** Takes the oldest candidate that is due, empty if none is. */
    Optional<Candidate> take(Instant now, boolean freshToo) {
        Queue<Candidate> queue = oldest(now, freshToo);
        Candidate candidate = first(queue);
        if (candidate != null) {
            queue.remove();
            candidate.setPlace(Place.BUSY);
            busy.add(candidate);
        }
        return Optional.ofNullable(candidate);
    }

    boolean isDue(Instant now, boolean freshToo) {
        return first(oldest(now, freshToo)) != null;
    }

    int dueAtMost(boolean freshToo) {
        return again.size() + (freshToo ? fresh.size() : 0);
    }

    /** Makes candidates due that wait. */
    void bringForward(Collection<Candidate> these, Instant due) {
        List<Candidate> waiting = these.stream()
                .filter(candidate -> candidate.place() == Place.PAUSED)
                .toList();
        if (!waiting.isEmpty()) {
            paused.removeAll(new HashSet<>(waiting));
            waiting.forEach(candidate -> await(candidate, due));
        }
    }

    /** Removes a candidate, wherever it is. */
    void leave(Candidate candidate) {
        busy.remove(candidate);
        candidate.setPlace(Place.GONE);
    }

    /** Returns the row of the oldest candidate. */
    Optional<Row> oldest() {
        Stream<Candidate> others = Stream.of(paused, busy)
                .flatMap(Collection::stream)
                .filter(candidate -> candidate.place() != Place.GONE);
        return Stream.concat(Stream.of(fresh, again).map(Turns::first).flatMap(Stream::ofNullable), others)
                .map(Candidate::row)
                .min(Row.OLDEST_FIRST);
    }

    /** Returns the queue whose head is the oldest candidate that is due; that queue is empty if none is. */
    private Queue<Candidate> oldest(Instant now, boolean freshToo) {
        for (Candidate due = first(paused); due != null && !due.due().isAfter(now); due = first(paused)) {
            paused.remove();
            due.setPlace(Place.READY);
            (due.attempts() > 0 ? again : fresh).add(due);
        }
        Candidate failed = first(again);
        Candidate begun = first(fresh);
        if (!freshToo || begun == null) {
            return again;
        }
        return failed != null && Row.OLDEST_FIRST.compare(failed.row(), begun.row()) < 0 ? again : fresh;
    }

    /** Removes the candidates that have left from the head of a queue. Returns its new head, null if it is empty. */
    private static Candidate first(Queue<Candidate> queue) {
        while (!queue.isEmpty() && queue.peek().place() == Place.GONE) {
            queue.remove();
        }
        return queue.peek();
    }
}
