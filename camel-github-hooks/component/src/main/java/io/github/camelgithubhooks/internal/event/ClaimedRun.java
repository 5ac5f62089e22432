// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.event;

import io.github.camelgithubhooks.internal.event.Completions.Subject;
import io.github.camelgithubhooks.internal.event.ExchangeCompletion.Outcome;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultConsumer;

/**
 * Run of a claimed event through a route: the exchange is handed over, and at its end the guid is recorded, if the route
 * succeeded, and released. Whatever happens, the guid doesn't stay in progress.
 */
public abstract class ClaimedRun implements ExchangeCompletion.Listener {

    private final HandledDeliveries handled;
    private final String guid;
    private volatile Throwable why;

    /**
     * Creates a run that is about to start.
     *
     * @param handled the record in which the guid is claimed
     */
    protected ClaimedRun(HandledDeliveries handled, String guid) {
        this.handled = handled;
        this.guid = guid;
    }

    /**
     * Hands the event to the route of a consumer.
     *
     * @param route the name of the route in logs
     * @param timeout how long the exchange may take, zero for no limit
     * @throws RuntimeException if the message can't be written; the run has ended then
     */
    protected final void start(DefaultConsumer consumer, Completions completions, String route, Duration timeout) {
        Exchange exchange;
        try {
            exchange = consumer.createExchange(false);
            write(exchange.getMessage());
        } catch (RuntimeException | Error e) {
            failedBy(e);
            end(false);
            throw e;
        }
        try {
            completions.hand(exchange, consumer, new Subject(guid, route), timeout, this);
        } catch (RuntimeException | Error e) {
            notTaken(e);
        }
    }

    /** Writes the message of the event. */
    protected abstract void write(Message message);

    /** Notes that the route couldn't take the exchange. The run has ended as failed. */
    protected abstract void notTaken(Throwable why);

    /** Notes that the run is over: the guid is about to be released. */
    protected void ending() {}

    /** Notes how the run has ended. The guid is no longer in progress. */
    protected abstract void ended(boolean successful);

    /** Returns the first reason for the failure; null if none is known. */
    protected final Throwable why() {
        return why;
    }

    @Override
    public final boolean mayBlock() {
        return handled.mayBlock();
    }

    @Override
    public final void failedBy(Throwable exception) {
        why = why == null ? exception : why;
    }

    @Override
    public final void ended(Outcome outcome) {
        boolean successful = false;
        try {
            successful = outcome == Outcome.DONE && record();
            if (!successful) {
                failed();
            }
        } finally {
            end(successful);
        }
    }

    private void end(boolean successful) {
        try {
            ending();
            release();
        } finally {
            ended(successful);
        }
    }

    @Override
    public void inTransaction(BooleanSupplier isDone) {
        handled.recordWithTransaction(guid, isDone);
    }

    @Override
    public void doneLate() {
        record();
    }

    /** Records that the route is done with the guid; returns false if that fails. */
    protected boolean record() {
        return handled.record(guid);
    }

    /** Notes in the record that the route has failed. */
    protected void failed() {
        handled.failed(guid);
    }

    /** Frees the guid. */
    protected void release() {
        handled.release(guid);
    }
}
