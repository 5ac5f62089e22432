// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.spi.DeliveryStore;
import io.github.camelgithubhooks.spi.DeliveryStore.Claim;
import io.github.camelgithubhooks.support.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A delivery in the database belongs to one owner at a time, and is handled once. */
@ParameterizedClass
@EnumSource
class DeliveryStoreTest {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration OVER = Duration.ofMillis(-1);

    @Parameter
    TestDatabase database;

    private DataSource dataSource;
    private DeliveryStore store;

    @BeforeEach
    void open() {
        dataSource = database.create();
        store = store();
    }

    private DeliveryStore store() {
        StateDatabase state = StateDatabase.in(dataSource, true);
        state.start();
        return state.idempotentRepository();
    }

    @Test
    void aClaimedKeyIsNotGivenToAnother() {
        assertThat(store.claim("key", "one", LONG)).isEqualTo(Claim.GRANTED);
        assertThat(store.claim("key", "other", LONG)).isEqualTo(Claim.CLAIMED_ELSEWHERE);
        assertThat(store.claim("another key", "other", LONG)).isEqualTo(Claim.GRANTED);
        assertThat(store.contains("key")).isFalse();
    }

    @Test
    void whatItsOwnerClaimsAgainIsGranted() {
        store.claim("key", "one", LONG);

        assertThat(store.claim("key", "one", LONG)).isEqualTo(Claim.GRANTED);
    }

    @Test
    void whatWasRecordedIsHandledForAll() {
        store.claim("key", "one", LONG);

        assertThat(store.record("key", "one")).isTrue();

        assertThat(store.contains("key")).isTrue();
        assertThat(store.claim("key", "one", LONG)).isEqualTo(Claim.HANDLED);
        assertThat(store().claim("key", "other", LONG)).isEqualTo(Claim.HANDLED);
    }

    @Test
    void whatIsRecordedTwiceIsRecorded() {
        store.claim("key", "one", LONG);
        store.record("key", "one");

        assertThat(store.record("key", "one")).isTrue();
    }

    @Test
    void whatNobodyClaimedCanBeRecorded() {
        assertThat(store.record("key", "one")).isTrue();
        assertThat(store.contains("key")).isTrue();
    }

    @Test
    void aReleasedKeyIsFree() {
        store.claim("key", "one", LONG);
        store.release("key", "one");

        assertThat(store.claim("key", "other", LONG)).isEqualTo(Claim.GRANTED);
    }

    @Test
    void nobodyReleasesTheClaimOfAnotherOrWhatWasHandled() {
        store.claim("claimed", "one", LONG);
        store.record("handled", "one");

        store.release("claimed", "other");
        store.release("handled", "one");

        assertThat(store.claim("claimed", "other", LONG)).isEqualTo(Claim.CLAIMED_ELSEWHERE);
        assertThat(store.contains("handled")).isTrue();
    }

    @Test
    void aClaimThatRanOutGoesToAnotherAndItsOwnerRecordsNothing() {
        store.claim("key", "paused", OVER);
        assertThat(store.claim("key", "other", LONG)).isEqualTo(Claim.GRANTED);

        assertThat(store.record("key", "paused")).isFalse();
        assertThat(store.contains("key")).isFalse();
        assertThat(store.record("key", "other")).isTrue();
        assertThat(store.record("key", "paused")).isFalse();
    }

    @Test
    void aClaimThatRanOutIsStillItsOwnersUntilAnotherTakesIt() {
        store.claim("key", "slow", OVER);

        assertThat(store.record("key", "slow")).isTrue();
    }

    @Test
    void theStoresClockDecidesWhenAClaimRunsOut() {
        store.claim("key", "one", Duration.ofMillis(300));

        await().until(() -> store.claim("key", "other", LONG) == Claim.GRANTED);
    }

    @Test
    void renewedClaimsLastAndLostOnesAreNamed() {
        Set<String> keys = Set.of("kept", "overdue", "taken", "gone", "handled");
        keys.forEach(key -> store.claim(key, "one", key.equals("kept") ? LONG : OVER));
        store.claim("taken", "other", LONG);
        store.release("gone", "one");
        store.record("handled", "one");

        assertThat(store.renew(keys, "one", LONG)).containsExactlyInAnyOrder("taken", "gone", "handled");

        assertThat(store.claim("overdue", "other", LONG)).isEqualTo(Claim.CLAIMED_ELSEWHERE);
        assertThat(store.contains("handled")).isTrue();
    }

    @Test
    void thousandsOfClaimsAreRenewedAtOnce() {
        Set<String> keys = IntStream.range(0, 1_050).mapToObj(i -> "key-" + i).collect(Collectors.toSet());
        keys.forEach(key -> store.claim(key, "one", OVER));

        assertThat(store.renew(keys, "one", LONG)).isEmpty();
        assertThat(keys).allMatch(key -> store.claim(key, "other", LONG) == Claim.CLAIMED_ELSEWHERE);
    }

    @Test
    void ofManyWhoClaimAtTheSameMomentOneGetsIt() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < 20; round++) {
                String key = "key-" + round;
                if (round % 2 == 1) {
                    store.claim(key, "dead", OVER);
                }
                List<CompletableFuture<Claim>> claims = IntStream.range(0, 8)
                        .mapToObj(
                                i -> CompletableFuture.supplyAsync(() -> store.claim(key, "owner-" + i, LONG), threads))
                        .toList();

                assertThat(claims.stream().map(CompletableFuture::join)).containsOnlyOnce(Claim.GRANTED);
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
