// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.event;

import io.github.camelgithubhooks.internal.event.HandledDeliveries.Claim;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultConsumer;

/**
 * Run of an event through a route on request. That the event was handled before doesn't matter; that it is being handled
 * does. A success is recorded like any other.
 */
public final class ReplayRun extends ClaimedRun {

    private final Consumer<Message> event;
    /** Whether this run holds the claim: not if the event was handled before. */
    private final boolean claimed;

    private final CompletableFuture<Optional<Throwable>> result = new CompletableFuture<>();

    private ReplayRun(HandledDeliveries handled, String guid, Consumer<Message> event, boolean claimed) {
        super(handled, guid);
        this.event = event;
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
        ReplayRun run = new ReplayRun(handled, guid, event, claim == Claim.GRANTED);
        run.start(consumer, completions, consumer.getRouteId(), timeout);
        return run.result;
    }

    @Override
    protected void write(Message message) {
        event.accept(message);
    }

    @Override
    protected void notTaken(Throwable why) {
        result.complete(Optional.of(why));
    }

    @Override
    protected void ended(boolean successful) {
        result.complete(successful ? Optional.empty() : Optional.of(reason()));
    }

    private Throwable reason() {
        return why() != null ? why() : new IllegalStateException("The route has failed");
    }

    @Override
    public void inTransaction(BooleanSupplier isDone) {
        if (claimed) {
            super.inTransaction(isDone);
        }
    }

    @Override
    protected boolean record() {
        if (!claimed) {
            return true;
        }
        try {
            boolean recorded = super.record();
            if (!recorded) {
                failedBy(new IllegalStateException("Another instance has handled the event meanwhile"));
            }
            return recorded;
        } catch (RuntimeException e) {
            failedBy(e);
            return false;
        }
    }

    @Override
    protected void failed() {
        if (claimed) {
            super.failed();
        }
    }

    @Override
    protected void release() {
        if (claimed) {
            super.release();
        }
    }
}
