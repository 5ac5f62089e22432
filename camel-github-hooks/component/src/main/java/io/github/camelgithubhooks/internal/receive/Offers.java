// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Offers of one delivery to the routes of its path. */
final class Offers {

    private final List<Offer> offers = new ArrayList<>(1);
    private final AtomicReference<Answer> worst = new AtomicReference<>();

    /** The offers that aren't answered, and one more until somebody waits for the result. */
    private final AtomicInteger open = new AtomicInteger(1);

    private Consumer<Answer> whenAnswered;

    /** Receiver of the answer to an offer. */
    interface Result {

        /** Notes the answer, before GitHub gets it. Called once. */
        void answered(Answer answer, Throwable why);

        /** Notes what became of a delivery that had been answered before its route was done. */
        default void late(Answer answer, Throwable why) {}
    }

    /** Adds an offer to a route. */
    Offer add(Result result) {
        Offer offer = new Offer(result);
        offers.add(offer);
        open.incrementAndGet();
        return offer;
    }

    /**
     * Passes on the worst answer once every route has answered or reached its {@code ackTimeout}. Without any route the
     * answer is {@code UNAVAILABLE}: nobody can say that the event isn't wanted. To be called once, after the last offer was
     * added.
     */
    void whenAnswered(Consumer<Answer> callback) {
        whenAnswered = callback;
        closeOne();
    }

    /** Stops waiting because the client has left, as GitHub does after 10 seconds. The routes continue. */
    void clientLeft() {
        offers.forEach(offer -> offer.answer(Answer.TIMED_OUT));
    }

    private void closeOne() {
        if (open.decrementAndGet() == 0) {
            Answer result = worst.get();
            whenAnswered.accept(result == null ? Answer.UNAVAILABLE : result);
        }
    }

    /** Offer to one route. The first answer counts. */
    final class Offer {

        private final Result result;
        private final AtomicReference<Answer> answer = new AtomicReference<>();
        private volatile CompletableFuture<Void> timer;
        private volatile boolean behindFirst;

        private Offer(Result result) {
            this.result = result;
        }

        void answer(Answer given) {
            answer(given, null);
        }

        /** Answers when the route is done; {@code why} is the exception that it failed with, null if there is none. */
        void routeEnded(Answer given, Throwable why) {
            if (isAnswered() || !answer(given, why)) {
                result.late(given, why);
            }
        }

        private boolean answer(Answer given, Throwable why) {
            if (!answer.compareAndSet(null, given)) {
                return false;
            }
            if (timer != null) {
                // if it were canceled, early versions of Java 17 would keep it until its time is over
                timer.complete(null);
            }
            Answer exact = given == Answer.TIMED_OUT && behindFirst ? Answer.IN_PROGRESS : given;
            result.answered(exact, why);
            worst.accumulateAndGet(exact, (before, now) -> before == null ? now : before.worseOf(now));
            closeOne();
            return true;
        }

        /** Answers {@code TIMED_OUT} after this time, unless the route is done before. */
        void answerAfter(long nanos) {
            timer = new CompletableFuture<Void>().completeOnTimeout(null, Math.max(0, nanos), TimeUnit.NANOSECONDS);
            CompletableFuture<Void> unused = timer.thenRun(() -> answer(Answer.TIMED_OUT));
        }

        boolean isAnswered() {
            return answer.get() != null;
        }

        /** Notes that the route is handling the same guid: this offer waits for the result. */
        void waitBehindFirst() {
            behindFirst = true;
        }

        /** Notes that the route never got the first delivery: it may take this one. */
        void noLongerBehindFirst() {
            behindFirst = false;
        }
    }
}
