// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

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

/**
 * The routes that receive on one path. Each gets every delivery that it wants, as bytes of its own, and none waits for
 * another; GitHub gets the worst of their answers. Safe for use by several threads.
 */
final class JoinedRoutes {

    /** How long no event is 'not wanted' after a route was removed: a reload removes routes and adds them again. */
    static final Duration GRACE = Duration.ofSeconds(10);

    private final ByteBudget budget;
    /** One consumer for each route: a route that is restarted or replaced gets a new one. */
    private final Map<String, ReceiveConsumer> byRoute = new LinkedHashMap<>();

    private volatile List<ReceiveConsumer> consumers = List.of();
    private volatile long lastRemoval = System.nanoTime() - GRACE.toNanos();

    /** Routes that were removed, and didn't come back yet. */
    private final Map<String, Removed> removed = new ConcurrentHashMap<>();

    private record Removed(ReceiveConsumer consumer, long at) {

        boolean mayComeBack() {
            return System.nanoTime() - at < GRACE.toNanos();
        }
    }

    JoinedRoutes(ByteBudget budget) {
        this.budget = budget;
    }

    /** Adds a route that was made. From now on somebody wants its events, although it may be started later or never. */
    synchronized void define(ReceiveConsumer consumer) {
        byRoute.put(consumer.routeKey(), consumer);
        consumers = List.copyOf(byRoute.values());
        removed.remove(consumer.routeKey());
    }

    /**
     * Checks that a route which is about to be started can share the path with those that were.
     *
     * @throws IllegalArgumentException when it can't; it names the option and the remedy
     */
    void requireFitting(ReceiveConsumer joining) {
        consumers.stream()
                .filter(other -> other != joining && other.hasJoined() && !other.isStopped())
                .forEach(other -> joining.options().requireFitting(other.options()));
    }

    /** Takes a route away that was removed, or is being replaced: for some seconds nobody can tell which. */
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

    /** Whether a route was removed so recently that it may be about to come back. */
    boolean areChanging() {
        return System.nanoTime() - lastRemoval < GRACE.toNanos();
    }

    boolean areStopped() {
        return consumers.stream()
                .allMatch(consumer -> !consumer.hasJoined() || consumer.isStopping() || consumer.isStopped());
    }

    /** Whether a route that wants the next event may not have joined yet. */
    boolean areIncomplete() {
        return consumers.stream()
                .anyMatch(consumer -> consumer.getEndpoint().getCamelContext().isStarting());
    }

    /** Counts an answer that has nothing to do with any of the routes. */
    void count(Answer answer) {
        consumers.stream().filter(ReceiveConsumer::hasJoined).forEach(consumer -> consumer.counts()
                .add(answer));
    }

    /**
     * Offers a delivery to the routes. The caller doesn't wait, and what may block is done by {@code workers}.
     *
     * @param arrived when it came, by {@link System#nanoTime()}: {@code ackTimeout} counts from then
     */
    Offers offer(VerifiedDelivery delivery, long arrived, Executor workers) {
        Offers offers = new Offers();
        // all copies are made before any route can change the bytes
        List<Runnable> handOvers = new ArrayList<>();
        Answer notWanted = areChanging() ? Answer.UNAVAILABLE : Answer.NOT_WANTED;
        if (isWantedByRemoved(delivery)) {
            offers.add(answer -> {}).answer(Answer.UNAVAILABLE);
        }
        for (ReceiveConsumer consumer : consumers) {
            Offer offer = offers.add(consumer.counts()::add);
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
        handOvers.forEach(Runnable::run);
        return offers;
    }

    /** Whether a route wants it that is removed only to be replaced, as far as can be told: others' success isn't enough. */
    private boolean isWantedByRemoved(VerifiedDelivery delivery) {
        removed.values().removeIf(route -> !route.mayComeBack());
        return !delivery.isPing()
                && removed.values().stream().anyMatch(route -> route.consumer().wants(delivery));
    }

    /** The bytes of the first route are those that came; each other gets its own, with which it may do what it likes. */
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
            offer.answerAfter(ackTimeout.toNanos() - (System.nanoTime() - arrived));
        }
    }

    static void hand(VerifiedDelivery delivery, ReceiveConsumer consumer, Offer offer, Executor workers) {
        delivery.reservation().hold();
        try {
            workers.execute(() -> {
                try {
                    consumer.accept(delivery, offer, workers);
                } finally {
                    delivery.reservation().release();
                }
            });
        } catch (RejectedExecutionException e) {
            delivery.reservation().release();
            offer.answer(Answer.OVER_CAPACITY);
        }
    }
}
