// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import io.github.camelgithubhooks.internal.event.ExchangeCompletion;
import io.github.camelgithubhooks.internal.event.HandledDeliveries;
import io.github.camelgithubhooks.internal.log.Problems.Kind;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/** Moves on when the exchange of a candidate is done, wherever that is, and only once. */
final class Completion implements ExchangeCompletion.Listener {

    private final Candidate candidate;
    private final BooleanSupplier redeliveryAsked;
    private final Backlog backlog;
    private final HandledDeliveries handled;
    private final DeliveriesConsumer consumer;
    private final Clock clock;
    private final AtomicBoolean finished = new AtomicBoolean();

    Completion(
            Candidate candidate,
            BooleanSupplier redeliveryAsked,
            Backlog backlog,
            HandledDeliveries handled,
            DeliveriesConsumer consumer,
            Clock clock) {
        this.candidate = candidate;
        this.redeliveryAsked = redeliveryAsked;
        this.backlog = backlog;
        this.handled = handled;
        this.consumer = consumer;
        this.clock = clock;
    }

    @Override
    public void ended(ExchangeCompletion.Outcome how) {
        if (!finished.compareAndSet(false, true)) {
            return;
        }
        boolean asked = how == ExchangeCompletion.Outcome.DONE && redeliveryAsked.getAsBoolean();
        boolean failed = how != ExchangeCompletion.Outcome.DONE || (!asked && !record());
        if (failed) {
            handled.failed(candidate.key());
        }
        handled.release(candidate.key());
        consumer.figures().add(failed ? Outcome.FAILED : Outcome.DONE);
        if (!failed && !asked) {
            backlog.done(candidate.key());
        } else if (!failed) {
            backlog.asked(candidate, clock.instant());
        } else if (!backlog.failed(candidate, clock.instant())) {
            consumer.giveUp(candidate.row());
        }
    }

    @Override
    public void doneLate() {
        if (!redeliveryAsked.getAsBoolean() && record()) {
            backlog.done(candidate.key());
        }
    }

    /** Records it; returns false if it can't be. */
    private boolean record() {
        try {
            handled.record(candidate.key());
            consumer.problems().clear(Kind.REPOSITORY);
            return true;
        } catch (RuntimeException e) {
            consumer.problems()
                    .set(
                            Kind.REPOSITORY,
                            "The idempotentRepository can't record what is handled (" + e.getMessage()
                                    + "): it comes again until it can. Mend it");
            consumer.report("Cannot record that " + candidate.key() + " was handled", e);
            return false;
        }
    }
}
