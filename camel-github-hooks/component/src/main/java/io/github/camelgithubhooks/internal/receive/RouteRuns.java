// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import io.github.camelgithubhooks.internal.event.HandledDeliveries;
import io.github.camelgithubhooks.internal.receive.Offers.Offer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deliveries that a route is handling. A guid runs through the route once; a delivery with the same guid that arrives
 * meanwhile waits for that run and gets its answer. Thread-safe.
 */
final class RouteRuns {

    private static final Logger LOG = LoggerFactory.getLogger(ReceiveConsumer.class);

    private static final Duration LAST_RUNS_WAIT = Duration.ofSeconds(2);

    private final ReceiveConsumer consumer;
    private final Set<RouteRun> running = ConcurrentHashMap.newKeySet();
    private final Set<Offer> waiting = ConcurrentHashMap.newKeySet();
    /** Counted down when no run is left; null until the route stops. */
    private volatile CountDownLatch lastRuns;

    RouteRuns(ReceiveConsumer consumer) {
        this.consumer = consumer;
    }

    /**
     * Takes a delivery that the route wants. The offer is answered when the route is done with it.
     *
     * @param workers on which the delivery is offered again if the route didn't get the first one with the same guid
     */
    void accept(VerifiedDelivery delivery, Offer offer, Executor workers) {
        HandledDeliveries record = consumer.recordOf(delivery);
        try {
            switch (record.claim(delivery.guid())) {
                case RECORDED -> offer.answer(Answer.DUPLICATE);
                case IN_PROGRESS_ELSEWHERE -> offer.answer(Answer.IN_PROGRESS);
                case IN_PROGRESS -> waitForFirst(delivery, record, offer, workers);
                case GRANTED -> run(delivery, record, offer);
            }
        } catch (RuntimeException e) {
            consumer.figures().repositoryFailed(e);
            consumer.report("Cannot look up whether delivery " + delivery.guid() + " was handled before", e);
            offer.answer(Answer.REPOSITORY_UNAVAILABLE);
        } catch (Error e) {
            // such as a driver that can't be loaded: somebody waits for the answer
            consumer.report("Cannot take delivery " + delivery.guid(), e);
            offer.answer(Answer.FAILED);
        }
    }

    private void waitForFirst(VerifiedDelivery delivery, HandledDeliveries record, Offer offer, Executor workers) {
        offer.waitBehindFirst();
        waiting.add(offer);
        if (!consumer.isStarted()) {
            waiting.remove(offer);
            offer.answer(Answer.UNAVAILABLE);
            return;
        }
        delivery.reservation().hold();
        CompletableFuture<Void> unused = record.ended(delivery.guid()).thenAccept(outcome -> {
            waiting.remove(offer);
            switch (outcome) {
                case RECORDED -> offer.answer(Answer.DONE_WITH_FIRST);
                case FAILED -> offer.answer(Answer.FAILED);
                case UNTRIED -> offerAgain(delivery, offer, workers);
            }
            delivery.reservation().release();
        });
    }

    private void offerAgain(VerifiedDelivery delivery, Offer offer, Executor workers) {
        offer.noLongerBehindFirst();
        if (!offer.isAnswered()) {
            JoinedRoutes.hand(delivery, consumer, offer, workers);
        }
    }

    private void run(VerifiedDelivery delivery, HandledDeliveries record, Offer offer) {
        if (!consumer.isStarted()) {
            record.release(delivery.guid());
            offer.answer(Answer.UNAVAILABLE);
            return;
        }
        RouteRun run = new RouteRun(consumer, delivery, record, offer, this::ended);
        running.add(run);
        run.start();
    }

    private void ended(RouteRun run) {
        running.remove(run);
        CountDownLatch rest = lastRuns;
        if (rest != null && running.isEmpty()) {
            rest.countDown();
        }
    }

    /** Waits for a short time for the last runs, then answers the rest: the route is being stopped. */
    void stop() {
        awaitEnd();
        running.forEach(run -> run.answerNow(Answer.UNAVAILABLE));
        waiting.forEach(offer -> offer.answer(Answer.UNAVAILABLE));
    }

    /** Camel no longer counts an exchange as in flight when its delivery is yet to be recorded. */
    private void awaitEnd() {
        CountDownLatch rest = new CountDownLatch(1);
        lastRuns = rest;
        try {
            if (!running.isEmpty() && !rest.await(LAST_RUNS_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn(
                        "Route {} is stopped while it still handles {} deliveries",
                        consumer.getRouteId(),
                        running.size());
            }
        } catch (InterruptedException e) {
            // Camel's shutdown ran out of time: what is left to do is quick
            Thread.currentThread().interrupt();
        }
    }
}
