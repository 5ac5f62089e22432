// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.kill.KilledReceiver.Sent;
import io.github.camelgithubhooks.kill.Trouble.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The promise of several instances with a common database, while they are killed, stand still, and lose the database.
 * {@code mvn -Pkill-test -pl camel-github-hooks/component -am -Dkill.seed=7 test} runs it for longer, with this seed.
 */
class InstancesUnderKillTest extends SteadyEventsTestSupport {

    private static final int EVENTS = Integer.getInteger("kill.instances.events", 800);
    private static final int KILLS = Integer.getInteger("kill.instances.kills", 4);

    /** One in so many events takes longer than GitHub waits, and than a claim lasts. */
    private static final int SLOW = 40;

    private static final int SLOW_WORK = 4_000;

    private final List<Step> steps = new ArrayList<>();
    private final AtomicInteger stepsTaken = new AtomicInteger();
    private final ExecutorService troubles = Executors.newSingleThreadExecutor();

    private interface Step {
        void run() throws Exception;
    }

    InstancesUnderKillTest() {
        super(EVENTS);
    }

    @AfterEach
    void endTroubles() {
        troubles.shutdownNow();
    }

    @Override
    int work(int number) {
        return number % SLOW == SLOW - 1 ? SLOW_WORK : super.work(number);
    }

    /** On a slow machine the troubles take their time: events wait for them, so that each meets some. */
    @Override
    void awaitTurn(int number) {
        int due = (int) ((long) steps.size() * number / EVENTS);
        await("step " + due + " of the troubles").atMost(PATIENCE).until(() -> stepsTaken.get() >= due - 1);
    }

    @Test
    void eachEventIsHandledAndTwiceOnlyIfWhoHadItWasInTrouble() throws Exception {
        try (Instances instances = new Instances(
                directory, port -> endpoint(port, "&stateDataSource=#state&claimTimeout=3000&fetchConcurrency=2"))) {
            instances.start();
            prepare(instances);
            List<Future<?>> happening = new ArrayList<>(logIsBehind());
            happening.add(troubles.submit(() -> {
                happen();
                return null;
            }));
            Set<String> sent = new HashSet<>();
            for (CompletableFuture<Sent> event : emitted()) {
                sent.add(event.get().delivery().guid());
            }
            for (Future<?> trouble : happening) {
                trouble.get();
            }
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(instances.handled())
                    .as(instances.log())
                    .containsExactlyInAnyOrderElementsOf(sent));
            // looks that have begun before may still bring something, and so may those after them
            awaitLooks(looks() + 4L * instances.count());
            instances.stop();

            Handlings handlings = instances.handlings();
            print(instances, handlings);
            assertThat(handlings.unexcused()).as(instances.log()).isEmpty();
            assertThat(handlings.unclaimed()).as(instances.log()).isEmpty();
            assertThat(handlings.notRecordedOnce()).as(instances.log()).isEmpty();
            assertThat(sent).hasSize(EVENTS);
            assertThat(instances.log()).contains("isn't recorded: its claim ran out");
        }
    }

    private void prepare(Instances instances) {
        for (int i = 0; i < KILLS; i++) {
            int victim = random.nextInt(instances.count());
            boolean evenWhileItStarts = random.nextInt(3) == 0;
            steps.add(() -> instances.kill(victim, evenWhileItStarts));
        }
        for (int i = 0; i < Math.max(1, KILLS / 6); i++) {
            int victim = random.nextInt(instances.count());
            steps.add(instances::restartDatabase);
            steps.add(() -> instances.cutOff(victim));
        }
        Collections.shuffle(steps, random);
        // these need an event at work
        for (int i = 0; i < Math.max(1, KILLS / 6); i++) {
            steps.add(random.nextInt(Math.max(1, steps.size() / 2)), instances::pause);
        }
    }

    /** Lets it happen, over the time in which the events happen. */
    private void happen() throws Exception {
        long slot = allEvents().toMillis() / (steps.size() + 1);
        long begin = System.nanoTime();
        for (int i = 0; i < steps.size(); i++) {
            long moment = slot * i + random.nextLong(slot);
            long wait = moment - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
            CompletableFuture.runAsync(
                            () -> {}, CompletableFuture.delayedExecutor(Math.max(0, wait), TimeUnit.MILLISECONDS))
                    .get();
            steps.get(i).run();
            stepsTaken.incrementAndGet();
        }
    }

    private void print(Instances instances, Handlings handlings) {
        StringBuilder happened = new StringBuilder();
        Arrays.stream(Kind.values()).forEach(kind -> happened.append(", %s=%d".formatted(kind, instances.count(kind))));
        System.out.printf(
                "kill test of instances: seed=%d, events=%d, sent to two at once=%d%s, handled again=%s%n",
                SEED, EVENTS, instances.duplicated(), happened, handlings.repeated());
    }
}
