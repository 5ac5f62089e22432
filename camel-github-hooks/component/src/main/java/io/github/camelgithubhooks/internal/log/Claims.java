// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import io.github.camelgithubhooks.internal.event.HandledDeliveries;
import io.github.camelgithubhooks.internal.log.LogFigures.Outcome;
import io.github.camelgithubhooks.internal.log.Problems.Kind;
import java.time.Clock;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/**
 * Claims on the candidates that the backlog has handed out. A claimed candidate is in progress in the record of handled
 * deliveries, so that no listener takes it at the same time. {@link #recordWithTransaction} and {@link #doneLate} leave the
 * claim as it is. Each other one ends it, and puts the candidate back into the backlog or removes it there. Thread-safe.
 */
final class Claims {

    private final LogOptions options;
    private final Backlog backlog;
    private final HandledDeliveries handled;
    private final GivenUpEvents givenUp;
    private final LogFigures figures;
    private final EventRoute route;
    private final Clock clock;

    Claims(
            LogOptions options,
            Backlog backlog,
            HandledDeliveries handled,
            GivenUpEvents givenUp,
            LogFigures figures,
            EventRoute route) {
        this.options = options;
        this.backlog = backlog;
        this.handled = handled;
        this.givenUp = givenUp;
        this.figures = figures;
        this.route = route;
        this.clock = figures.clock();
    }

    /**
     * Claims a candidate that the backlog has just handed out.
     *
     * @return false if it must not be offered now, because it was handled before, is in progress elsewhere or is given
     *     up
     * @throws IllegalStateException if the repository of handled deliveries fails
     */
    boolean claim(Candidate candidate) {
        if (options.isSelfHealing() && backlog.isSpent(candidate)) {
            backlog.done(candidate.key());
            givenUp.add(candidate.row());
            return false;
        }
        HandledDeliveries.Claim claim;
        try {
            claim = handled.claim(candidate.key());
        } catch (RuntimeException e) {
            backlog.giveBack(candidate, clock.instant());
            throw new IllegalStateException(
                    "The " + handled.option() + " can't look up what was handled before: " + e.getMessage(), e);
        }
        switch (claim) {
            case RECORDED -> {
                figures.add(Outcome.DUPLICATE);
                backlog.done(candidate.key());
            }
            case IN_PROGRESS, IN_PROGRESS_ELSEWHERE ->
                backlog.giveBack(candidate, clock.instant().plusSeconds(1));
            case GRANTED -> {
                return true;
            }
        }
        return false;
    }

    /** Returns whether the repository may take its time, as a database does. */
    boolean mayBlock() {
        return handled.mayBlock();
    }

    /**
     * Returns whether a candidate is still claimed, some time after {@link #claim}. If not, another instance has taken it, and
     * it is put back.
     */
    boolean isStillClaimed(Candidate candidate) {
        try {
            if (handled.isStillClaimed(candidate.key())) {
                return true;
            }
        } catch (RuntimeException e) {
            route.report("Cannot claim the event " + candidate.row().guid() + " again", e);
        }
        handled.release(candidate.key());
        backlog.giveBack(candidate, clock.instant().plusSeconds(1));
        return false;
    }

    /** Puts back a candidate that was not offered; it is due at once. */
    void giveBack(Candidate candidate) {
        handled.release(candidate.key());
        backlog.giveBack(candidate, clock.instant());
    }

    /** Puts back a candidate during an outage of GitHub, which doesn't count against it. */
    void giveBackUnread(Candidate candidate, Instant due) {
        handled.release(candidate.key());
        backlog.giveBackUnread(candidate, due);
    }

    /** Counts a failure of GitHub to show a candidate, which is due again after a growing pause. */
    void unread(Candidate candidate) {
        handled.release(candidate.key());
        backlog.unread(candidate, clock.instant());
    }

    /**
     * Puts back a candidate with the row of another attempt, whose payload may still be there; false if there is none.
     */
    boolean tryOtherRow(Candidate candidate) {
        boolean other = backlog.tryOtherRow(candidate, clock.instant());
        if (other) {
            handled.release(candidate.key());
        }
        return other;
    }

    /** Removes a candidate that GitHub's log has forgotten, and that GitHub can't redeliver to the listener either. */
    void expired(Candidate candidate, RuntimeException why) {
        handled.release(candidate.key());
        backlog.done(candidate.key());
        givenUp.addExpired(candidate.row(), why);
    }

    /** Counts an attempt that didn't reach the route: the candidate is due again after a growing pause, or given up. */
    void failed(Candidate candidate) {
        handled.release(candidate.key());
        countFailure(candidate);
    }

    /** Counts a failure of the route: the candidate is due again after a growing pause, or given up. */
    void failedInRoute(Candidate candidate) {
        handled.failed(candidate.key());
        handled.release(candidate.key());
        figures.add(Outcome.FAILED);
        countFailure(candidate);
    }

    /**
     * Records a candidate that the route has handled. If that fails, the candidate counts as failed and comes again.
     *
     * @return false if it fails
     */
    boolean done(Candidate candidate) {
        if (record(candidate)) {
            handled.release(candidate.key());
            figures.add(Outcome.DONE);
            backlog.done(candidate.key());
            return true;
        }
        failedInRoute(candidate);
        return false;
    }

    /**
     * Has a candidate recorded together with the route's work, if that is done in a transaction.
     *
     * @param isDone returns, shortly before the commit, whether nothing else is to be done
     */
    void recordWithTransaction(Candidate candidate, BooleanSupplier isDone) {
        handled.recordWithTransaction(candidate.key(), isDone);
    }

    /** Records a candidate that the route has handled after it had timed out, so that it doesn't come again. */
    void doneLate(Candidate candidate) {
        if (record(candidate)) {
            backlog.done(candidate.key());
        }
    }

    /** Counts a redelivery that the route requested: the candidate is due after a growing pause, unless it succeeds. */
    void redeliveryRequested(Candidate candidate) {
        handled.release(candidate.key());
        figures.add(Outcome.DONE);
        backlog.redeliveryRequested(candidate, clock.instant());
    }

    private void countFailure(Candidate candidate) {
        if (!backlog.failed(candidate, clock.instant())) {
            givenUp.add(candidate.row());
        }
    }

    private boolean record(Candidate candidate) {
        try {
            boolean recorded = handled.record(candidate.key());
            figures.problems().clear(Kind.REPOSITORY);
            return recorded;
        } catch (RuntimeException e) {
            figures.problems()
                    .set(
                            Kind.REPOSITORY,
                            "The " + handled.option() + " can't record handled deliveries (" + e.getMessage()
                                    + "): they come again until it can. Repair it");
            route.report("Cannot record that " + candidate.key() + " was handled", e);
            return false;
        }
    }
}
