// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Pauses grow up to a limit, whatever the count. */
class BackOffTest {

    @Test
    void eachPauseIsLongerUpToTheLongest() {
        BackOff backOff = new BackOff(Duration.ofSeconds(1), 3, Duration.ofSeconds(20));

        assertThat(IntStream.range(0, 5).mapToObj(backOff::pauseAfter))
                .containsExactly(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(9),
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(20));
    }

    @Test
    void aFirstPauseThatIsLongerThanTheLongestStays() {
        BackOff backOff = BackOff.doubling(Duration.ofHours(1), Duration.ofMinutes(1));

        assertThat(backOff.pauseAfter(7)).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void noCountIsTooLarge() {
        BackOff backOff = BackOff.doubling(Duration.ofMillis(1), Duration.ofSeconds(Long.MAX_VALUE));

        assertThat(backOff.pauseAfter(Integer.MAX_VALUE)).isEqualTo(Duration.ofSeconds(Long.MAX_VALUE));
        assertThat(backOff.pauseAfter(-1)).isEqualTo(Duration.ofMillis(1));
        assertThat(new BackOff(Duration.ofSeconds(1), 1, Duration.ofHours(1)).pauseAfter(Integer.MAX_VALUE))
                .isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aLongerPauseThatWasAskedForWins() {
        BackOff backOff = BackOff.doubling(Duration.ofSeconds(1), Duration.ofSeconds(10));

        assertThat(backOff.pauseAfter(0, Duration.ofMinutes(1))).isEqualTo(Duration.ofMinutes(1));
        assertThat(backOff.pauseAfter(0, Duration.ofSeconds(-5))).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void pausesThatWouldBeNoneAreRefused() {
        assertThatThrownBy(() -> BackOff.doubling(Duration.ZERO, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BackOff(Duration.ofSeconds(1), 0, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
