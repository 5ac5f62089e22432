// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.camelgithubhooks.internal.receive.ByteBudget.Reservation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Memory is taken for what has come of a body. */
class BodyBytesTest {

    private static final int KB = 1024;
    private static final int LARGE = 25 * KB * KB;

    private final ByteBudget budget = new ByteBudget(Long.MAX_VALUE / 2);
    private final Reservation reservation = budget.open();

    @ParameterizedTest
    @ValueSource(ints = {LARGE, -1})
    void aHeadTakesNothing(int declared) {
        assertThat(new BodyBytes(declared, LARGE, reservation).length()).isZero();
        assertThat(budget.used()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {LARGE, -1})
    void aByteTakesOneKilobyteAtMost(int declared) throws Exception {
        new BodyBytes(declared, LARGE, reservation).append(1, (target, at) -> {});

        assertThat(budget.used()).isBetween(1L, 1024L);
    }

    @ParameterizedTest
    @ValueSource(ints = {LARGE, -1})
    void whatCameTakesAtMostFourTimesItself(int declared) throws Exception {
        BodyBytes body = new BodyBytes(declared, LARGE, reservation);

        for (int come = 8 * KB; come <= LARGE; come += 8 * KB) {
            body.append(8 * KB, (target, at) -> {});

            assertThat(budget.used()).isBetween((long) come, Math.max(64L * KB, 4L * come + 4));
        }
        assertThat(body.toByteArray()).hasSize(LARGE);
        assertThat(budget.used()).isEqualTo(LARGE);
    }

    @ParameterizedTest
    @ValueSource(ints = {100_000, 200_000, -1})
    void itsBytesStayInOrder(int declared) throws Exception {
        BodyBytes body = new BodyBytes(declared, 300_000, reservation);

        for (int i = 0; i < 100_000; i++) {
            byte next = (byte) i;
            body.append(1, (target, at) -> target[at] = next);
        }

        byte[] bytes = body.toByteArray();
        assertThat(bytes).hasSize(100_000);
        for (int i = 0; i < bytes.length; i++) {
            assertThat(bytes[i]).isEqualTo((byte) i);
        }
        assertThat(budget.used()).isEqualTo(100_000);
    }

    @Test
    void nothingBeyondTheDeclaredLengthOrTheLimitIsTaken() throws Exception {
        BodyBytes declared = new BodyBytes(10, 100, reservation);
        declared.append(10, (target, at) -> {});
        BodyBytes limited = new BodyBytes(-1, 10, reservation);
        limited.append(10, (target, at) -> {});

        assertTooLarge(declared);
        assertTooLarge(limited);
    }

    @Test
    void anEmptyBodyHasNoBytes() throws Exception {
        assertThat(new BodyBytes(-1, 100, reservation).toByteArray()).isEmpty();
    }

    private static void assertTooLarge(BodyBytes body) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> body.append(1, (target, at) -> {}))
                .satisfies(e -> assertThat(e.answer()).isEqualTo(Answer.TOO_LARGE));
    }
}
