// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.event;

import io.github.camelgithubhooks.spi.DeliveryStore;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A right that one of several processes has at a time, kept in the store that they share. Each of them tries to take it, and
 * the one that has it keeps it until it ends or dies. Thread-safe.
 */
public final class Lease implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Lease.class);

    private final String key;
    private final StoreClaims claims;
    private final ScheduledExecutorService thread;
    private final long pauseMillis;
    /** Null while the lease isn't tried for. */
    private volatile Future<?> tries;

    private volatile Runnable whenTaken;
    private volatile String trouble;

    /**
     * Creates a lease that isn't tried for yet.
     *
     * @param thread tries to take it
     * @param pauseMillis how long to wait between tries
     */
    Lease(String key, StoreClaims claims, ScheduledExecutorService thread, long pauseMillis) {
        this.key = key;
        this.claims = claims;
        this.thread = thread;
        this.pauseMillis = pauseMillis;
    }

    /**
     * Tries to take the lease, now and again until it is closed.
     *
     * @param taken called by another thread each time that a later try succeeds
     */
    public void open(Runnable taken) {
        tryNow();
        whenTaken = taken;
        tries = thread.scheduleWithFixedDelay(this::tryAgain, pauseMillis, pauseMillis, TimeUnit.MILLISECONDS);
    }

    /** Returns whether this process has the lease, as far as it knows. */
    public boolean isHeld() {
        return claims.holds(key);
    }

    /** Returns why it isn't known which process has the lease; empty if that is known. */
    public Optional<String> trouble() {
        return isHeld() ? Optional.empty() : Optional.ofNullable(trouble);
    }

    /** Gives the lease up, so that another process can take it at once. Waits at most a second for the store. */
    @Override
    public void close() {
        Future<?> ending = tries;
        tries = null;
        if (ending != null) {
            ending.cancel(false);
        }
        ClaimThread.releaseBy(thread, () -> {
            // not if it was opened again meanwhile
            if (tries == null) {
                claims.release(key);
            }
        });
    }

    private void tryAgain() {
        if (tries != null && tryNow() && tries != null) {
            whenTaken.run();
        }
    }

    /** Returns true if the lease was free. */
    private boolean tryNow() {
        if (isHeld()) {
            return false;
        }
        try {
            boolean taken = claims.claim(key) == DeliveryStore.Claim.GRANTED;
            trouble = null;
            return taken;
        } catch (RuntimeException | LinkageError e) {
            // such as a driver that can't be loaded: the tries must go on
            if (trouble == null) {
                LOG.warn("Can't find out which instance has {}, and try again: {}", key, e.getMessage());
            }
            trouble = String.valueOf(e.getMessage());
            return false;
        }
    }
}
