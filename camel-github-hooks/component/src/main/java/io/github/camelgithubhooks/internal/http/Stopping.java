// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.http;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends the waits of a component's calls: shortly after Camel begins to stop, so that a call whose turn is near still
 * goes, and at once when the clients are closed. Thread-safe.
 */
public final class Stopping {

    private static final Duration GRACE = Duration.ofSeconds(2);

    private final Runnable sooner;
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile long endsAt;

    /**
     * Creates one that isn't stopping yet.
     *
     * @param sooner runs when {@link #left} becomes shorter
     */
    public Stopping(Runnable sooner) {
        this.sooner = sooner;
    }

    public void begin() {
        if (begun.getCount() > 0) {
            endsAt = System.nanoTime() + GRACE.toNanos();
            begun.countDown();
            sooner.run();
        }
    }

    public void end() {
        begin();
        over.countDown();
        sooner.run();
    }

    /** Returns the time that a wait may still last, in nanoseconds; 0 or less when it must end. */
    long left() {
        if (over.getCount() == 0) {
            return 0;
        }
        return begun.getCount() > 0 ? Long.MAX_VALUE : endsAt - System.nanoTime();
    }

    /** Waits for a pause. Returns false when it had to end early. */
    boolean await(Duration pause) throws InterruptedException {
        long until = System.nanoTime() + pause.toNanos();
        if (!begun.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
            return true;
        }
        long rest = until - System.nanoTime();
        return rest <= left() && !over.await(rest, TimeUnit.NANOSECONDS);
    }
}
