// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.GitHubRateLimitException;
import io.github.camelgithubhooks.internal.http.Allowance.Permit;
import io.github.camelgithubhooks.support.Background;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Requests wait for their turn, look again when they have it, and end when Camel stops. */
class AllowanceTest {

    private static final ApiRequest READ = new ApiRequest("GET", "/x", Map.of(), null);
    private static final ApiRequest WRITE = new ApiRequest("POST", "/x", Map.of(), null);
    private static final Pace SLOW = new Pace(0, Duration.ofMinutes(10));

    private final Clock clock = Clock.systemUTC();
    private final Allowance allowance = new Allowance(clock, () -> 1);
    private final Stopping stopping = new Stopping(allowance::wake);

    @Test
    void aRequestThatWaitedIsNotSentWhenTheLimitRanOutMeanwhile() {
        Permit first = admit(WRITE, Duration.ZERO);
        CompletableFuture<Permit> waiting = Background.supply(() -> admit(WRITE, Duration.ZERO));
        await().until(() -> allowance.waiting() == 1);

        first.answered(Answers.answer(429, "retry-after", "60"));

        assertThat(waiting)
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withMessageContaining("POST /x: not sent")
                .withMessageContaining("secondary rate limit");
    }

    @Test
    void aTurnThatComesTooLateIsNotWaitedFor() {
        admit(WRITE, Duration.ZERO).answered(Answers.answer(204));

        assertThatThrownBy(() -> admit(WRITE, Duration.ofMinutes(5)))
                .isInstanceOf(GitHubRateLimitException.class)
                .hasMessageContaining("not sent")
                .hasMessageContaining("writePause")
                .hasMessageContaining("maxRateLimitWait");
    }

    @Test
    void ofSeveralProcessesEachHasItsShare() {
        Pace pace = new Pace(9, Duration.ofMinutes(10));
        Pace share = pace.sharedBy(4);

        assertThat(share).isEqualTo(new Pace(2, Duration.ofMinutes(40)));
        assertThat(pace.sharedBy(20).pointsPerMinute()).isEqualTo(1);
        assertThat(SLOW.sharedBy(4).pointsPerMinute()).isZero();
    }

    @Test
    void readsPassWritesThatWait() {
        admit(WRITE, Duration.ZERO).answered(Answers.answer(204));
        CompletableFuture<Permit> waiting = Background.supply(() -> admit(WRITE, Duration.ZERO));
        await().until(() -> allowance.waiting() == 1);

        admit(READ, Duration.ZERO);

        assertThat(waiting).isNotDone();
        stopping.end();
    }

    @Test
    void beforeTheFirstAnswerOneRequestShowsWhatIsLeft() {
        Permit first = admit(READ, Duration.ZERO);
        CompletableFuture<Permit> second = Background.supply(() -> admit(READ, Duration.ZERO));
        await().until(() -> allowance.waiting() == 1);

        first.answered(Answers.answer(200));

        assertThat(second).succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    void aSlowFirstAnswerDoesNotHoldUpTheOthers() {
        admit(READ, Duration.ZERO);

        admit(READ, Duration.ZERO);

        assertThat(allowance.waiting()).isZero();
    }

    @Test
    void whatWaitsEndsSoonAfterCamelBeginsToStop() {
        admit(WRITE, Duration.ZERO).answered(Answers.answer(204));
        CompletableFuture<Permit> waiting = Background.supply(() -> admit(WRITE, Duration.ZERO));
        await().until(() -> allowance.waiting() == 1);

        stopping.begin();

        assertThat(waiting)
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withMessageContaining("not sent, stopping");
    }

    private Permit admit(ApiRequest request, Duration maxWait) {
        Instant deadline = clock.instant().plus(maxWait);
        return allowance.admit(request, SLOW, new Patience(clock, deadline), stopping);
    }
}
