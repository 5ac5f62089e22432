// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.spi.DeliveryStore.Claim;
import java.time.Duration;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a {@code DeliveryStore} promises, between two members of a cluster. */
class HazelcastDeliveryStoreTest {

    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration SHORT = Duration.ofMillis(500);
    private static final String KEY = "events/guid";

    private final TestCluster cluster = new TestCluster(2);
    private final HazelcastDeliveryStore one = new HazelcastDeliveryStore(cluster.member(0));
    private final HazelcastDeliveryStore other = new HazelcastDeliveryStore(cluster.member(1));

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void aKeyHasOneOwner() {
        assertThat(one.claim(KEY, "a", LONG)).isEqualTo(Claim.GRANTED);
        assertThat(one.claim(KEY, "a", LONG)).isEqualTo(Claim.GRANTED);
        assertThat(other.claim(KEY, "b", LONG)).isEqualTo(Claim.CLAIMED_ELSEWHERE);
        assertThat(other.contains(KEY)).isFalse();
    }

    @Test
    void ofManyThatClaimAtOnceOneIsGranted() {
        long granted = IntStream.range(0, 40)
                .parallel()
                .filter(i -> (i % 2 == 0 ? one : other).claim(KEY, "owner " + i, LONG) == Claim.GRANTED)
                .count();

        assertThat(granted).isEqualTo(1);
    }

    @Test
    void aHandledKeyStaysSoForAll() {
        one.claim(KEY, "a", SHORT);
        assertThat(one.record(KEY, "a")).isTrue();
        assertThat(one.record(KEY, "a")).isTrue();

        assertThat(other.claim(KEY, "b", LONG)).isEqualTo(Claim.HANDLED);
        assertThat(other.record(KEY, "b")).isFalse();
        other.release(KEY, "b");
        one.release(KEY, "a");
        assertThat(other.contains(KEY)).isTrue();
    }

    @Test
    void aFreeKeyCanBeRecorded() {
        assertThat(one.record(KEY, "a")).isTrue();
        assertThat(other.contains(KEY)).isTrue();
    }

    @Test
    void aReleasedKeyIsFreeAtOnceAndOnlyItsOwnerReleasesIt() {
        one.claim(KEY, "a", LONG);
        other.release(KEY, "b");
        assertThat(other.claim(KEY, "b", LONG)).isEqualTo(Claim.CLAIMED_ELSEWHERE);

        one.release(KEY, "a");
        assertThat(other.claim(KEY, "b", LONG)).isEqualTo(Claim.GRANTED);
    }

    @Test
    void aClaimRunsOutAndItsOwnerNoticesWhenAnotherHasIt() {
        one.claim(KEY, "a", SHORT);
        await().until(() -> other.claim(KEY, "b", LONG) == Claim.GRANTED);

        assertThat(one.renew(Set.of(KEY), "a", LONG)).containsExactly(KEY);
        assertThat(one.record(KEY, "a")).isFalse();
        assertThat(other.record(KEY, "b")).isTrue();
    }

    @Test
    void aClaimThatRanOutAndThatNobodyTookIsRenewed() {
        one.claim(KEY, "a", SHORT);
        await().until(() -> cluster.member(0).getMap("github-hooks-deliveries").isEmpty());

        assertThat(one.renew(Set.of(KEY), "a", LONG)).isEmpty();
        assertThat(other.claim(KEY, "b", LONG)).isEqualTo(Claim.CLAIMED_ELSEWHERE);
    }

    @Test
    void aRenewedClaimOutlivesItsFirstDeadline() {
        one.claim(KEY, "a", SHORT);
        one.claim("events/witness", "a", SHORT);
        assertThat(one.renew(Set.of(KEY), "a", LONG)).isEmpty();

        await().until(() -> other.claim("events/witness", "b", LONG) == Claim.GRANTED);
        assertThat(other.claim(KEY, "b", LONG)).isEqualTo(Claim.CLAIMED_ELSEWHERE);
    }

    @Test
    void theLossOfAMemberLosesNothing() {
        one.record(KEY, "a");
        one.claim("events/claimed", "a", LONG);
        new HazelcastStateRepository(cluster.member(0)).setState("cursor", "here");

        cluster.kill(0);

        assertThat(other.contains(KEY)).isTrue();
        assertThat(other.claim("events/claimed", "b", LONG)).isEqualTo(Claim.CLAIMED_ELSEWHERE);
        assertThat(new HazelcastStateRepository(cluster.member(1)).getState("cursor"))
                .isEqualTo("here");
    }

    @Test
    void asARepositoryOfCamelItAddsOnceAndForgets() {
        assertThat(one.add(KEY)).isTrue();
        assertThat(other.add(KEY)).isFalse();
        assertThat(other.remove(KEY)).isTrue();
        assertThat(other.remove(KEY)).isFalse();
        one.add(KEY);
        one.clear();
        assertThat(other.contains(KEY)).isFalse();
    }
}
