// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.event;

import io.github.camelgithubhooks.internal.event.Completions.Subject;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.camel.Exchange;

/**
 * Completion of an event's exchange: reached when the route has returned it and when every copy that a queue took over has
 * ended. The exchange has failed when any of these has. Thread-safe.
 *
 * <p>A failure ends it as soon as the route has returned, since a copy that was refused by a full queue never ends.
 */
public final class ExchangeCompletion {

    /** Outcome of an exchange. */
    public enum Outcome {
        DONE,
        FAILED,
        /** A copy was dropped, for example by a queue that discards. */
        LOST,
        TIMED_OUT
    }

    /** Listener that learns how an exchange ends. */
    public interface Listener {

        /**
         * Returns whether the listener may take its time, as with a database. Then it learns of the end by a thread that can
         * wait: the one that handed the exchange to the route, or one of the component's.
         */
        boolean mayBlock();

        /** Notes why a part of the exchange has failed; null if no exception says so. Called before the end, if at all. */
        default void failedBy(Throwable why) {}

        /** Notes how the exchange has ended. Called once. */
        void ended(Outcome outcome);

        /**
         * Notes that the exchange is in a transaction that spans its route. Called by the thread of the transaction.
         *
         * @param isDone returns, shortly before the commit, whether nothing else is to be done than to commit
         */
        void inTransaction(BooleanSupplier isDone);

        /** Notes that an exchange that had timed out is done after all. */
        void doneLate();
    }

    private final Completions all;
    private final Subject subject;
    private final Listener listener;
    private final long timeoutNanos;
    private final Thread handing = Thread.currentThread();
    private final long began = System.nanoTime();

    private int open;
    private boolean returned;
    private boolean failed;
    private boolean lost;
    private Outcome outcome;

    ExchangeCompletion(Completions all, Subject subject, Duration timeout, Listener listener) {
        this.all = all;
        this.subject = subject;
        // not toNanos(), which throws beyond 292 years
        this.timeoutNanos = TimeUnit.MILLISECONDS.toNanos(timeout.toMillis());
        this.listener = listener;
    }

    /** Returns whether an exchange counts as failed: by an exception, or marked for rollback. */
    static boolean isFailure(Exchange exchange) {
        return exchange.isFailed() || exchange.isRollbackOnly() || exchange.isRollbackOnlyLast();
    }

    void begin(Exchange exchange) {
        Leg.first(this, exchange);
    }

    /** Notes that the route has returned the exchange. Copies of it may go on elsewhere. */
    void returned(Exchange exchange) {
        // an exchange that has ended may be in use for another event already, when exchanges are pooled
        boolean failure = isOpen() && isFailure(exchange);
        if (failure) {
            failedBy(exchange);
        }
        change(() -> {
            returned = true;
            failed |= failure;
        });
    }

    /** Notes the exception of a part that has failed. */
    void failedBy(Exchange part) {
        listener.failedBy(part.getException());
    }

    /** Ends an exchange that could not be handed to the route. */
    void fail() {
        end(Outcome.FAILED);
    }

    /** Notes that the consumer's own exchange is in a transaction that spans its route. */
    void inTransaction() {
        listener.inTransaction(this::isDoneButForItself);
    }

    /** Returns whether only the consumer's own exchange is open, and nothing has failed. */
    private synchronized boolean isDoneButForItself() {
        return outcome == null && open == 1 && !failed && !lost;
    }

    void partBegan() {
        change(() -> open++);
    }

    void partEnded(boolean failure) {
        change(() -> {
            open--;
            failed |= failure;
        });
    }

    void partFailed() {
        change(() -> failed = true);
    }

    /**
     * Notes that a part was dropped.
     *
     * @param whole whether the part was the exchange itself: then nobody is left who could return it
     */
    void partLost(boolean whole) {
        change(() -> {
            open--;
            lost = true;
            returned |= whole;
        });
    }

    Subject subject() {
        return subject;
    }

    boolean isOverdue(long now) {
        return timeoutNanos > 0 && now - began > timeoutNanos;
    }

    /** Returns whether nothing that happens can change the outcome. */
    synchronized boolean isOver() {
        return outcome != null && outcome != Outcome.TIMED_OUT;
    }

    /** Ends the exchange; returns false if it had ended before. */
    boolean end(Outcome how) {
        synchronized (this) {
            if (outcome != null) {
                return false;
            }
            outcome = how;
        }
        all.ended(this);
        inform(() -> listener.ended(how));
        return true;
    }

    private void inform(Runnable step) {
        if (listener.mayBlock() && Thread.currentThread() != handing) {
            all.runLater(subject, step);
        } else {
            step.run();
        }
    }

    private synchronized boolean isOpen() {
        return open > 0;
    }

    private void change(Runnable step) {
        Outcome how;
        boolean late;
        synchronized (this) {
            step.run();
            if (!returned || (open > 0 && !failed && !lost)) {
                return;
            }
            how = failed ? Outcome.FAILED : lost ? Outcome.LOST : Outcome.DONE;
            late = outcome == Outcome.TIMED_OUT && how == Outcome.DONE;
            if (late) {
                outcome = how;
            }
        }
        if (late) {
            inform(listener::doneLate);
        } else if (how == Outcome.LOST) {
            all.lost(this);
        } else {
            end(how);
        }
    }
}
