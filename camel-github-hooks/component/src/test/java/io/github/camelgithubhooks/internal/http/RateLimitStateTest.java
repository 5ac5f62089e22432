// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.internal.http.RateLimitState.Pause;
import io.github.camelgithubhooks.internal.http.RateLimitState.Sent;
import io.github.camelgithubhooks.support.TestClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.apache.hc.client5.http.utils.DateUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Waits are never shorter than a second, grow when they didn't help, and go by GitHub's clock. */
class RateLimitStateTest {

    private static final Instant GITHUB_NOW = Instant.parse("2026-11-01T12:00:00Z");

    private final TestClock clock = new TestClock();
    private RateLimitState state = new RateLimitState(clock, () -> 1);
    private long nanoTime;

    @ParameterizedTest
    @CsvSource({
        "17, 17",
        "' 17 ', 17",
        "+17, 17",
        "0, 1",
        "-5, 1",
        "86400, 86400",
        "99999999999999999999, 86400",
        "'Sun, 01 Nov 2026 12:00:30 GMT', 30",
        "'Sunday, 01-Nov-26 12:00:30 GMT', 30",
        "'Sun, 01 Nov 2026 11:00:00 GMT', 1",
        "'Sun, 01 Nov 2026 12:00:00 GMT', 1",
        "'Mon, 01 Nov 2027 12:00:00 GMT', 86400",
        "soon, 60",
        "1.5, 60",
        "'', 60"
    })
    void retryAfterIsObeyedWhateverItIs(String retryAfter, long seconds) {
        assertThat(refused("retry-after", retryAfter)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(longs = {-7200, -90, 90, 7200})
    void aWrongClockChangesNoWait(long secondsAhead) {
        state = new RateLimitState(Clock.offset(clock, Duration.ofSeconds(secondsAhead)), () -> 1);
        Instant ours = clock.instant().plusSeconds(secondsAhead);

        assertThat(refusal("retry-after", "Sun, 01 Nov 2026 12:00:30 GMT").until())
                .isEqualTo(ours.plusSeconds(30));
    }

    @ParameterizedTest
    @ValueSource(longs = {-7200, 7200})
    void aWrongClockChangesNoReset(long secondsAhead) {
        state = new RateLimitState(Clock.offset(clock, Duration.ofSeconds(secondsAhead)), () -> 1);
        Instant ours = clock.instant().plusSeconds(secondsAhead);

        assertThat(refusal("x-ratelimit-remaining", "0", "x-ratelimit-reset", epoch(300))
                        .until())
                .isEqualTo(ours.plusSeconds(300));
    }

    @Test
    void aTimeWithoutGitHubsClockIsNotTrusted() {
        ApiResponse response = Answers.answer(403, "retry-after", "Sun, 01 Nov 2026 11:00:00 GMT");

        assertThat(state.answered(send(), response).orElseThrow().until())
                .isEqualTo(clock.instant().plusSeconds(60));
    }

    @Test
    void aResetInThePastIsWaitedForLongerEachTime() {
        for (long seconds : new long[] {1, 2, 4, 8}) {
            assertThat(refused("x-ratelimit-remaining", "0", "x-ratelimit-reset", epoch(-60)))
                    .isEqualTo(Duration.ofSeconds(seconds));
            clock.advance(Duration.ofSeconds(seconds));
        }
    }

    @Test
    void noWaitAtAllGrowsUntilARequestIsAnswered() {
        for (long seconds : new long[] {1, 2, 4}) {
            assertThat(refused("retry-after", "0")).isEqualTo(Duration.ofSeconds(seconds));
            clock.advance(Duration.ofSeconds(seconds));
        }
        state.answered(send(), answer(200));

        assertThat(refused("retry-after", "0")).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void refusalsOfRequestsThatWereSentTogetherCountOnce() {
        Sent first = send();
        Sent second = send();
        state.answered(first, answer(403, "retry-after", "0"));

        state.answered(second, answer(403, "retry-after", "0"));

        assertThat(state.pause().orElseThrow().until())
                .isEqualTo(clock.instant().plusSeconds(1));
    }

    @Test
    void aUsedUpLimitWithAResetInThePastIsNoRefusalButAPause() {
        Optional<Pause> refusal =
                state.answered(send(), answer(200, "x-ratelimit-remaining", "0", "x-ratelimit-reset", epoch(-60)));

        assertThat(refusal).isEmpty();
        assertThat(state.pause().orElseThrow().until())
                .isEqualTo(clock.instant().plusSeconds(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775807", "31556889864403200", "-1", "tomorrow", ""})
    void aResetThatIsNoTimeDoesNoHarm(String reset) {
        assertThat(refused("retry-after", "5", "x-ratelimit-remaining", "0", "x-ratelimit-reset", reset))
                .isEqualTo(Duration.ofSeconds(5));
    }

    private Duration refused(String... headers) {
        return Duration.between(clock.instant(), refusal(headers).until());
    }

    private Pause refusal(String... headers) {
        return state.answered(send(), answer(403, headers)).orElseThrow();
    }

    /** Sends a request so late that no other one goes ahead to learn what is left. */
    private Sent send() {
        nanoTime += Duration.ofSeconds(2).toNanos();
        return state.trySend(nanoTime).orElseThrow();
    }

    private static ApiResponse answer(int status, String... headers) {
        String[] all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "date";
        all[headers.length + 1] = DateUtils.formatStandardDate(GITHUB_NOW);
        return Answers.answer(status, all);
    }

    private static String epoch(long secondsAhead) {
        return Long.toString(GITHUB_NOW.plusSeconds(secondsAhead).getEpochSecond());
    }
}
