// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.http;

import io.github.camelgithubhooks.GitHubConnectionException;
import io.github.camelgithubhooks.GitHubRateLimitException;
import io.github.camelgithubhooks.internal.http.RateLimitState.Pause;
import io.github.camelgithubhooks.internal.http.RateLimitState.Sent;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Gate for the requests of one credential. It admits each request at its pace, in turn, and only while GitHub's limits
 * have room. Reads don't wait behind writes. All clients of the credential share it. Thread-safe: the lock is held for
 * a look, never during a wait.
 */
public final class Allowance {

    /**
     * The time for which one request goes ahead alone to learn what is left. A slow one doesn't hold up the others for
     * longer.
     */
    private static final long LONGEST_LEAD = Duration.ofSeconds(1).toNanos();

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
    private final RateLimitState rateLimit;
    private final Pacer pacer = new Pacer();
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Condition> reads = new ArrayDeque<>();
    private final Deque<Condition> writes = new ArrayDeque<>();
    private long leaderSentAt;

    Allowance(Clock clock) {
        this.clock = clock;
        this.rateLimit = new RateLimitState(clock);
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
        Deque<Condition> lane = Pacer.isWrite(request.method()) ? writes : reads;
        lock.lock();
        Condition turn = lock.newCondition();
        try {
            lane.addLast(turn);
            while (true) {
                checkPause(request, patience);
                boolean first = lane.peekFirst() == turn;
                long turnIn = first ? pacer.waitFor(request.method(), pace, System.nanoTime()) : 0;
                long wait = first ? Math.max(turnIn, obstacle()) : Long.MAX_VALUE;
                if (wait <= 0) {
                    return sent(request.method(), pace);
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
            lane.remove(turn);
            wake(lane);
            lock.unlock();
        }
    }

    /** Returns how many requests wait to be sent. */
    int waiting() {
        lock.lock();
        try {
            return reads.size() + writes.size();
        } finally {
            lock.unlock();
        }
    }

    /** Wakes all waiting requests, so that they look again. */
    void wake() {
        lock.lock();
        try {
            reads.forEach(Condition::signal);
            writes.forEach(Condition::signal);
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

    /** Returns the time until the next look, in nanoseconds; 0 or less when a request may be sent now. */
    private long obstacle() {
        Optional<Pause> pause = rateLimit.pause();
        if (pause.isPresent()) {
            // rounded up: even a fraction of a millisecond early is too early
            return Duration.between(clock.instant(), pause.get().until())
                    .plusMillis(1)
                    .toNanos();
        }
        if (!rateLimit.hasRoom()) {
            return Long.MAX_VALUE;
        }
        boolean led = rateLimit.isUnknown() && !rateLimit.isNothingOnItsWay();
        return led ? leaderSentAt + LONGEST_LEAD - System.nanoTime() : 0;
    }

    private Permit sent(String method, Pace pace) {
        long now = System.nanoTime();
        if (rateLimit.isNothingOnItsWay()) {
            leaderSentAt = now;
        }
        pacer.sent(method, pace, now);
        Sent sent = rateLimit.send();
        return new Permit() {
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
        };
    }

    private Optional<Pause> ended(Supplier<Optional<Pause>> end) {
        lock.lock();
        try {
            Optional<Pause> before = rateLimit.pause();
            Optional<Pause> refusal = end.get();
            if (rateLimit.pause().equals(before)) {
                wake(reads);
                wake(writes);
            } else {
                wake();
            }
            return refusal;
        } finally {
            lock.unlock();
        }
    }

    private static void wake(Deque<Condition> lane) {
        if (!lane.isEmpty()) {
            lane.getFirst().signal();
        }
    }
}
