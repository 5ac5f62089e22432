// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import io.github.camelgithubhooks.internal.event.ClaimedRun;
import io.github.camelgithubhooks.internal.event.EventMessage;
import io.github.camelgithubhooks.internal.event.HandledDeliveries;
import io.github.camelgithubhooks.internal.receive.Offers.Offer;
import java.time.Duration;
import java.util.function.Consumer;
import org.apache.camel.Message;

/**
 * Run of one delivery through a route. It ends when the exchange is complete, wherever that is: then the guid is recorded,
 * if the route succeeded, and GitHub is answered.
 */
final class RouteRun extends ClaimedRun {

    private final ReceiveConsumer consumer;
    private final VerifiedDelivery delivery;
    private final Offer offer;
    private final Consumer<RouteRun> whenEnded;

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
        super(handled, delivery.guid());
        this.consumer = consumer;
        this.delivery = delivery;
        this.offer = offer;
        this.whenEnded = whenEnded;
    }

    /** Hands the delivery to the route. */
    void start() {
        delivery.reservation().hold();
        Duration timeout = Duration.ofMillis(consumer.options().given().getCompletionTimeout());
        try {
            start(consumer, consumer.listeners().completions(), consumer.routeKey(), timeout);
        } catch (RuntimeException | Error e) {
            notTaken(e);
        }
    }

    @Override
    protected void write(Message message) {
        EventMessage.write(message, delivery.toEvent(consumer.options().given()), delivery.body());
    }

    @Override
    protected void notTaken(Throwable e) {
        consumer.report("Cannot hand delivery " + delivery.guid() + " to the route", e);
    }

    @Override
    protected boolean record() {
        try {
            boolean recorded = super.record();
            consumer.figures().repositoryWorks();
            return recorded;
        } catch (RuntimeException e) {
            consumer.figures().repositoryFailed(e);
            failedBy(e);
            consumer.report("Cannot record that delivery " + delivery.guid() + " was handled", e);
            return false;
        }
    }

    @Override
    protected void ending() {
        delivery.reservation().release();
    }

    /** Answers, now that who reads the answer and delivers again finds the guid no longer in progress. */
    @Override
    protected void ended(boolean successful) {
        Answer done = delivery.isPing() ? Answer.PONG : Answer.DONE;
        try {
            offer.routeEnded(successful ? done : Answer.FAILED, why());
        } finally {
            whenEnded.accept(this);
        }
    }

    /** Answers before the route is done, which goes on. */
    void answerNow(Answer early) {
        offer.answer(early);
    }
}
