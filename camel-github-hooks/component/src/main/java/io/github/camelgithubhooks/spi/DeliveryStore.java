// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.spi;

import java.time.Duration;
import java.util.Set;
import org.apache.camel.spi.IdempotentRepository;

/**
 * Record of handled deliveries that several processes share, and in which each of them can claim a delivery before it
 * handles it. The option {@code idempotentRepository} takes one; the option {@code stateDataSource} creates one in a
 * database. A repository of Camel that isn't a {@code DeliveryStore} only records.
 *
 * <p>A key is {@code <idempotentPrefix>/<guid>}. Keys that begin with {@code reader/} or {@code seat/} stand for the right to
 * read a log and for a running process; they are claimed, and never recorded. A key has at most 1,000 characters. It is free,
 * claimed by an owner until a deadline, or handled. A claim whose deadline has passed counts as free. Deadlines go by one
 * clock, that of the store, so that the clocks of the processes don't matter. Each method takes effect as a whole or not at
 * all, also when several processes call it for the same key at the same time. Implementations are thread-safe.
 */
public interface DeliveryStore extends IdempotentRepository {

    /** Result of an attempt to claim a key. */
    enum Claim {
        /** The key was free, or already claimed by the same owner. It is claimed by the owner from now on. */
        GRANTED,
        /** Another owner has a claim whose deadline has not passed. */
        CLAIMED_ELSEWHERE,
        HANDLED
    }

    /** Record that is to commit together with the work of a route. */
    interface TransactedRecord {

        /**
         * Calls {@link #recordInTransaction} if the delivery is handled. Called by the thread of the transaction, shortly before
         * the commit.
         *
         * @throws RuntimeException if the transaction must be rolled back
         */
        void beforeCommit();

        /** Notes whether the transaction was committed; false also if that is unknown. */
        void completed(boolean committed);
    }

    /**
     * Claims a key.
     *
     * @param owner the claimant, which is unique for each running application; at most 100 characters
     * @param timeout the time from now to the deadline
     * @throws RuntimeException if the store can't be reached; the key may then be claimed by the owner nevertheless
     */
    Claim claim(String key, String owner, Duration timeout);

    /**
     * Moves the deadlines of claims. A claim whose deadline has passed is renewed, too, unless another owner has taken it.
     *
     * @param timeout the time from now to the new deadlines
     * @return the keys that the owner no longer claims
     */
    Set<String> renew(Set<String> keys, String owner, Duration timeout);

    /**
     * Records that a key was handled, which ends its claim. Does so for a free key, too.
     *
     * @return false if nothing was recorded, because another owner has claimed or handled the key in the meantime
     */
    boolean record(String key, String owner);

    /** Frees a key. Has no effect if the key is handled, or claimed by another owner. */
    void release(String key, String owner);

    /** Returns whether a key was handled. */
    @Override
    boolean contains(String key);

    /**
     * Joins the transaction of the calling thread, if it has one that a record can be part of. By default there is none.
     *
     * @return false if there is no such transaction; then no method of the record is called
     */
    default boolean joinTransaction(TransactedRecord record) {
        return false;
    }

    /**
     * Records as {@link #record} does, but as part of the transaction of the calling thread. Called from
     * {@link TransactedRecord#beforeCommit} only.
     */
    default boolean recordInTransaction(String key, String owner) {
        throw new UnsupportedOperationException(getClass().getName() + " can't take part in transactions");
    }
}
