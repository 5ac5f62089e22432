// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import io.github.camelgithubhooks.internal.event.UnwantedEvents;
import io.github.camelgithubhooks.internal.receive.Offers.Offer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Routes that receive on one path. Each gets every delivery that it wants, as bytes of its own, and none waits for another.
 * GitHub gets the worst of their answers. Thread-safe.
 */
final class JoinedRoutes {

    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

    /** Time after a removal in which no event is 'not wanted': a reload removes routes and adds them again. */
    static final Duration GRACE = Duration.ofSeconds(10);

    private final ByteBudget budget;

    /** One consumer for each route: a route that is restarted or replaced gets a new one. */
    private final Map<String, ReceiveConsumer> byRoute = new LinkedHashMap<>();

    private volatile List<ReceiveConsumer> consumers = List.of();
    private volatile long lastRemoval = System.nanoTime() - GRACE.toNanos();

    /** Routes that were removed and haven't come back. */
    private final Map<String, Removed> removed = new ConcurrentHashMap<>();

    /** Deliveries that the routes have, from the offer until the last route has released the body. */
    private final AtomicInteger inFlight = new AtomicInteger();

    private final UnwantedEvents unwanted;

    private volatile int maxInFlight;

    private record Removed(ReceiveConsumer consumer, long at) {

        boolean mayComeBack() {
            return System.nanoTime() - at < GRACE.toNanos();
        }
    }

    JoinedRoutes(String path, ByteBudget budget) {
        this.budget = budget;
        this.unwanted = new UnwantedEvents(
                "to " + path,
                "it is answered with 202 and dropped. Name it in the option events of a route to get it, or unsubscribe the"
                        + " hook");
    }

    /** Adds a route that was created. From now on its events are wanted, although it may start later or never. */
    synchronized void define(ReceiveConsumer consumer) {
        byRoute.put(consumer.routeKey(), consumer);
        consumers = List.copyOf(byRoute.values());
        removed.remove(consumer.routeKey());
    }

    /**
     * Checks that a route that is about to start can share the path with those that were started.
     *
     * @throws IllegalArgumentException if it can't; the message names the option and the remedy
     */
    void requireFitting(ReceiveConsumer joining) {
        consumers.stream()
                .filter(other -> other != joining && other.hasJoined() && !other.isStopped())
                .forEach(other -> joining.options().requireFitting(other.options()));
    }

    /** Warns if a route that is about to start names another hook than one that was started: each gets the events of both. */
    void warnOfOtherHooks(ReceiveConsumer joining) {
        consumers.stream()
                .filter(other -> other != joining && other.hasJoined() && !other.isStopped())
                .filter(other -> joining.options().namesOtherHookThan(other.options()))
                .findFirst()
                .ifPresent(other -> LOG.warn(
                        "Routes {} and {} receive on {} and name different hooks ({} and {}), but each of them gets the events"
                                + " of both: hookId, repoOwner, repoName and organization don't filter what receive gets."
                                + " Give each hook a path of its own, or filter by the header CamelGitHubHooksRepository",
                        other.routeKey(),
                        joining.routeKey(),
                        joining.options().path(),
                        other.options().namedHook(),
                        joining.options().namedHook()));
    }

    /** Limits the deliveries that the routes have at a time. */
    void limitTo(int deliveries) {
        maxInFlight = deliveries;
    }

    /** Removes a route. Whether it was removed for good or is being replaced is unknown for some seconds. */
    synchronized void remove(ReceiveConsumer consumer) {
        if (byRoute.remove(consumer.routeKey(), consumer)) {
            lastRemoval = System.nanoTime();
            removed.put(consumer.routeKey(), new Removed(consumer, lastRemoval));
            consumers = List.copyOf(byRoute.values());
        }
    }

    List<ReceiveConsumer> all() {
        return consumers;
    }

    /** Returns whether a route was removed so recently that it may be about to come back. */
    boolean areChanging() {
        return System.nanoTime() - lastRemoval < GRACE.toNanos();
    }

    boolean areStopped() {
        return consumers.stream()
                .allMatch(consumer -> !consumer.hasJoined() || consumer.isStopping() || consumer.isStopped());
    }

