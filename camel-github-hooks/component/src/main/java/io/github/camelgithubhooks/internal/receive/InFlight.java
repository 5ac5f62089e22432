// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import io.github.camelgithubhooks.internal.receive.ByteBudget.Reservation;
import java.util.concurrent.atomic.AtomicInteger;

/** How many deliveries the routes of a path have, from the offer until the last route is done with it. Thread-safe. */
final class InFlight {

    private final AtomicInteger now = new AtomicInteger();
    private volatile int most;

    void limitTo(int deliveries) {
        most = deliveries;
    }

    /** Counts a delivery until everybody lets go of its body. Refuses one too many. */
    void add(Reservation reservation) throws RefusedException {
        if (now.incrementAndGet() > most) {
            now.decrementAndGet();
            throw new RefusedException(Answer.OVER_CAPACITY);
        }
        reservation.whenReleased(now::decrementAndGet);
    }
}
