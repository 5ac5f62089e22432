// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.event;

import io.github.camelgithubhooks.spi.DeliveryStore;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Claims of this process in a store that other processes share. They are renewed until they are released or recorded. If the
 * process dies, its claims run out. If it stood still for longer than that, another process may have taken them, and then
 * nothing is recorded here. Thread-safe.
 */
final class StoreClaims {

    private static final Logger LOG = LoggerFactory.getLogger(HandledDeliveries.class);

    /** So often a claim is renewed before it would run out. */
    private static final int RENEWALS = 3;

    private final String option;
    private final DeliveryStore store;
    private final Duration timeout;
    /** Owner of the claims. Two contexts in one process have one each. */
    private final String owner = UUID.randomUUID().toString();

    /** When each key was last claimed or renewed: {@link System#nanoTime} before the store was asked. */
    private final Map<String, Long> held = new ConcurrentHashMap<>();

    /** Keys whose record is being made. They aren't renewed: a row that isn't a claim any more can't be. */
    private final Set<String> recording = ConcurrentHashMap.newKeySet();

    private final AtomicBoolean renewing = new AtomicBoolean();
    private volatile ScheduledExecutorService thread;

    /**
     * Creates claims of this process.
     *
     * @param option the option that names the store, for the log
     */
    StoreClaims(String option, DeliveryStore store, Duration timeout) {
        this.option = option;
        this.store = store;
        this.timeout = timeout;
    }

    /** Renews claims by this thread from now on. */
    void renewBy(ScheduledExecutorService renewer) {
        if (renewer == thread) {
            return;
        }
        thread = renewer;
        // the former thread may have ended before it came to that
        renewing.set(false);
        if (!held.isEmpty()) {
            renewLater();
        }
    }

    /** Claims a key that nobody in this process has claimed. */
    DeliveryStore.Claim claim(String key) {
        long now = System.nanoTime();
        DeliveryStore.Claim claim = store.claim(key, owner, timeout);
        if (claim == DeliveryStore.Claim.GRANTED) {
            held.put(key, now);
            renewLater();
        }
        return claim;
    }

    /** Returns whether a key is claimed here, and the claim can't have run out. */
    boolean holds(String key) {
        Long since = held.get(key);
        return since != null && System.nanoTime() - since < timeout.toNanos();
    }

    /** Claims a key again that was claimed here if that may have run out. Returns false if another process has it now. */
    boolean stillHolds(String key) {
        if (holds(key) || claim(key) == DeliveryStore.Claim.GRANTED) {
            return true;
        }
        held.remove(key);
        return false;
    }

    /** Records a key; returns false if another process has taken it over, which is logged. */
    boolean record(String key) {
        recording.add(key);
        try {
            boolean recorded = store.record(key, owner);
            held.remove(key);
            if (!recorded) {
                LOG.warn(lost(key));
            }
            return recorded;
        } finally {
            recording.remove(key);
        }
    }

    /** Frees a key, unless it was recorded. If the store fails, the claim runs out. */
    void release(String key) {
        if (held.remove(key) == null) {
            return;
        }
        try {
            store.release(key, owner);
        } catch (RuntimeException e) {
            LOG.warn("The claim on {} isn't released and runs out within {}: {}", key, timeout, e.getMessage());
        }
    }

    /**
     * Has a key recorded with the transaction of the calling thread, if there is one that the store can take part in.
     *
     * @param isDone returns, shortly before the commit, whether the delivery is handled
     * @param recorded called after the commit if it was recorded
     */
    void recordWithTransaction(String key, BooleanSupplier isDone, Runnable recorded) {
        store.joinTransaction(new DeliveryStore.TransactedRecord() {

            private boolean isRecorded;

            @Override
            public void beforeCommit() {
                if (isDone.getAsBoolean()) {
                    recording.add(key);
                    isRecorded = store.recordInTransaction(key, owner);
                    if (!isRecorded) {
                        throw new IllegalStateException(lost(key) + ". The transaction is rolled back");
                    }
                }
            }

            @Override
            public void completed(boolean committed) {
                if (committed && isRecorded) {
                    held.remove(key);
                    recorded.run();
                }
                recording.remove(key);
            }
        });
    }

    private String lost(String key) {
        return "Delivery " + key + " isn't recorded: its claim ran out, and another process has claimed or handled it"
                + " meanwhile. It may have been handled twice. If this process wasn't stopped for a while, check whether"
                + " the " + option + " can be reached, or increase claimTimeout";
    }

    private void renewLater() {
        ScheduledExecutorService renewer = thread;
        if (renewer != null && renewing.compareAndSet(false, true)) {
            try {
                Future<?> unused = renewer.schedule(
                        this::renewAll, Math.max(1, timeout.toMillis() / RENEWALS), TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException e) {
                renewing.set(false);
                LOG.trace("The component stops", e);
            }
        }
    }

    private void renewAll() {
        Map<String, Long> claimed = new HashMap<>(held);
        claimed.keySet().removeAll(recording);
        try {
            if (!claimed.isEmpty()) {
                renew(claimed);
            }
        } catch (RuntimeException e) {
            LOG.warn("{} claim(s) aren't renewed, and run out within {}: {}", claimed.size(), timeout, e.getMessage());
        } finally {
            renewing.set(false);
            if (!held.isEmpty()) {
                renewLater();
            }
        }
    }

    private void renew(Map<String, Long> claimed) {
        long now = System.nanoTime();
        Set<String> lost = store.renew(claimed.keySet(), owner, timeout);
        claimed.forEach((key, since) -> {
            if (!lost.contains(key)) {
                held.computeIfPresent(key, (same, before) -> now);
            } else if (!recording.contains(key) && held.remove(key, since)) {
                // not if it was released and claimed again meanwhile
                warnOfLost(key);
            }
        });
    }

    private void warnOfLost(String key) {
        if (Seats.isSeat(key)) {
            LOG.info(
                    "The {} wasn't reached for {}, so the other processes counted this one as gone. It counts again by itself",
                    option,
                    timeout);
        } else {
            LOG.warn("The claim on {} ran out, and another process has taken it", key);
        }
    }
}
