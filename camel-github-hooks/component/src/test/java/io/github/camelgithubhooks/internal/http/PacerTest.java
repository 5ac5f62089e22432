// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PacerTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long MINUTE = 60 * SECOND;
    private static final Pace POINTS = new Pace(900, Duration.ZERO);
    private static final Pace WRITES = new Pace(0, Duration.ofSeconds(1));

    /** Close to where the nanoseconds of a machine may overflow. */
    private long now = Long.MAX_VALUE - MINUTE;

    private final Pacer pacer = new Pacer();

    @Test
    void whatFitsIntoAMinuteIsNotHeldUp() {
        for (int i = 0; i < 900; i++) {
            assertThat(pacer.waitFor("GET", POINTS, now)).isNotPositive();
            pacer.trySend("GET", POINTS, now);
        }
        assertThat(pacer.waitFor("GET", POINTS, now)).isGreaterThan(MINUTE);
    }

    @Test
    void noMinuteEverHasMore() {
        List<Long> sent = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            now += 1000;
            send(i % 7 == 0 ? "POST" : "GET", POINTS);
            for (int point = 0; point < (i % 7 == 0 ? 5 : 1); point++) {
                sent.add(now);
            }
        }

        for (int i = 900; i < sent.size(); i++) {
            assertThat(sent.get(i) - sent.get(i - 900)).isGreaterThan(MINUTE);
        }
    }

    @Test
    void readingIsCheaperThanWriting() {
        Pace five = new Pace(5, Duration.ZERO);
        pacer.trySend("GET", five, now);

        assertThat(pacer.waitFor("GET", five, now)).isNotPositive();
        assertThat(pacer.waitFor("POST", five, now)).isGreaterThan(MINUTE);
    }

    @Test
    void moreThanAMinuteHasGoesWhenNothingElseDid() {
        Pace few = new Pace(3, Duration.ZERO);

        assertThat(pacer.waitFor("POST", few, now)).isNotPositive();
        pacer.trySend("POST", few, now);
        assertThat(pacer.waitFor("POST", few, now)).isGreaterThan(MINUTE);
    }

    @Test
    void zeroMeansNoLimit() {
        for (int i = 0; i < 10_000; i++) {
            assertThat(pacer.waitFor("POST", Pace.UNLIMITED, now)).isNotPositive();
            pacer.trySend("POST", Pace.UNLIMITED, now);
        }
    }

    @Test
    void twoWritesAreASecondApart() {
        pacer.trySend("POST", WRITES, now);

        assertThat(pacer.waitFor("DELETE", WRITES, now + SECOND / 2)).isEqualTo(SECOND / 2);
        assertThat(pacer.waitFor("PATCH", WRITES, now + SECOND)).isNotPositive();
    }

    @Test
    void theSecondBeginsWhenTheFirstWriteIsAnswered() {
        pacer.trySend("POST", WRITES, now);
        pacer.answered("POST", now + SECOND / 2);

        assertThat(pacer.waitFor("POST", WRITES, now + SECOND)).isEqualTo(SECOND / 2);
    }

    @Test
    void readsNeitherWaitForWritesNorHoldThemUp() {
        pacer.trySend("GET", WRITES, now);
        assertThat(pacer.waitFor("POST", WRITES, now)).isNotPositive();

        pacer.trySend("POST", WRITES, now);
        assertThat(pacer.waitFor("GET", WRITES, now)).isNotPositive();
    }

    private void send(String method, Pace pace) {
        long wait = pacer.waitFor(method, pace, now);
        while (wait > 0) {
            now += wait;
            wait = pacer.waitFor(method, pace, now);
        }
        assertThat(pacer.trySend(method, pace, now)).isTrue();
    }
}
