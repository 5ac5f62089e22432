// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.camelgithubhooks.internal.receive.ByteBudget.Reservation;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ByteBudgetTest {

    private static final long MB = 1024 * 1024;

    private final AtomicLong nanoTime = new AtomicLong();
    private final ByteBudget budget = new ByteBudget(80 * MB, nanoTime::get);

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
    void whatComesInMuchSlowerGivesWayToALargeDelivery() throws Exception {
        Reservation slow = budget.reserve(60 * MB);
        budget.arriving(givesWay(slow, 10 * MB));
        passes(Duration.ofSeconds(5));
        Reservation fast = budget.reserve(9 * MB);
        passes(Duration.ofSeconds(1));

        fast.add(10 * MB);

        assertThat(budget.used()).isEqualTo(19 * MB);
    }

    @Test
    void whatComesInAboutAsFastDoesntGiveWay() throws Exception {
        Reservation coming = budget.reserve(60 * MB);
        budget.arriving(givesWay(coming, 10 * MB));
        passes(Duration.ofSeconds(3));
        Reservation fast = budget.reserve(9 * MB);
        passes(Duration.ofSeconds(1));

        assertRefused(() -> fast.add(10 * MB));
        assertThat(budget.used()).isEqualTo(69 * MB);
    }

    @Test
    void aSpeedIsNotMeasuredByTheFirstBytes() throws Exception {
        Reservation coming = budget.reserve(60 * MB);
        budget.arriving(givesWay(coming, 10 * MB));
        passes(Duration.ofSeconds(1));
        Reservation burst = budget.reserve(9 * MB);

        assertRefused(() -> burst.add(10 * MB));
    }

    @Test
    void twoOfTheLargestBodiesFitInto256Megabytes() throws Exception {
        int largest = (int) (25 * MB);
        // the serial collector keeps 8 MB of them
        ByteBudget quarter = new ByteBudget(62 * MB);
        List<BodyBytes> bodies = Stream.generate(() -> new BodyBytes(largest, largest, quarter.open()))
                .limit(2)
                .toList();

        for (int come = 0; come < largest; come += 8192) {
            for (BodyBytes body : bodies) {
                body.append(8192, (target, at) -> {});
            }
        }

        assertThat(bodies).extracting(BodyBytes::length).containsExactly(largest, largest);
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

    private void passes(Duration time) {
        nanoTime.addAndGet(time.toNanos());
    }

    private static ByteBudget.Incoming givesWay(Reservation reservation) {
        return givesWay(reservation, 1);
    }

    private static ByteBudget.Incoming givesWay(Reservation reservation, long received) {
        AtomicBoolean gone = new AtomicBoolean();
        return new ByteBudget.Incoming() {
            @Override
            public int received() {
                return (int) received;
            }

            @Override
            public boolean giveWay() {
                boolean first = gone.compareAndSet(false, true);
                if (first) {
                    reservation.release();
                }
                return first;
            }
        };
    }

    private void assertRefused(long bytes) {
        assertRefused(() -> budget.reserve(bytes));
    }

    private static void assertRefused(ThrowingCallable reserving) {
        assertThatExceptionOfType(RefusedException.class).isThrownBy(reserving).satisfies(e -> assertThat(e.answer())
                .isEqualTo(Answer.OVER_CAPACITY));
    }
}
