// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import io.github.camelgithubhooks.internal.event.GitHubHeaders;
import io.github.camelgithubhooks.spi.InboundRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reception of the requests of one path: has each checked, offers the verified deliveries to the routes, and answers with the
 * result. No thread waits here. Thread-safe.
 */
final class Reception {

    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

    /** Longest wait for the last answers when the path is closed. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private final String path;
    private final ByteBudget budget;
    private final JoinedRoutes routes;
    private final RefusalLog refusals;
    /** Lacks one permit for each delivery that was read and isn't answered yet. */
    private final Semaphore answered = new Semaphore(Integer.MAX_VALUE);

    private volatile RequestChecks checks;

    Reception(String path, ByteBudget budget, JoinedRoutes routes) {
        this.path = path;
        this.budget = budget;
        this.routes = routes;
        this.refusals = new RefusalLog(path);
    }

    /** Sets the checks of all requests that arrive from now on. */
    void checkWith(RequestChecks newChecks) {
        checks = newChecks;
    }

    /**
     * Receives a request that has just arrived.
     *
     * @param slow runs checks that may take their time
     * @param workers run routes
     */
    void receive(InboundRequest request, Executor slow, Executor workers) {
        new Received(request, workers).begin(slow);
    }

    /** Waits for a short time until all answers are written. A route that is done is stopped at once, before that. */
    void awaitAnswers() {
        try {
            if (answered.tryAcquire(Integer.MAX_VALUE, LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                answered.release(Integer.MAX_VALUE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Writes the summaries of refusals that are due later. */
    void close() {
        refusals.close();
    }

    /** Request on its way to the answer. */
    private final class Received implements CheckRun.Result {

        private final long arrived = System.nanoTime();
        private final InboundRequest request;
        private final Executor workers;
        private final RequestChecks ownChecks = checks;
        /** As the request claims it. Read at once: the engine may take the request back before it is answered. */
        private String guid;

        private String remoteAddress;
        private Runnable whenWritten = () -> {};
        /** Null until the checks are passed. */
        private VerifiedDelivery verified;

        Received(InboundRequest request, Executor workers) {
            this.request = request;
            this.workers = workers;
        }

        void begin(Executor slow) {
            try {
                List<String> claimed = request.headers(GitHubHeaders.DELIVERY);
                guid = claimed.isEmpty() ? null : claimed.get(0);
                remoteAddress = request.remoteAddress();
            } catch (RuntimeException | Error e) {
                failed(e);
                return;
            }
            ownChecks.check(request, budget, slow, this);
        }

        @Override
        public void bodyRead() {
            answered.acquireUninterruptibly();
            whenWritten = answered::release;
        }

        @Override
        public void verified(VerifiedDelivery delivery) throws RefusedException, InterruptedException {
            verified = delivery;
            if (routes.admit(delivery)) {
                ownChecks.requireNoReplay(delivery);
            }
            Offers offers = routes.offer(delivery, arrived, workers);
            // GitHub gives up after 10 seconds: no use in waiting any longer, but the route goes on
            request.whenClientLeaves(offers::clientLeft);
            offers.whenAnswered(this::answerForRoutes);
        }

        /** Answers on a thread of a route or of a timer, which can't do anything about an engine that fails. */
        private void answerForRoutes(Answer answer) {
            try {
                answer(answer, "");
            } catch (RuntimeException e) {
                LOG.warn("The answer to delivery {} on {} can't be sent", guidForLog(), path, e);
            }
        }

        @Override
        public void refused(RefusedException why) {
            routes.count(refusal(why.answer(), why.why()));
            answer(why.answer(), why.why());
        }

        /** Answers 500. An {@link Error} is thrown on: it may concern more than this request. */
        @Override
        public void failed(Throwable e) {
            routes.count(refusal(Answer.FAILED, ": " + e));
            if (answer(Answer.FAILED, ": " + e)) {
                LOG.warn("A request to {} can't be handled", path, e);
            }
            if (e instanceof Error error) {
                throw error;
            }
        }

        private Refusal refusal(Answer answer, String why) {
            return new Refusal(verified, this::guidForLog, remoteAddress, answer, why, arrived);
        }

        /** Returns whether the log has a line for this request alone. */
        private boolean answer(Answer answer, String why) {
            try {
                if (answer.isProblem()) {
                    return report(answer, why);
                }
                if (LOG.isDebugEnabled()) {
                    LOG.debug("Answered {} to a delivery on {}: {}", answer.status(), path, answer);
                }
                return false;
            } finally {
                request.answer(routes.areLeaving() ? answer.lastReply() : answer.reply(), whenWritten);
            }
        }

        private boolean report(Answer answer, String why) {
            // whoever has captured a delivery can send it again and again, and leave before the answer
            if (verified != null && verified.isSigned() && answer != Answer.TIMED_OUT) {
                LOG.warn("Answered {} to delivery {} on {}: {}{}", answer.status(), guidForLog(), path, answer, why);
                return true;
            }
            return refusals.add(answer, this::guidForLog, remoteAddress, why);
        }

        /** Returns the guid that the request claims, made fit for a log: anybody can send anything. */
        private String guidForLog() {
            return guid == null
                    ? "(no guid)"
                    : guid.substring(0, Math.min(guid.length(), 100)).replaceAll("[^!-~]", "?");
        }
    }
}
