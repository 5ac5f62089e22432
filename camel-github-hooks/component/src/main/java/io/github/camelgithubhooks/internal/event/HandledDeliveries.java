// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.event;

import io.github.camelgithubhooks.spi.DeliveryStore;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BooleanSupplier;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.service.ServiceHelper;

/**
 * Record of deliveries, for all routes with the same repository and prefix. Those in progress are kept in memory, the handled
 * ones in the repository. A guid is recorded only after success: if it were added before, and the process died in between, it
 * would be a duplicate forever. If the repository is a {@link DeliveryStore}, what is in progress is also claimed there, so
 * that no other process takes it. Thread-safe.
 */
public final class HandledDeliveries {

    /** State of a guid that is offered. */
    public enum Claim {
        /** The guid was free. It is in progress from now on, until it is released. */
        GRANTED,
        IN_PROGRESS,
        /** Another process has claimed it. Whether that succeeds can't be waited for. */
        IN_PROGRESS_ELSEWHERE,
        RECORDED
    }

    /** This many take 3 MB. */
    private static final int GUIDS_IN_MEMORY = 100_000;

    private final String option;
    private final Duration claimTimeout;
    private final IdempotentRepository configured;
    private final IdempotentRepository repository;
    private final String prefix;
    /** Text between the prefix and the guid in a key; empty unless a guid counts once for each hook. */
    private final String part;

    private final GuidsInProgress inProgress;
    /** Claims in the repository; null if it can't claim. */
    private final StoreClaims claims;

    private final ClaimThread claimThread;
    private final Optional<Seats> seats;

    /** Result of a guid that was in progress. */
    public enum Outcome {
        RECORDED,
        FAILED,
        /** The route never got the guid: it can be claimed again. */
        UNTRIED
    }

    /**
     * Creates an empty record, or one of what the repository holds.
     *
     * @param claimThread renews the claims in a {@link DeliveryStore}
     * @param seats those of the processes that share the repository, empty if none can
     * @param prefix the beginning of the keys
     */
    HandledDeliveries(RecordPlace place, ClaimThread claimThread, Optional<Seats> seats, String prefix) {
        this.option = place.option();
        this.claimTimeout = place.claimTimeout();
        this.configured = place.repository();
        this.repository = configured != null ? configured : new LatestKeys(GUIDS_IN_MEMORY);
        this.prefix = prefix;
        this.part = "";
        this.inProgress = new GuidsInProgress();
        this.claims =
                configured instanceof DeliveryStore store ? new StoreClaims(option, store, place.claimTimeout()) : null;
        this.claimThread = claimThread;
        this.seats = seats;
    }

    private HandledDeliveries(HandledDeliveries whole, String part) {
        this.option = whole.option;
        this.claimTimeout = whole.claimTimeout;
        this.configured = whole.configured;
        this.repository = whole.repository;
        this.prefix = whole.prefix;
        this.inProgress = whole.inProgress;
        this.claims = whole.claims;
        this.claimThread = whole.claimThread;
        this.seats = whole.seats;
        this.part = part;
    }

    /** Returns the part of the record that is about one hook, for routes where a guid counts once for each hook. */
    public HandledDeliveries ofHook(String hookId) {
        return new HandledDeliveries(this, hookId + "/");
    }

    /** Starts the repository. A configured one ends with the context: other routes may use it, too. */
    public void start(CamelContext context) throws Exception {
        if (configured != null && !context.hasService(configured)) {
            context.addService(configured);
        }
        ServiceHelper.startService(repository);
        if (claims != null) {
            claims.renewBy(claimThread.of(context));
            seats.ifPresent(some -> some.open(claimThread.of(context), claimTimeout.dividedBy(3)));
        }
    }

    /**
     * Returns a right that one of the processes with this repository has at a time; empty if the repository can't claim. It
     * runs out soon enough for another process to take it within {@code claimTimeout}.
     *
     * @param name distinguishes the right; a repository has it once for all prefixes
     */
    public Optional<Lease> lease(String name, CamelContext context) {
        if (!(configured instanceof DeliveryStore store)) {
            return Optional.empty();
        }
        ScheduledExecutorService thread = claimThread.of(context);
        StoreClaims own =
                new StoreClaims(option, store, claimTimeout.multipliedBy(2).dividedBy(3));
        own.renewBy(thread);
        return Optional.of(
                new Lease(name, own, thread, claimTimeout.dividedBy(6).toMillis()));
    }

