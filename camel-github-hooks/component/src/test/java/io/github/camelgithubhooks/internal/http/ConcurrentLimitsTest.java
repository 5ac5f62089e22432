// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.internal.http.Allowance.Permit;
import io.github.camelgithubhooks.internal.http.RateLimitState.Sent;
import io.github.camelgithubhooks.support.AtOnce;
import io.github.camelgithubhooks.support.TestClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;

/** Threads that send and learn at the same time don't lose what another one has done. */
class ConcurrentLimitsTest {

    private static final int THREADS = 64;
    private static final int ROUNDS = 200;
    private static final ApiRequest READ = new ApiRequest("GET", "/x", Map.of(), null);

    private final Clock clock = new TestClock();
    private final Instant reset = clock.instant().plusSeconds(1800);

    @RepeatedTest(10)
    void eachOfTheRemainingRequestsIsTakenOnce() throws Exception {
        RateLimitState state = known(40);

        List<Optional<Sent>> taken = AtOnce.call(THREADS, thread -> state.trySend(0));

        assertThat(taken).filteredOn(Optional::isPresent).hasSize(40).doesNotHaveDuplicates();
    }

    @RepeatedTest(10)
    void theLowestOfTheAnswersCountsAndNoRequestStaysOnItsWay() throws Exception {
        RateLimitState state = known(5000);
        AtomicInteger left = new AtomicInteger(5000);

        AtOnce.call(THREADS, thread -> {
            for (int round = 0; round < ROUNDS; round++) {
                Sent sent = state.trySend(0).orElseThrow();
                state.answered(sent, answer(left.getAndUpdate(number -> Math.max(100, number - 1))));
            }
            return null;
        });

        assertThat(state.seen("github", "token").remaining()).hasValue(100);
        for (int i = 0; i < 100; i++) {
            assertThat(state.trySend(0)).isPresent();
        }
        assertThat(state.trySend(0)).isEmpty();
    }

    @RepeatedTest(10)
    void refusalsThatComeTogetherAreOnePause() throws Exception {
        RateLimitState state = known(5000);
        List<Sent> sent = AtOnce.call(THREADS, thread -> state.trySend(0)).stream()
                .map(Optional::orElseThrow)
                .toList();

        AtOnce.call(THREADS, thread -> state.answered(sent.get(thread), Answers.answer(429, "retry-after", "0")));

        assertThat(state.pause().orElseThrow().until())
                .isEqualTo(clock.instant().plusSeconds(1));
    }

    @RepeatedTest(10)
    void noPointIsSpentTwice() throws Exception {
        Pacer pacer = new Pacer();
        Pace pace = new Pace(900, Duration.ZERO);
        AtomicInteger sent = new AtomicInteger();

        AtOnce.call(THREADS, thread -> {
            for (int round = 0; round < ROUNDS; round++) {
                sent.addAndGet(pacer.trySend("GET", pace, 0) ? 1 : 0);
            }
            return null;
        });

        assertThat(sent).hasValue(900);
    }

    @RepeatedTest(10)
    void onlyOneOfManyWritesGoesAtOnce() throws Exception {
        Pacer pacer = new Pacer();
        Pace pace = new Pace(0, Duration.ofSeconds(1));

        List<Boolean> sent = AtOnce.call(THREADS, thread -> pacer.trySend("POST", pace, 0));

        assertThat(sent).filteredOn(Boolean::booleanValue).hasSize(1);
    }

    /** Two at once have room, so that nearly all of them wait for another one to end. */
    @RepeatedTest(5)
    void noRequestSleepsOnWhenItMayGo() throws Exception {
        Allowance allowance = new Allowance(clock, () -> 1);
        Stopping stopping = new Stopping(allowance::wake);
        AtomicInteger onTheirWay = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();

        AtOnce.call(THREADS, thread -> {
            for (int round = 0; round < ROUNDS; round++) {
                Permit permit = allowance.admit(READ, Pace.UNLIMITED, new Patience(clock, clock.instant()), stopping);
                most.accumulateAndGet(onTheirWay.incrementAndGet(), Math::max);
                onTheirWay.decrementAndGet();
                permit.answered(answer(2));
            }
            return null;
        });

        assertThat(most.get()).isBetween(1, 2);
        assertThat(allowance.waiting()).isZero();
        assertThat(allowance.rateLimit().obstacle(System.nanoTime())).isNotPositive();
    }

    private RateLimitState known(int remaining) {
        RateLimitState state = new RateLimitState(clock, () -> 1);
        state.answered(state.trySend(0).orElseThrow(), answer(remaining));
        return state;
    }

    private ApiResponse answer(int remaining) {
        return Answers.answer(200, clock.instant(), remaining, reset);
    }
}
