// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.kill.KilledReceiver.Sent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;

/** A receiver that is killed again and again while events happen and GitHub's log runs late. */
abstract class KillTestSupport extends SteadyEventsTestSupport {

    static final int EVENTS = Integer.getInteger("kill.events", 1_200);
    static final int KILLS = Integer.getInteger("kill.kills", 6);

    /** How many events a life handles at least before it may be killed, or fewer. */
    private static final int MOST_BEFORE_KILL = 60;

    /** How many events the receiver is down for, once. */
    private static final int LONG_OUTAGE = 600;

    private final ScheduledExecutorService kills = Executors.newSingleThreadScheduledExecutor();

    KillTestSupport() {
        super(EVENTS);
    }

    @AfterEach
    void endKills() {
        kills.shutdownNow();
    }

    KilledReceiver receiver(String options) throws IOException {
        int port = freePort();
        return new KilledReceiver(directory, port, endpoint(port, options));
    }

    interface Killer {
        void kill(int number) throws Exception;
    }

    /** Makes the events happen, and waits until the receiver has caught up; returns them by guid. */
    Map<String, Sent> emitWhileKilled(KilledReceiver receiver, Killer killer) throws Exception {
        receiver.start();
        List<Future<?>> troubles = new ArrayList<>(kills(receiver, killer));
        troubles.addAll(logIsBehind());
        Map<String, Sent> sent = new LinkedHashMap<>();
        for (CompletableFuture<Sent> event : emitted()) {
            sent.put(event.get().delivery().guid(), event.get());
        }
        for (Future<?> trouble : troubles) {
            trouble.get();
        }
        awaitCaughtUp(receiver, sent.keySet());
        return sent;
    }

    private List<Future<?>> kills(KilledReceiver receiver, Killer killer) {
        List<Future<?>> scheduled = new ArrayList<>();
        int longOutage = KILLS / 2 + random.nextInt(KILLS / 4);
        long slot = allEvents().toMillis() / (KILLS + 1);
        for (int i = 0; i < KILLS; i++) {
            int number = i;
            long moment = slot * i + random.nextLong(slot);
            // some lives end while they begin; the others get to do something, however slow the machine is
            int least = random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(MOST_BEFORE_KILL);
            scheduled.add(kills.schedule(
                    () -> {
                        await().atMost(PATIENCE).until(() -> receiver.handled() >= least || delivered() == EVENTS);
                        killer.kill(number);
                        if (number == longOutage) {
                            int missed = Math.min(EVENTS, delivered() + LONG_OUTAGE);
                            await().atMost(PATIENCE).until(() -> delivered() >= missed);
                        }
                        receiver.start();
                        return null;
                    },
                    moment,
                    TimeUnit.MILLISECONDS));
        }
        return scheduled;
    }

    private void awaitCaughtUp(KilledReceiver receiver, Set<String> guids) throws Exception {
        await().atMost(PATIENCE).untilAsserted(() -> {
            Set<String> lost = new HashSet<>(guids);
            receiver.lives().stream()
                    .flatMap(List::stream)
                    .filter(Journal.Entry::done)
                    .forEach(entry -> lost.remove(entry.guid()));
            assertThat(lost).as("never handled. %s", receiver.log()).isEmpty();
        });
        // a look that has begun before may still bring something, and so may the one after it
        awaitLooks(looks() + 3);
        assertThat(receiver.stop()).as(receiver.log()).isZero();
    }
}
