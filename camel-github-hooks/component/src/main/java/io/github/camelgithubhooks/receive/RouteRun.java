// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.receive;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.spi.Synchronization;

/**
 * One delivery on its way through a route. It is done when the exchange is, also when another thread or a queue took
 * that over, which the return of the route's first processor doesn't tell.
 */
final class RouteRun implements Synchronization {

    private final Function<Exchange, Answer> whenDone;
    private final AtomicBoolean done = new AtomicBoolean();
    private final CompletableFuture<Answer> answer = new CompletableFuture<>();
    private final Runnable whenEnded;

    /**
     * One that is about to start.
     *
     * @param whenDone called once with the exchange that completed, tells what to answer
     * @param whenEnded called after it, or when there is no exchange
     */
    RouteRun(Function<Exchange, Answer> whenDone, Runnable whenEnded) {
        this.whenDone = whenDone;
        this.whenEnded = whenEnded;
    }

    @Override
    public void onComplete(Exchange exchange) {
        finish(exchange);
    }

    @Override
    public void onFailure(Exchange exchange) {
        finish(exchange);
    }

    void finish(Exchange exchange) {
        if (done.compareAndSet(false, true)) {
            Answer result = Answer.FAILED;
            try {
                result = whenDone.apply(exchange);
            } finally {
                // in this order: who reads the answer and delivers again finds the guid no longer in progress
                whenEnded.run();
                answer.complete(result);
            }
        }
    }

    /** Ends it without an exchange. */
    void cancel(Answer reason) {
        if (done.compareAndSet(false, true)) {
            whenEnded.run();
            answer.complete(reason);
        }
    }

    /** What GitHub is answered. */
    CompletableFuture<Answer> answer() {
        return answer;
    }

    /** Answers before the route is done, which goes on. */
    void answerNow(Answer early) {
        answer.complete(early);
    }
}
