// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.internal.http.RateLimitState.Sent;
import io.github.camelgithubhooks.support.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is left of the hourly limit is taken before a request is sent, and given back when GitHub didn't count it. */
class BudgetTest {

    private final TestClock clock = new TestClock();
    private final RateLimitState state = new RateLimitState(clock, () -> 1);
    private Instant reset = clock.instant().plusSeconds(1800);
    private long nanoTime;

    @Test
    void noMoreIsSentThanIsLeft() {
        answered(2);

        send();
        assertThat(hasRoom()).isTrue();
        send();
        assertThat(hasRoom()).isFalse();
    }

    @Test
    void whatWasNotCountedIsGivenBack() {
        answered(2);
        send();
        Sent unchanged = send();

        state.answered(unchanged, answer(304, 2));

        assertThat(hasRoom()).isTrue();
    }

    @Test
    void whatDidNotGetToGitHubIsGivenBack() {
        answered(2);
        send();
        send();

        state.notSent();

        assertThat(hasRoom()).isTrue();
    }

    @Test
    void whatWasNotAnsweredIsKeptBackUntilAnAnswerTells() {
        answered(3);
        send();
        Sent second = send();
        state.unanswered();
        send();
        assertThat(hasRoom()).isFalse();

        state.answered(second, answer(200, 3));
        assertThat(hasRoom()).isTrue();
        send();
        assertThat(hasRoom()).isFalse();
    }

    @Test
    void anAnswerThatIsOvertakenGivesNothingBack() {
        answered(3);
        Sent first = send();
        Sent second = send();
        state.answered(second, answer(200, 1));

        state.answered(first, answer(200, 2));

        send();
        assertThat(hasRoom()).isFalse();
    }

    @Test
    void aLateAnswerOfTheHourBeforeTellsNothing() {
        Instant before = reset;
        Sent late = send();
        reset = before.plus(Duration.ofHours(1));
        answered(2);
        reset = before;

        state.answered(late, answer(200, 4000));

        send();
        send();
        assertThat(hasRoom()).isFalse();
    }

    @Test
    void inANewHourAllIsLeftThoughOneRequestShowsFirst() {
        answered(1);
        clock.advance(Duration.ofMinutes(31));
        reset = clock.instant().plusSeconds(3600);
        Sent first = send();
        assertThat(hasRoom()).isFalse();

        state.answered(first, answer(200, 4999));

        send();
        assertThat(hasRoom()).isTrue();
    }

    @Test
    void aServerWithoutLimitsIsAskedByAHundredAtMost() {
        state.answered(send(), Answers.answer(200));

        IntStream.range(0, 100).forEach(i -> {
            assertThat(hasRoom()).isTrue();
            send();
        });
        assertThat(hasRoom()).isFalse();
    }

    private void answered(int remaining) {
        state.answered(send(), answer(200, remaining));
    }

    /** Sends a request so late that no other one goes ahead to learn what is left. */
    private Sent send() {
        nanoTime += Duration.ofSeconds(2).toNanos();
        return state.trySend(nanoTime).orElseThrow();
    }

    private boolean hasRoom() {
        return state.obstacle(nanoTime) <= 0;
    }

    private ApiResponse answer(int status, int remaining) {
        return Answers.answer(status, clock.instant(), remaining, reset);
    }
}
