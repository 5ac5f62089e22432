// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.instances.MapStore;
import io.github.camelgithubhooks.spi.DeliveryStore.Claim;
import io.github.camelgithubhooks.spi.DeliveryStore.TransactedRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Claims in a shared store end and last as they should, whatever happens at the same moment. */
class SharedClaimsTest {

    private static final Duration TIMEOUT = Duration.ofMillis(600);

    /** A store that lets other things happen within its calls. */
    private static final class Store extends MapStore {

        private Runnable beforeRenewal = () -> {};
        private Runnable afterRenewal = () -> {};
        private Runnable atRecord = () -> {};
        private Consumer<TransactedRecord> transaction = record -> {};

        @Override
        public Set<String> renew(Set<String> keys, String owner, Duration timeout) {
            beforeRenewal.run();
            Set<String> lost = new HashSet<>(super.renew(keys, owner, timeout));
            afterRenewal.run();
            return lost;
        }

        @Override
        public boolean record(String key, String owner) {
            atRecord.run();
            return super.record(key, owner);
        }

        @Override
        public boolean joinTransaction(TransactedRecord record) {
            transaction.accept(record);
            return true;
        }

        @Override
        public boolean recordInTransaction(String key, String owner) {
            return true;
        }
    }

    private final Store store = new Store();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final StoreClaims claims = claims();

    private StoreClaims claims() {
        StoreClaims created = new StoreClaims("idempotentRepository", store, TIMEOUT);
        created.renewBy(thread);
        return created;
    }

    @AfterEach
    void end() {
        thread.shutdownNow();
    }

    @Test
    void aKeyThatIsReleasedAndClaimedAgainDuringARenewalIsRenewedFromThenOn() {
        claims.claim("key");
        store.beforeRenewal = () -> {
            store.beforeRenewal = () -> {};
            claims.release("key");
            store.afterRenewal = () -> {
                store.afterRenewal = () -> {};
                claims.claim("key");
            };
        };

        awaitTwiceTheTimeout();

        assertThat(store.claim("key", "other", TIMEOUT)).isEqualTo(Claim.CLAIMED_ELSEWHERE);
    }

    @Test
    void claimsAreRenewedByTheNextThreadWhenTheirThreadEnds() {
        claims.claim("key");
        thread.shutdownNow();
        ScheduledExecutorService next = Executors.newSingleThreadScheduledExecutor();
        try {
            claims.renewBy(next);
            claims.claim("another key");
            awaitTwiceTheTimeout();

            assertThat(store.claim("key", "other", TIMEOUT)).isEqualTo(Claim.CLAIMED_ELSEWHERE);
        } finally {
            next.shutdownNow();
        }
    }

    @Test
    void aKeyThatIsReleasedWhileItsRecordFailsIsFree() {
        claims.claim("key");
        store.atRecord = () -> {
            claims.release("key");
            throw new IllegalStateException("the database went away");
        };

        assertThat(catchRecord()).isFalse();

        assertThat(store.claim("key", "other", TIMEOUT)).isEqualTo(Claim.GRANTED);
    }

    @Test
    void aKeyThatIsReleasedWhileItsTransactionEndsInVainIsFree() {
        claims.claim("key");
        store.transaction = record -> {
            record.beforeCommit();
            claims.release("key");
            record.completed(false);
        };

        claims.recordWithTransaction("key", () -> true, () -> {});

        assertThat(store.claim("key", "other", TIMEOUT)).isEqualTo(Claim.GRANTED);
    }

    private static void awaitTwiceTheTimeout() {
        Instant end = Instant.now().plus(TIMEOUT.multipliedBy(2));
        await().until(() -> Instant.now().isAfter(end));
    }

    private boolean catchRecord() {
        try {
            return claims.record("key");
        } catch (IllegalStateException e) {
            return false;
        }
    }
}
