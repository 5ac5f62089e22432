// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.internal.http.RateLimitState.Sent;
import io.github.camelgithubhooks.support.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.hc.client5.http.utils.DateUtils;
import org.junit.jupiter.api.Test;

/** What is left of the hourly limit is taken before a request is sent, and given back when GitHub didn't count it. */
class BudgetTest {

    private final TestClock clock = new TestClock();
    private final RateLimitState state = new RateLimitState(clock);
    private Instant reset = clock.instant().plusSeconds(1800);

    @Test
    void noMoreIsSentThanIsLeft() {
        answered(2);

        state.send();
        assertThat(state.hasRoom()).isTrue();
        state.send();
        assertThat(state.hasRoom()).isFalse();
    }

    @Test
    void whatWasNotCountedIsGivenBack() {
        answered(2);
        state.send();
        Sent unchanged = state.send();

        state.answered(unchanged, answer(304, 2));

        assertThat(state.hasRoom()).isTrue();
    }

    @Test
    void whatDidNotGetToGitHubIsGivenBack() {
        answered(2);
        state.send();
        state.send();

        state.notSent();

        assertThat(state.hasRoom()).isTrue();
    }

    @Test
    void whatWasNotAnsweredIsKeptBackUntilAnAnswerTells() {
        answered(3);
        state.send();
        Sent second = state.send();
        state.unanswered();
        state.send();
        assertThat(state.hasRoom()).isFalse();

        state.answered(second, answer(200, 3));
        assertThat(state.hasRoom()).isTrue();
        state.send();
        assertThat(state.hasRoom()).isFalse();
    }

    @Test
    void anAnswerThatIsOvertakenGivesNothingBack() {
        answered(3);
        Sent first = state.send();
        Sent second = state.send();
        state.answered(second, answer(200, 1));

        state.answered(first, answer(200, 2));

        state.send();
        assertThat(state.hasRoom()).isFalse();
    }

    @Test
    void aLateAnswerOfTheHourBeforeTellsNothing() {
        Instant before = reset;
        Sent late = state.send();
        reset = before.plus(Duration.ofHours(1));
        answered(2);
        reset = before;

        state.answered(late, answer(200, 4000));

        state.send();
        state.send();
        assertThat(state.hasRoom()).isFalse();
    }

    @Test
    void inANewHourAllIsLeftThoughOneRequestShowsFirst() {
        answered(1);
        clock.advance(Duration.ofMinutes(31));
        assertThat(state.isUnknown()).isTrue();
        reset = clock.instant().plusSeconds(3600);
        answered(4999);

        state.send();

        assertThat(state.hasRoom()).isTrue();
        assertThat(state.isUnknown()).isFalse();
    }

    @Test
    void aServerWithoutLimitsIsAskedByAHundredAtMost() {
        state.answered(state.send(), new ApiResponse(200, Map.of(), new byte[0], 1));

        IntStream.range(0, 100).forEach(i -> {
            assertThat(state.hasRoom()).isTrue();
            state.send();
        });
        assertThat(state.hasRoom()).isFalse();
    }

    private void answered(int remaining) {
        state.answered(state.send(), answer(200, remaining));
    }

    private ApiResponse answer(int status, int remaining) {
        return new ApiResponse(
                status,
                Map.of(
                        "date", List.of(DateUtils.formatStandardDate(clock.instant())),
                        "x-ratelimit-limit", List.of("5000"),
                        "x-ratelimit-remaining", List.of(Integer.toString(remaining)),
                        "x-ratelimit-reset", List.of(Long.toString(reset.getEpochSecond()))),
                new byte[0],
                1);
    }
}
