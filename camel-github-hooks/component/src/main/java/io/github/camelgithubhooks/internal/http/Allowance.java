// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.http;

import io.github.camelgithubhooks.GitHubConnectionException;
import io.github.camelgithubhooks.GitHubRateLimitException;
import io.github.camelgithubhooks.internal.http.RateLimitState.Pause;
import io.github.camelgithubhooks.internal.http.RateLimitState.Sent;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * Gate for the requests of one credential. It admits each request at its pace, in turn, and only while GitHub's limits
 * have room. Reads don't wait behind writes. All clients of the credential share it. Thread-safe: a request takes a lock
 * only if it has to wait, or ends one that others wait for.
 */
public final class Allowance {

    /** Leave to send one request. Exactly one of the methods must be called, once. */
    interface Permit {

        /** Gives back the leave: the request wasn't sent. */
        void notSent();

        /** Ends the request without an answer; GitHub may have counted it. */
        void unanswered();

        /** Ends the request with its answer. Returns the pause if the answer is a refusal for the rate limit. */
        Optional<Pause> answered(ApiResponse response);
    }

    private final Clock clock;
    private final IntSupplier processes;
    private final RateLimitState rateLimit;
    private final Pacer pacer = new Pacer();
    private final ReentrantLock lock = new ReentrantLock();
    private final Lane reads = new Lane();
    private final Lane writes = new Lane();

    /**
     * Creates the gate.
     *
     * @param processes returns how many processes use the credential, each at its share of the pace
     */
    Allowance(Clock clock, IntSupplier processes) {
        this.clock = clock;
        this.processes = processes;
        this.rateLimit = new RateLimitState(clock, processes);
    }

    public RateLimitState rateLimit() {
        return rateLimit;
    }

    /**
     * Waits until a request may be sent.
     *
     * @throws GitHubRateLimitException when that takes longer than the call may wait
     * @throws GitHubConnectionException when Camel stops first
     */
    Permit admit(ApiRequest request, Pace pace, Patience patience, Stopping stopping) {
        Lane lane = Pacer.isWrite(request.method()) ? writes : reads;
        Permit permit = lane.isEmpty() ? tryAdmit(request.method(), pace) : null;
        return permit == null ? admitInTurn(lane, request, pace, patience, stopping) : permit;
    }

    private Permit admitInTurn(Lane lane, ApiRequest request, Pace pace, Patience patience, Stopping stopping) {
        lock.lock();
        Condition turn = lock.newCondition();
        try {
            lane.join(turn);
            while (true) {
                checkPause(request, patience);
                boolean first = lane.isFirst(turn);
                Permit permit = first ? tryAdmit(request.method(), pace) : null;
                if (permit != null) {
                    return permit;
                }
                long now = System.nanoTime();
                long turnIn = first ? pacer.waitFor(request.method(), share(pace), now) : 0;
                long wait = first ? Math.max(turnIn, rateLimit.obstacle(now)) : Long.MAX_VALUE;
                if (wait <= 0) {
                    continue;
                }
                if (patience.left() == 0 || turnIn > patience.left()) {
                    throw ApiErrors.notInTime(request, clock.instant().plusNanos(Math.max(0, turnIn)));
                }
                if (stopping.left() <= 0) {
                    throw ApiErrors.interrupted(request);
                }
                long longest = Math.min(patience.left(), stopping.left());
                turn.await(Math.max(1, Math.min(wait, longest)), TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ApiErrors.interrupted(request);
        } finally {
            lane.leave(turn);
            lock.unlock();
        }
    }

    /** Returns how many requests wait to be sent. */
    int waiting() {
        return reads.size() + writes.size();
    }

    /** Wakes all waiting requests, so that they look again. */
    void wake() {
        lock.lock();
        try {
            reads.wakeAll();
            writes.wakeAll();
        } finally {
            lock.unlock();
        }
    }

    private void checkPause(ApiRequest request, Patience patience) {
        Optional<Pause> pause = rateLimit.pause();
        if (pause.isPresent() && !patience.lastsUntil(pause.get().until())) {
            throw ApiErrors.notSent(request, pause.get());
        }
    }

    /** Returns leave to send a request now; null when it has to wait. */
    private Permit tryAdmit(String method, Pace pace) {
        long now = System.nanoTime();
        Pace share = share(pace);
        if (pacer.waitFor(method, share, now) > 0) {
            return null;
        }
        Optional<Sent> sent = rateLimit.trySend(now);
        if (sent.isEmpty()) {
            return null;
        }
        if (!pacer.trySend(method, share, now)) {
            // another request was faster
            ended(() -> {
                rateLimit.notSent();
                return Optional.empty();
            });
            return null;
        }
        return new Sending(method, sent.get());
    }

    private Pace share(Pace pace) {
        return pace.sharedBy(processes.getAsInt());
    }

    /** Ends a request, and wakes those that may go now. After a new pause all look whether they may wait so long. */
    private Optional<Pause> ended(Supplier<Optional<Pause>> end) {
        Optional<Pause> before = rateLimit.pause();
        Optional<Pause> refusal = end.get();
        if (reads.isEmpty() && writes.isEmpty()) {
            return refusal;
        }
        if (!rateLimit.pause().equals(before)) {
            wake();
            return refusal;
        }
        lock.lock();
        try {
            reads.wakeFirst();
            writes.wakeFirst();
        } finally {
            lock.unlock();
        }
        return refusal;
    }

    private final class Sending implements Permit {

        private final String method;
        private final Sent sent;

        Sending(String method, Sent sent) {
            this.method = method;
            this.sent = sent;
        }

        @Override
        public void notSent() {
            ended(() -> {
                rateLimit.notSent();
                return Optional.empty();
            });
        }

        @Override
        public void unanswered() {
            ended(() -> {
                rateLimit.unanswered();
                return Optional.empty();
            });
        }

        @Override
        public Optional<Pause> answered(ApiResponse response) {
            return ended(() -> {
                pacer.answered(method, System.nanoTime());
                return rateLimit.answered(sent, response);
            });
        }
    }
}
