// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.instances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.support.Gate;
import io.github.camelgithubhooks.testkit.SentDelivery;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.apache.camel.Processor;
import org.junit.jupiter.api.Test;

/** A delivery belongs to one instance at a time, and to another when that one is gone. */
class SharedDatabaseTest extends SharedDatabaseTestSupport {

    private static final Processor NOTHING = exchange -> {};

    private final Gate gate = new Gate();

    @Test
    void whatAnotherInstanceHandlesIsAnswered503AndThenKnown() throws Exception {
        Instance one = listening(gate);
        Instance other = listening(NOTHING);
        CompletableFuture<SentDelivery> first = one.delivering("guid");
        gate.awaitReached();

        SentDelivery meanwhile = other.deliver("guid");
        assertThat(meanwhile.status()).isEqualTo(503);
        assertThat(meanwhile.headers()).containsKey("retry-after");

        gate.open();
        assertThat(first.join().status()).isEqualTo(202);
        assertThat(other.deliver("guid").status()).isEqualTo(200);
        assertThat(other.handled()).isZero();
    }

    @Test
    void whatOneInstanceFailedOnIsFreeForAnotherAtOnce() throws Exception {
        Instance one = listening(exchange -> {
            throw new IllegalStateException("this instance can't");
        });
        Instance other = listening(NOTHING);

        assertThat(one.deliver("guid").status()).isEqualTo(500);
        assertThat(other.deliver("guid").status()).isEqualTo(202);
        assertThat(one.deliver("guid").status()).isEqualTo(200);
    }

    @Test
    void ofDeliveriesToTwoInstancesAtTheSameMomentOneIsHandled() throws Exception {
        Instance one = listening(NOTHING);
        Instance other = listening(NOTHING);
        List<CompletableFuture<SentDelivery>> all = IntStream.range(0, 40)
                .mapToObj(i -> (i % 2 == 0 ? one : other).delivering("guid-" + i / 2))
                .toList();

        assertThat(all).allSatisfy(sent -> assertThat(sent.join().status()).isIn(202, 200, 503));
        assertThat(one.handled() + other.handled()).isEqualTo(20);
    }

    @Test
    void aClaimIsRenewedWhileTheRouteRuns() throws Exception {
        Instance one = listening(gate, "claimTimeout=3000");
        Instance other = listening(NOTHING, "claimTimeout=3000");
        CompletableFuture<SentDelivery> first = one.delivering("guid");
        gate.awaitReached();

        Instant firstDeadline = deadline();
        await().until(() -> Instant.now().isAfter(firstDeadline.plusMillis(100)));
        assertThat(other.deliver("guid").status()).isEqualTo(503);

        gate.open();
        assertThat(first.join().status()).isEqualTo(202);
        assertThat(other.handled()).isZero();
    }

    @Test
    void theClaimOfAnInstanceThatIsGoneRunsOutAndItNoticesWhenItReturns() throws Exception {
        Instance paused = listening(gate, "claimTimeout=3000");
        Instance other = listening(NOTHING, "claimTimeout=3000");
        CompletableFuture<SentDelivery> first = paused.delivering("guid");
        gate.awaitReached();
        paused.database().cutOff();

        assertThat(other.deliver("guid").status()).isEqualTo(503);
        await().until(() -> other.deliver("guid").status() == 202);
        String owner = sql().queryForObject(
                        "SELECT owner FROM GITHUB_HOOKS_DELIVERY WHERE name LIKE 'events/%'", String.class);

        paused.database().connect();
        gate.open();
        assertThat(first.join().status()).isEqualTo(500);
        assertThat(sql().queryForObject(
                                "SELECT owner FROM GITHUB_HOOKS_DELIVERY WHERE name LIKE 'events/%'", String.class))
                .isEqualTo(owner);
        assertThat(paused.application().words()).isEmpty();
        assertThat(paused.deliver("guid").status()).isEqualTo(200);
    }

    @Test
    void anInstanceWithoutTheDatabaseTakesNothingAndComesBack() throws Exception {
        Instance one = listening(NOTHING);
        one.database().cutOff();

        assertThat(one.deliver("guid").status()).isEqualTo(503);
        assertThat(one.application().words())
                .contains("The stateDataSource fails", "the database can't be reached")
                .doesNotContain("Repository");
        assertThat(one.handled()).isZero();

        one.database().connect();
        assertThat(one.deliver("guid").status()).isEqualTo(202);
        assertThat(one.application().words()).isEmpty();
    }

    @Test
    void aResultThatCannotBeRecordedIsAFailureAndTheSameInstanceCanTryAgain() throws Exception {
        AtomicBoolean stumble = new AtomicBoolean(true);
        Instance[] one = new Instance[1];
        one[0] = listening(exchange -> {
            if (stumble.getAndSet(false)) {
                one[0].database().cutOff();
            }
        });

        assertThat(one[0].deliver("guid").status()).isEqualTo(500);
        one[0].database().connect();
        assertThat(one[0].deliver("guid").status()).isEqualTo(202);
    }

    @Test
    void anEventFromTheLogThatCannotBeRecordedComesAgainAndTheDatabaseIsNamed() throws Exception {
        var hook = hook("push");
        push(1);
        Instance reader = instance(deliveries(hook, "stateDataSource=#state", "startFrom=earliest"), gate);
        gate.awaitReached();
        reader.database().cutOff();
        gate.open();

        await().untilAsserted(() -> assertThat(reader.application().words())
                .contains("The stateDataSource can't look up", "The stateDataSource can't record"));
        assertThat(reader.application().words()).doesNotContain("Repository");

        reader.database().connect();
        await().until(() -> reader.handled() == 2);
        await().until(() -> reader.application().words().isEmpty());
    }

    @Test
    void theLogIsReadAgainLaterForWhatTheListenerOfAnotherInstanceHandles() throws Exception {
        var hook = hook("push");
        Instance listener = listening(gate, "ackTimeout=100");
        github.route("https://hooks.example.test", listener.application().port());
        Instance reader = instance(deliveries(hook, "startFrom=earliest", "stateDataSource=#state"), NOTHING);

        assertThat(push(1).statusCode()).isEqualTo(504);
        int polls = lists().size();
        await().until(() -> lists().size() > polls + 3);
        assertThat(reader.handled()).isZero();

        gate.open();
        await().until(() -> listener.handled() == 1);
        int later = lists().size();
        await().until(() -> lists().size() > later + 3);
        assertThat(reader.handled()).isZero();
    }

    @Test
    void theCursorIsInTheDatabase() throws Exception {
        var hook = hook("push");
        push(1);
        Instance first = instance(deliveries(hook, "stateDataSource=#state"), NOTHING);
        await().until(() -> first.handled() == 1);
        first.application().close();
        push(2);

        Instance second = instance(deliveries(hook, "stateDataSource=#state"), NOTHING);
        await().until(() -> second.handled() == 1);

        assertThat(second.application().numbers()).containsExactly(2);
        assertThat(sql().queryForList("SELECT name FROM GITHUB_HOOKS_STATE", String.class))
                .anyMatch(name -> name.startsWith("github-hooks/"));
    }
}
