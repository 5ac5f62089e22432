// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.event;

import io.github.camelgithubhooks.spi.DeliveryStore;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Count of the processes that share a store. Each has the first seat that it found free, as a claim that ends with it. The
 * count is up to date within {@code claimTimeout}. Thread-safe.
 */
final class Seats {

    private static final Logger LOG = LoggerFactory.getLogger(Seats.class);

    private static final int MOST = 1000;
    private static final String PREFIX = "seat/";

    private final StoreClaims claims;
    private ScheduledExecutorService thread;
    private Future<?> looks;
    /** Used by the thread. */
    private int own;

    private volatile int taken = 1;

    Seats(String option, DeliveryStore store, Duration timeout) {
        this.claims = new StoreClaims(option, store, timeout);
    }

    /** Takes a seat, and counts from now on. */
    synchronized void open(ScheduledExecutorService claimThread, Duration pause) {
        if (looks == null) {
            thread = claimThread;
            claims.renewBy(thread);
            looks = thread.scheduleWithFixedDelay(this::look, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Returns how many processes there are, this one included. */
    int taken() {
        return taken;
    }

    /** Frees the seat. Waits at most a second for the store. */
    synchronized void close() {
        if (looks != null) {
            looks.cancel(false);
            looks = null;
            ClaimThread.releaseBy(thread, this::leave);
        }
    }

    private void leave() {
        synchronized (claims) {
            if (own > 0) {
                claims.release(seat(own));
                own = 0;
            }
        }
    }

    private void look() {
        // a former thread may still wait for the store
        synchronized (claims) {
            try {
                count();
            } catch (RuntimeException e) {
                LOG.debug("The other processes can't be counted", e);
            }
        }
    }

    /** Counts up to the first seat that is free. Those behind it move up at their next look. */
    private void count() {
        int number = 1;
        while (number <= MOST && isTaken(number)) {
            number++;
        }
        taken = Math.max(1, number - 1);
    }

    /** Returns whether a seat is taken, which this process does with a free one if it has none, or one further behind. */
    private boolean isTaken(int number) {
        if (number == own) {
            if (!claims.stillHolds(seat(number))) {
                // another process has taken it meanwhile, and this one needs the next that is free
                own = 0;
            }
            return true;
        }
        if (claims.claim(seat(number)) != DeliveryStore.Claim.GRANTED) {
            return true;
        }
        boolean better = own == 0 || number < own;
        if (!better) {
            claims.release(seat(number));
            return false;
        }
        if (own > 0) {
            claims.release(seat(own));
        }
        own = number;
        return true;
    }

    /** Returns whether a key of the store stands for a seat. */
    static boolean isSeat(String key) {
        return key.startsWith(PREFIX);
    }

    private static String seat(int number) {
        return PREFIX + number;
    }
}
