// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.camelgithubhooks.internal.receive.ByteBudget.Reservation;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ByteBudgetTest {

    private static final long MB = 1024 * 1024;

    private final ByteBudget budget = new ByteBudget(80 * MB);

    @Test
    void whatIsReservedIsGone() throws Exception {
        budget.reserve(50 * MB);

        assertRefused(50 * MB);
    }

    @Test
    void aRefusedReservationTakesNothing() throws Exception {
        budget.reserve(50 * MB);
        assertRefused(50 * MB);

        assertThat(budget.used()).isEqualTo(50 * MB);
    }

    @Test
    void whatIsReleasedIsThereAgain() throws Exception {
        budget.reserve(50 * MB).release();

        assertThat(budget.reserve(50 * MB)).isNotNull();
    }

    @Test
    void whatIsReleasedTwiceIsReleasedOnce() throws Exception {
        budget.reserve(10 * MB);
        Reservation second = budget.reserve(10 * MB);
        second.release();
        second.release();

        assertThat(budget.used()).isEqualTo(10 * MB);
    }

    @Test
    void everyHolderHasToLetGo() throws Exception {
        Reservation reservation = budget.reserve(50 * MB);
        reservation.hold();
        reservation.release();
        assertThat(budget.used()).isEqualTo(50 * MB);

        reservation.release();

        assertThat(budget.used()).isZero();
    }

    @Test
    void whatIsntNeededIsGivenBack() throws Exception {
        Reservation reservation = budget.reserve(50 * MB);
        reservation.shrinkTo(MB);
        reservation.shrinkTo(2 * MB);

        assertThat(budget.used()).isEqualTo(MB);
    }

    @Test
    void smallDeliveriesGetInWhereLargeOnesDont() throws Exception {
        budget.reserve(70 * MB);
        assertRefused(MB);

        assertThat(budget.reserve(25 * 1024)).isNotNull();
    }

    @Test
    void aSmallHeapTakesOneLargeDelivery() throws Exception {
        assertThat(budget.reserve(100 * MB)).isNotNull();
    }

    @Test
    void whatHasBeenComingInForLongestGivesWayToASmallDelivery() throws Exception {
        Reservation oldest = budget.reserve(1000);
        Reservation newer = budget.reserve(1000);
        budget.arriving(givesWay(oldest));
        budget.arriving(givesWay(newer));
        fill();

        budget.reserve(900);

        assertThat(budget.used()).isBetween(80 * MB - 200, 80 * MB);
        newer.release();
        assertThat(budget.used()).isBetween(80 * MB - 1200, 80 * MB - 1000);
    }

    @Test
    void nothingGivesWayToALargeDelivery() throws Exception {
        Reservation coming = budget.reserve(60 * MB);
        budget.arriving(givesWay(coming));

        assertRefused(20 * MB);
    }

    @Test
    void whatHasArrivedDoesntGiveWay() throws Exception {
        Reservation arrived = budget.reserve(1000);
        budget.arrived(budget.arriving(givesWay(arrived)));
        fill();

        assertRefused(1000);
    }

    /** Reserves in small parts all that is there, but for less than 100 bytes. */
    private void fill() throws RefusedException {
        for (long left = 80 * MB - budget.used() - 50; left > 100; left = 80 * MB - budget.used() - 50) {
            budget.reserve(Math.min(left, ByteBudget.SMALL));
        }
    }

    private static ByteBudget.Incoming givesWay(Reservation reservation) {
        AtomicBoolean gone = new AtomicBoolean();
        return () -> {
            boolean first = gone.compareAndSet(false, true);
            if (first) {
                reservation.release();
            }
            return first;
        };
    }

    private void assertRefused(long bytes) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> budget.reserve(bytes))
                .satisfies(e -> assertThat(e.answer()).isEqualTo(Answer.OVER_CAPACITY));
    }
}
