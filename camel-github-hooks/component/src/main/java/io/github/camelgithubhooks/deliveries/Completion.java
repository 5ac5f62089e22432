// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.deliveries;

import io.github.camelgithubhooks.deliveries.Problems.Kind;
import io.github.camelgithubhooks.event.HandledDeliveries;
import io.github.camelgithubhooks.event.RedeliveryRequest;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Exchange;
import org.apache.camel.spi.Synchronization;

/** Moves on when the exchange of a candidate is done, wherever that is, and only once. */
final class Completion implements Synchronization {

    private final Candidate candidate;
    private final Backlog backlog;
    private final HandledDeliveries handled;
    private final DeliveriesConsumer consumer;
    private final Clock clock;
    private final AtomicBoolean finished = new AtomicBoolean();

    Completion(
            Candidate candidate, Backlog backlog, HandledDeliveries handled, DeliveriesConsumer consumer, Clock clock) {
        this.candidate = candidate;
        this.backlog = backlog;
        this.handled = handled;
        this.consumer = consumer;
        this.clock = clock;
    }

    Candidate candidate() {
        return candidate;
    }

    @Override
    public void onComplete(Exchange exchange) {
        finish(exchange);
    }

    @Override
    public void onFailure(Exchange exchange) {
        finish(exchange);
    }

    void finish(Exchange exchange) {
        if (!finished.compareAndSet(false, true)) {
            return;
        }
        boolean failed = exchange.isFailed() || exchange.isRollbackOnly() || exchange.isRollbackOnlyLast();
        boolean asked = !failed && RedeliveryRequest.isMade(exchange);
        if (!failed && !asked) {
            try {
                handled.record(candidate.key());
                consumer.problems().clear(Kind.REPOSITORY);
            } catch (RuntimeException e) {
                failed = true;
                consumer.problems()
                        .set(
                                Kind.REPOSITORY,
                                "The idempotentRepository can't record what is handled (" + e.getMessage()
                                        + "): it comes again until it can. Mend it");
                consumer.report("Cannot record that " + candidate.key() + " was handled", e);
            }
        }
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
}
