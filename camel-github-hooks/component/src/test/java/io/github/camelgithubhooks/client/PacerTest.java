package io.github.camelgithubhooks.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PacerTest {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final long start = System.nanoTime();

    @Test
    void whatFitsIntoAMinuteIsNotHeldUp() {
        Pacer pacer = new Pacer(900);

        for (int i = 0; i < 900; i++) {
            assertThat(pacer.book(1, start)).isZero();
        }
        assertThat(pacer.book(1, start)).isGreaterThan(MINUTE);
    }

    @Test
    void noMinuteEverHasMore() {
        Pacer pacer = new Pacer(900);
        List<Long> sent = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            int points = i % 7 == 0 ? 5 : 1;
            long at = start + i * 1000L;
            long when = at + pacer.book(points, at);
            for (int point = 0; point < points; point++) {
                sent.add(when);
            }
        }

        for (int i = 900; i < sent.size(); i++) {
            assertThat(sent.get(i) - sent.get(i - 900)).isGreaterThan(MINUTE);
        }
    }

    @Test
    void readingIsCheaperThanWriting() {
        assertThat(Pacer.points("GET")).isEqualTo(1);
        assertThat(Pacer.points("POST")).isEqualTo(5);
    }

    @Test
    void zeroMeansNoLimit() {
        Pacer pacer = new Pacer(0);

        for (int i = 0; i < 10_000; i++) {
            assertThat(pacer.book(5, start)).isZero();
        }
    }
}
