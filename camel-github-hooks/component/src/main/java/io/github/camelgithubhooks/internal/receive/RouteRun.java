// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import io.github.camelgithubhooks.internal.event.ExchangeCompletion;
import io.github.camelgithubhooks.internal.event.ExchangeCompletion.Outcome;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/** One delivery on its way through a route, and what GitHub is answered. */
final class RouteRun implements ExchangeCompletion.Listener {

    private final Function<Outcome, Answer> whenDone;
    private final AtomicBoolean done = new AtomicBoolean();
    private final CompletableFuture<Answer> answer = new CompletableFuture<>();
    private final Runnable whenEnded;
    private final Runnable whenDoneLate;

    /**
     * Creates one that is about to start.
     *
     * @param whenDone called when the exchange has ended; returns what to answer
     * @param whenEnded called after it, or when there is no exchange
     * @param whenDoneLate called when the exchange is done although it had timed out
     */
    RouteRun(Function<Outcome, Answer> whenDone, Runnable whenEnded, Runnable whenDoneLate) {
        this.whenDone = whenDone;
        this.whenEnded = whenEnded;
        this.whenDoneLate = whenDoneLate;
    }

    @Override
    public void ended(Outcome outcome) {
        if (done.compareAndSet(false, true)) {
            Answer result = Answer.FAILED;
            try {
                result = whenDone.apply(outcome);
            } finally {
                // in this order: who reads the answer and delivers again finds the guid no longer in progress
                whenEnded.run();
                answer.complete(result);
            }
        }
    }

    @Override
    public void doneLate() {
        whenDoneLate.run();
    }

    /** Ends it without an exchange. */
    void cancel(Answer reason) {
        if (done.compareAndSet(false, true)) {
            whenEnded.run();
            answer.complete(reason);
        }
    }

    /** Returns what GitHub is answered. */
    CompletableFuture<Answer> answer() {
        return answer;
    }

    /** Answers before the route is done, which goes on. */
    void answerNow(Answer early) {
        answer.complete(early);
    }
}
