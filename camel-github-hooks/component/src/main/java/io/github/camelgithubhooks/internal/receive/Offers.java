// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Offers of one delivery to the routes of its path. */
final class Offers {

    private final List<Offer> offers = new ArrayList<>();

    /**
     * Adds an offer to a route.
     *
     * @param count called with its answer, before GitHub gets it
     */
    Offer add(Consumer<Answer> count) {
        Offer offer = new Offer(count);
        offers.add(offer);
        return offer;
    }

    /**
     * Completes with the worst answer once every route has answered or reached its {@code ackTimeout}. Without any route the
     * answer is {@code UNAVAILABLE}: nobody can say that the event isn't wanted.
     */
    CompletableFuture<Answer> worst() {
        List<CompletableFuture<Answer>> all =
                offers.stream().map(offer -> offer.counted).toList();
        return CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new)).thenApply(done -> all.stream()
                .map(CompletableFuture::join)
                .reduce(Answer::worseOf)
                .orElse(Answer.UNAVAILABLE));
    }

    /** Stops waiting because the client has left, as GitHub does after 10 seconds. The routes continue. */
    void clientLeft() {
        offers.forEach(offer -> offer.answer(Answer.TIMED_OUT));
    }

    /** Offer to one route. The first answer counts. */
    static final class Offer {

        private final CompletableFuture<Answer> answer = new CompletableFuture<>();
        private final CompletableFuture<Answer> counted;
        private volatile boolean behindFirst;

        private Offer(Consumer<Answer> count) {
            counted = answer.thenApply(given -> {
                Answer exact = given == Answer.TIMED_OUT && behindFirst ? Answer.IN_PROGRESS : given;
                count.accept(exact);
                return exact;
            });
        }

        void answer(Answer given) {
            answer.complete(given);
        }

        /** Answers {@code TIMED_OUT} after this time, unless the route is done before. */
        void answerAfter(long nanos) {
            answer.completeOnTimeout(Answer.TIMED_OUT, Math.max(0, nanos), TimeUnit.NANOSECONDS);
        }

        boolean isAnswered() {
            return answer.isDone();
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
