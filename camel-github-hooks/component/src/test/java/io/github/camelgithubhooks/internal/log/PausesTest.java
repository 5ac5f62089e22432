// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How long an event waits before it is offered again. */
class PausesTest {

    private final Backlog backlog = new Backlog(10, Duration.ofMinutes(1));

    @Test
    void redeliveriesWaitOneFiveTwentyFiveMinutesAndSoOnUpToSixHours() {
        assertThat(IntStream.range(0, 6).mapToObj(backlog::pauseAfterRedelivery))
                .extracting(Duration::toMinutes)
                .containsExactly(1L, 5L, 25L, 125L, 360L, 360L);
    }

    @Test
    void allAttemptsFitIntoTheTimeThatGitHubKeepsItsLog() {
        Duration all = IntStream.range(0, backlog.maxAttempts())
                .mapToObj(backlog::pauseAfterRedelivery)
                .reduce(Duration.ZERO, Duration::plus);

        assertThat(all).isLessThan(Duration.ofDays(2));
    }

    @Test
    void aDelayThatIsLongerStaysAsItIs() {
        Backlog daily = new Backlog(10, Duration.ofDays(1));

        assertThat(daily.pauseAfterRedelivery(3)).isEqualTo(Duration.ofDays(1));
    }
}
