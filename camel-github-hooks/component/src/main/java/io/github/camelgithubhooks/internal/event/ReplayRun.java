// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.event;

import io.github.camelgithubhooks.internal.event.Completions.Subject;
import io.github.camelgithubhooks.internal.event.ExchangeCompletion.Outcome;
import io.github.camelgithubhooks.internal.event.HandledDeliveries.Claim;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultConsumer;

/**
 * Run of an event through a route on request. That the event was handled before doesn't matter; that it is being handled
 * does. A success is recorded like any other.
 */
public final class ReplayRun implements ExchangeCompletion.Listener {

    private final HandledDeliveries handled;
    private final String guid;
    /** Whether this run holds the claim: not if the event was handled before. */
    private final boolean claimed;

    private final CompletableFuture<Optional<Throwable>> result = new CompletableFuture<>();
    private volatile Throwable why;

    private ReplayRun(HandledDeliveries handled, String guid, boolean claimed) {
        this.handled = handled;
        this.guid = guid;
        this.claimed = claimed;
    }

    /**
     * Hands an event to the route of a consumer.
     *
     * @param timeout how long the exchange may take, zero for no limit
     * @param event writes the message
     * @return ends with the exchange: with what it failed with, or empty
     * @throws IllegalStateException if the event is being handled right now, or the route isn't started
     */
    public static CompletableFuture<Optional<Throwable>> start(
            DefaultConsumer consumer,
            Completions completions,
            HandledDeliveries handled,
            String guid,
            Duration timeout,
            Consumer<Message> event) {
        if (!consumer.isStarted()) {
            throw new IllegalStateException("The route " + consumer.getRouteId() + " isn't started");
        }
        Claim claim = handled.claim(guid);
        if (claim == Claim.IN_PROGRESS || claim == Claim.IN_PROGRESS_ELSEWHERE) {
            throw new IllegalStateException("The event " + guid + " is being handled right now");
        }
        ReplayRun run = new ReplayRun(handled, guid, claim == Claim.GRANTED);
        Exchange exchange;
        try {
            exchange = consumer.createExchange(false);
            event.accept(exchange.getMessage());
        } catch (RuntimeException | Error e) {
            run.free();
            throw e;
        }
        try {
            completions.hand(exchange, consumer, new Subject(guid, consumer.getRouteId()), timeout, run);
        } catch (RuntimeException e) {
            run.result.complete(Optional.of(e));
        }
        return run.result;
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
        Optional<Throwable> failure = Optional.empty();
        try {
            if (outcome != Outcome.DONE) {
                failure = Optional.of(why != null ? why : new IllegalStateException("The route has failed"));
                failed();
            } else if (claimed && !handled.record(guid)) {
                failure = Optional.of(new IllegalStateException("Another instance has handled the event meanwhile"));
            }
        } catch (RuntimeException e) {
            failure = Optional.of(e);
        } finally {
            free();
            result.complete(failure);
        }
    }

    private void failed() {
        if (claimed) {
            handled.failed(guid);
        }
    }

    private void free() {
        if (claimed) {
            handled.release(guid);
        }
    }

    @Override
    public void inTransaction(BooleanSupplier isDone) {
        if (claimed) {
            handled.recordWithTransaction(guid, isDone);
        }
    }

    @Override
    public void doneLate() {
        handled.record(guid);
    }
}