    /** Returns the option that names the repository, for errors. */
    public String option() {
        return option;
    }

    /** Returns whether the repository may take its time, as a database does. */
    public boolean mayBlock() {
        return configured != null;
    }

    /** Returns whether a route with this repository, null for one in memory, and this prefix would record in the same place. */
    boolean isFor(IdempotentRepository repositoryOption, String keyPrefix) {
        return configured == repositoryOption && prefix.equals(keyPrefix);
    }

    /** Claims a guid. If the repository throws, the guid is free again. */
    public Claim claim(String guid) {
        if (!inProgress.add(part + guid)) {
            return repository.contains(key(guid)) ? Claim.RECORDED : Claim.IN_PROGRESS;
        }
        Claim claim = null;
        try {
            claim = claimInRepository(key(guid));
            return claim;
        } finally {
            if (claim != Claim.GRANTED) {
                inProgress.remove(part + guid);
            }
        }
    }

    /**
     * Returns whether a granted guid is still this process's. That takes no time, unless the claim may have run out: then
     * it is claimed again. If the repository throws, or another process has it, it is in progress here until it is released.
     */
    public boolean isStillClaimed(String guid) {
        return claims == null || claims.stillHolds(key(guid));
    }

    private Claim claimInRepository(String key) {
        if (claims == null) {
            return repository.contains(key) ? Claim.RECORDED : Claim.GRANTED;
        }
        return switch (claims.claim(key)) {
            case GRANTED -> Claim.GRANTED;
            case CLAIMED_ELSEWHERE -> Claim.IN_PROGRESS_ELSEWHERE;
            case HANDLED -> Claim.RECORDED;
        };
    }

    /**
     * Returns the result of a guid in progress. It is completed by the thread that releases the guid, or at once if the guid is
     * free.
     */
    public CompletableFuture<Outcome> ended(String guid) {
        return inProgress.ended(part + guid);
    }

    /**
     * Records that the route is done with a guid. It stays in progress until it is released.
     *
     * @return false if nothing was recorded, because another process has taken the guid over; it was logged
     */
    public boolean record(String guid) {
        String key = key(guid);
        if (inProgress.isRecorded(part + guid)) {
            return true;
        }
        if (claims == null) {
            repository.add(key);
            repository.confirm(key);
        } else if (!claims.record(key)) {
            return false;
        }
        inProgress.became(part + guid, Outcome.RECORDED);
        return true;
    }

    /**
     * Has the guid recorded when the transaction of the calling thread commits, if it has one that the repository can take
     * part in. Otherwise it is recorded when the exchange is complete.
     *
     * @param isDone returns, shortly before the commit, whether nothing else is to be done than to commit
     */
    public void recordWithTransaction(String guid, BooleanSupplier isDone) {
        if (claims != null) {
            claims.recordWithTransaction(key(guid), isDone, () -> inProgress.became(part + guid, Outcome.RECORDED));
        }
    }

    /** Notes that the route failed on a guid. It stays in progress until it is released. */
    public void failed(String guid) {
        inProgress.became(part + guid, Outcome.FAILED);
    }

    /** Frees a guid: it may be claimed again, unless it was recorded. */
    public void release(String guid) {
        if (claims != null) {
            claims.release(key(guid));
        }
        inProgress.remove(part + guid);
    }

    /** Tries the repository: looks up, adds and removes a key that no delivery has. Throws what the repository throws. */
    public void tryRepository() {
        String key = key("health-check");
        repository.contains(key);
        repository.add(key);
        repository.remove(key);
    }

    /**
     * Records a guid that nobody is to handle any more.
     *
     * @throws IllegalStateException if it is being handled right now
     */
    public void forget(String guid) {
        switch (claim(guid)) {
            case RECORDED -> {}
            case IN_PROGRESS, IN_PROGRESS_ELSEWHERE ->
                throw new IllegalStateException("The event " + guid + " is being handled right now");
            case GRANTED -> {
                try {
                    record(guid);
                } finally {
                    release(guid);
                }
            }
        }
    }

    /** Returns the number of guids in progress. */
    public int inProgress() {
        return inProgress.size();
    }

    private String key(String guid) {
        return prefix + "/" + part + guid;
    }
}