    /** Returns whether a route that wants the next event may not have joined yet. */
    private boolean areIncomplete() {
        for (ReceiveConsumer consumer : consumers) {
            if (consumer.getEndpoint().getCamelContext().isStarting()) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether the instance stops, and another one should get what comes next. */
    boolean areLeaving() {
        for (ReceiveConsumer consumer : consumers) {
            if (consumer.getEndpoint().getCamelContext().isStopping()) {
                return true;
            }
        }
        return false;
    }

    /** Returns the number of deliveries that the routes have. */
    int inFlight() {
        return inFlight.get();
    }

    /** Counts an answer that doesn't depend on any of the routes. */
    void count(Refusal refusal) {
        for (ReceiveConsumer consumer : consumers) {
            if (consumer.hasJoined()) {
                consumer.refused(refusal);
            }
        }
    }

    /**
     * Admits a delivery that is about to be offered, or refuses what can't be offered right now. A delivery that a route wants
     * counts as in flight until its body is released.
     *
     * @return whether a route wants the delivery
     */
    boolean admit(VerifiedDelivery delivery) throws RefusedException {
        if (areIncomplete()) {
            // a route that wants the event may not have joined yet: a 2xx now would lose it
            throw new RefusedException(Answer.UNAVAILABLE);
        }
        if (!isWanted(delivery)) {
            return false;
        }
        if (areLeaving()) {
            // at once: Camel suspends one route after the other
            throw new RefusedException(Answer.UNAVAILABLE);
        }
        if (inFlight.incrementAndGet() > maxInFlight) {
            inFlight.decrementAndGet();
            throw new RefusedException(Answer.OVER_CAPACITY);
        }
        delivery.reservation().whenReleased(inFlight::decrementAndGet);
        return true;
    }

    private boolean isWanted(VerifiedDelivery delivery) {
        for (ReceiveConsumer consumer : consumers) {
            if (consumer.wants(delivery)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Offers a delivery to the routes. The caller doesn't wait: {@code workers} do what may block.
     *
     * @param arrived the time of arrival by {@link System#nanoTime()}, at which {@code ackTimeout} begins
     */
    Offers offer(VerifiedDelivery delivery, long arrived, Executor workers) {
        Offers offers = new Offers();
        // all copies are made before any route can change the bytes
        List<Runnable> handOvers = new ArrayList<>();
        Answer notWanted = areChanging() ? Answer.UNAVAILABLE : Answer.NOT_WANTED;
        if (isWantedByRemoved(delivery)) {
            offers.add((answer, why) -> {}).answer(Answer.UNAVAILABLE);
        }
        for (ReceiveConsumer consumer : consumers) {
            Offer offer = offers.add(consumer.resultOf(delivery, arrived));
            consumer.figures().passed(delivery);
            if (!consumer.wants(delivery)) {
                offer.answer(delivery.isPing() ? Answer.PONG : notWanted);
                continue;
            }
            limit(offer, consumer.options().ackTimeout(), arrived);
            if (handOvers.isEmpty()) {
                handOvers.add(() -> hand(delivery, consumer, offer, workers));
            } else {
                copy(delivery, offer)
                        .ifPresent(own -> handOvers.add(() -> {
                            hand(own, consumer, offer, workers);
                            own.reservation().release();
                        }));
            }
        }
        if (handOvers.isEmpty() && notWanted == Answer.NOT_WANTED && !delivery.isPing()) {
            unwanted.add(delivery.event(), delivery.action());
        }
        handOvers.forEach(Runnable::run);
        return offers;
    }

    /** Returns whether a route wants the event that may be about to come back: the success of the others isn't enough. */
    private boolean isWantedByRemoved(VerifiedDelivery delivery) {
        if (removed.isEmpty()) {
            return false;
        }
        removed.values().removeIf(route -> !route.mayComeBack());
        return !delivery.isPing()
                && removed.values().stream().anyMatch(route -> route.consumer().wants(delivery));
    }

    /** Copies the bytes for a further route: each may do with its own what it likes. */
    private Optional<VerifiedDelivery> copy(VerifiedDelivery delivery, Offer offer) {
        try {
            return Optional.of(delivery.copy(budget));
        } catch (RefusedException e) {
            offer.answer(e.answer());
            return Optional.empty();
        }
    }

    private static void limit(Offer offer, Duration ackTimeout, long arrived) {
        if (!ackTimeout.isZero()) {
            offer.answerAfter(TimeUnit.MILLISECONDS.toNanos(ackTimeout.toMillis()) - (System.nanoTime() - arrived));
        }
    }

    /** Has a worker hand a delivery to a route. */
    static void hand(VerifiedDelivery delivery, ReceiveConsumer consumer, Offer offer, Executor workers) {
        delivery.reservation().hold();
        AtomicBoolean begun = new AtomicBoolean();
        try {
            workers.execute(() -> {
                begun.set(true);
                try {
                    consumer.accept(delivery, offer, workers);
                } finally {
                    delivery.reservation().release();
                }
            });
        } catch (RejectedExecutionException | OutOfMemoryError e) {
            // OutOfMemoryError also if no thread can be started
            if (begun.get()) {
                throw e;
            }
            delivery.reservation().release();
            offer.answer(Answer.OVER_CAPACITY);
        }
    }
}
