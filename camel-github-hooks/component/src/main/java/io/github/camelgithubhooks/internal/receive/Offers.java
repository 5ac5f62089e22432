// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One delivery that was offered to the routes of its path. */
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
     * Completes with the worst answer once every route has answered or ran out of its {@code ackTimeout}. Without a route
     * nobody can say that the event isn't wanted.
     */
    CompletableFuture<Answer> worst() {
        List<CompletableFuture<Answer>> all =
                offers.stream().map(offer -> offer.counted).toList();
        return CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new)).thenApply(done -> all.stream()
                .map(CompletableFuture::join)
                .reduce(Answer::worseOf)
                .orElse(Answer.UNAVAILABLE));
    }

    /** Ends the waiting, not the routes: the client is gone, as GitHub is after 10 seconds. */
    void clientLeft() {
        offers.forEach(offer -> offer.answer(Answer.TIMED_OUT));
    }

    /** The offer to one route. The first answer counts. */
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

        /** Has it answered after that time, if need be before the route is done. */
        void answerAfter(long nanos) {
            answer.completeOnTimeout(Answer.TIMED_OUT, Math.max(0, nanos), TimeUnit.NANOSECONDS);
        }

        boolean isAnswered() {
            return answer.isDone();
        }

        /** The route has the same guid already: this offer waits for what becomes of that. */
        void waitBehindFirst() {
            behindFirst = true;
        }

        /** Nothing became of that: the route may take this one. */
        void noLongerBehindFirst() {
            behindFirst = false;
        }
    }
}
