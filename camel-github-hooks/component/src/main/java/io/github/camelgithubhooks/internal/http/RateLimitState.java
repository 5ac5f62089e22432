// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.http;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntSupplier;
import java.util.function.UnaryOperator;

/**
 * Rate limits of one credential as GitHub reported them last, and the number of requests on their way. Thread-safe, and
 * without a lock: every request passes here twice.
 */
public final class RateLimitState {

    /** Pause before the next request. */
    public record Pause(Instant until, boolean secondary) {}

    /** Request on its way: its number, and the number of the latest pause before it. */
    record Sent(long number, int pauses) {}

    private final Clock clock;
    private final IntSupplier processes;
    private final AtomicReference<Limits> limits = new AtomicReference<>(Limits.UNKNOWN);

    /**
     * Creates the state of limits that nothing is known of.
     *
     * @param processes returns how many processes use the credential
     */
    RateLimitState(Clock clock, IntSupplier processes) {
        this.clock = clock;
        this.processes = processes;
    }

    /** Returns the current pause; empty when there is none. */
    public Optional<Pause> pause() {
        return limits.get().pauses().at(clock);
    }

    public OptionalLong hourlyLimit() {
        return limits.get().hour().limit();
    }

    /**
     * Returns the time until a request may be sent, in nanoseconds; 0 or less for now, {@link Long#MAX_VALUE} for not
     * before another one ends.
     *
     * @param nanoTime this machine's {@link System#nanoTime}
     */
    long obstacle(long nanoTime) {
        return limits.get().obstacle(clock, nanoTime, processes.getAsInt());
    }

    /**
     * Takes one of the remaining requests; empty when none may be sent now. One of the other methods must end a request
     * that was taken, whatever the outcome.
     *
     * @param nanoTime this machine's {@link System#nanoTime}
     */
    Optional<Sent> trySend(long nanoTime) {
        while (true) {
            Limits now = limits.get();
            if (now.obstacle(clock, nanoTime, processes.getAsInt()) > 0) {
                return Optional.empty();
            }
            if (limits.compareAndSet(now, now.with(now.onTheirWay().sending(nanoTime)))) {
                return Optional.of(
                        new Sent(now.onTheirWay().numbers(), now.pauses().number()));
            }
        }
    }

    /** Ends a request that didn't reach GitHub, and gives back what it took. */
    void notSent() {
        end(OnTheirWay::ended);
    }

    /** Ends a request that GitHub may have counted. The answer to a later one shows whether it did. */
    void unanswered() {
        end(onTheirWay -> onTheirWay.ended().doubted());
    }

    private void end(UnaryOperator<OnTheirWay> end) {
        limits.updateAndGet(now -> now.with(end.apply(now.onTheirWay())));
    }

    /** Ends a request with its answer. Returns the pause if the answer is a refusal for the rate limit. */
    Optional<Pause> answered(Sent sent, ApiResponse response) {
        Reported answer = Reported.by(response, clock.instant());
        while (true) {
            Limits now = limits.get();
            Optional<Pause> refusal = now.refusal(sent, answer);
            if (limits.compareAndSet(now, now.after(sent, answer, refusal))) {
                return refusal;
            }
        }
    }

    /** Returns what is known now. After the reset that GitHub named, the whole limit is left. */
    public RateLimit seen(String server, String credential) {
        Limits now = limits.get();
        Hour hour = now.hour();
        boolean over = hour.isOver(clock.instant());
        return new RateLimit(
                server,
                credential,
                hour.limit(),
                over ? hour.limit() : hour.remaining(),
                over ? Optional.empty() : Optional.ofNullable(hour.resetAt()),
                now.pauses().at(clock).map(Pause::until));
    }
}
