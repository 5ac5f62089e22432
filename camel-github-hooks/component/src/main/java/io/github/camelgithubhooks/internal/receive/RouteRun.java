// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import io.github.camelgithubhooks.internal.event.Completions.Subject;
import io.github.camelgithubhooks.internal.event.EventMessage;
import io.github.camelgithubhooks.internal.event.ExchangeCompletion;
import io.github.camelgithubhooks.internal.event.ExchangeCompletion.Outcome;
import io.github.camelgithubhooks.internal.event.HandledDeliveries;
import io.github.camelgithubhooks.internal.receive.Offers.Offer;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.camel.Exchange;

/**
 * Run of one delivery through a route. It ends when the exchange is complete, wherever that is: then the guid is recorded,
 * if the route succeeded, and GitHub is answered.
 */
final class RouteRun implements ExchangeCompletion.Listener {

    private final ReceiveConsumer consumer;
    private final VerifiedDelivery delivery;
    private final HandledDeliveries handled;
    private final Offer offer;
    private final Consumer<RouteRun> whenEnded;
    private volatile Throwable why;

    /**
     * Creates a run that is about to start.
     *
     * @param handled has granted the guid
     * @param offer gets the answer
     * @param whenEnded called when the run has answered
     */
    RouteRun(
            ReceiveConsumer consumer,
            VerifiedDelivery delivery,
            HandledDeliveries handled,
            Offer offer,
            Consumer<RouteRun> whenEnded) {
        this.consumer = consumer;
        this.delivery = delivery;
        this.handled = handled;
        this.offer = offer;
        this.whenEnded = whenEnded;
    }

    /** Hands the delivery to the route. Whatever happens, the guid must not stay in progress. */
    void start() {
        delivery.reservation().hold();
        Exchange exchange;
        try {
            exchange = consumer.createExchange(false);
            EventMessage.write(
                    exchange.getMessage(), delivery.toEvent(consumer.options().given()), delivery.body());
        } catch (RuntimeException | Error e) {
            why = e;
            end(Answer.FAILED);
            notHanded(e);
            return;
        }
        Subject subject = new Subject(delivery.guid(), consumer.routeKey());
        Duration timeout = Duration.ofMillis(consumer.options().given().getCompletionTimeout());
        try {
            consumer.listeners().completions().hand(exchange, consumer, subject, timeout, this);
        } catch (RuntimeException | Error e) {
            notHanded(e);
        }
    }

    private void notHanded(Throwable e) {
        consumer.report("Cannot hand delivery " + delivery.guid() + " to the route", e);
    }

    @Override
    public boolean mayBlock() {
        return handled.mayBlock();
    }

    @Override
    public void failedBy(Throwable exception) {
        why = why == null ? exception : why;
    }

    @Override
    public void ended(Outcome outcome) {
        Answer result = Answer.FAILED;
        try {
            if (outcome == Outcome.DONE && record()) {
                result = delivery.isPing() ? Answer.PONG : Answer.DONE;
            } else {
                handled.failed(delivery.guid());
            }
        } finally {
            end(result);
        }
    }

    @Override
    public void inTransaction(BooleanSupplier isDone) {
        handled.recordWithTransaction(delivery.guid(), isDone);
    }

    @Override
    public void doneLate() {
        record();
    }

    /** Ends the run, in this order: whoever reads the answer and delivers again finds the guid no longer in progress. */
    private void end(Answer result) {
        try {
            delivery.reservation().release();
            handled.release(delivery.guid());
            offer.routeEnded(result, why);
        } finally {
            whenEnded.accept(this);
        }
    }

    /** Records that the route is done with the guid; returns false if that fails. */
    private boolean record() {
        try {
            boolean recorded = handled.record(delivery.guid());
            consumer.figures().repositoryWorks();
            return recorded;
        } catch (RuntimeException e) {
            consumer.figures().repositoryFailed(e);
            failedBy(e);
            consumer.report("Cannot record that delivery " + delivery.guid() + " was handled", e);
            return false;
        }
    }

    /** Answers before the route is done, which goes on. */
    void answerNow(Answer early) {
        offer.answer(early);
    }
}
