// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.kill.KilledReceiver.Sent;
import io.github.camelgithubhooks.testkit.GitHubSimulator;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import io.github.camelgithubhooks.testkit.SimulatedRepository;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A receiver that is killed again and again while events happen and GitHub's log runs late. */
abstract class KillTestSupport {

    static final long SEED = Long.getLong("kill.seed", 20_261_101);
    static final int EVENTS = Integer.getInteger("kill.events", 2_000);
    static final int KILLS = Integer.getInteger("kill.kills", 10);
    private static final Duration BETWEEN_EVENTS = Duration.ofMillis(16);
    private static final Duration ALL_EVENTS = BETWEEN_EVENTS.multipliedBy(EVENTS);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** How many events a life handles at least before it may be killed, or fewer. */
    private static final int MOST_BEFORE_KILL = 60;

    /** How many events the receiver is down for, once. */
    private static final int LONG_OUTAGE = 600;

    /** How long GitHub waits for an answer. Only then a row is in the log, with the time when it was sent. */
    private static final Duration DELIVERY_TIMEOUT = Duration.ofSeconds(2);

    /** For how long the log is behind, once. */
    private static final Duration BEHIND = Duration.ofSeconds(1);

    /** More than a row may be late by all that; less than the long outage, so that the cursor has to be right. */
    private static final Duration OVERLAP = Duration.ofSeconds(6);

    private static final String REPOSITORY = "octo/hello";
    private static final String SECRET = "it-is-a-test-secret";

    @TempDir
    Path directory;

    final Random random = new Random(SEED);
    private final ScheduledExecutorService events = Executors.newSingleThreadScheduledExecutor();
    private final ScheduledExecutorService kills = Executors.newSingleThreadScheduledExecutor();
    private final GitHubSimulator github = GitHubSimulator.builder()
            .rateLimit(10_000_000)
            .deliveryTimeout(DELIVERY_TIMEOUT)
            .start();

    @AfterEach
    void end() {
        events.shutdownNow();
        kills.shutdownNow();
        github.close();
    }

    KilledReceiver receiver(String options) throws IOException {
        int port = freePort();
        github.route("https://hooks.example.test", port);
        SimulatedHook hook =
                github.repository(REPOSITORY).createHook("https://hooks.example.test/github", SECRET, "push");
        return new KilledReceiver(
                directory,
                port,
                "github-hooks:receive?path=/github&webhookSecret=" + SECRET + "&catchUp=true&apiUrl=" + github.apiUrl()
                        + "&oauthToken=" + github.token() + "&repoOwner=octo&repoName=hello&hookId=" + hook.id()
                        + "&initialDelay=0&delay=200&requestPointsPerMinute=0&overlap=" + OVERLAP.toMillis() + options);
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

    private List<CompletableFuture<Sent>> emitted() {
        return IntStream.range(0, EVENTS)
                .mapToObj(number -> CompletableFuture.supplyAsync(
                                () -> payload(number),
                                CompletableFuture.delayedExecutor(
                                        BETWEEN_EVENTS.toMillis() * number, TimeUnit.MILLISECONDS, events))
                        .thenCompose(payload -> github.emitAsync("push", payload))
                        .thenApply(deliveries -> new Sent(deliveries.get(0), Instant.now())))
                .toList();
    }

    private List<Future<?>> kills(KilledReceiver receiver, Killer killer) {
        List<Future<?>> scheduled = new ArrayList<>();
        int longOutage = KILLS / 2 + random.nextInt(KILLS / 4);
        long slot = ALL_EVENTS.toMillis() / (KILLS + 1);
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

    private int delivered() {
        SimulatedRepository repository = github.repository(REPOSITORY);
        return repository.deliveries(repository.hooks().get(0).id()).size();
    }

    /** Half-way through, rows show up late. */
    private List<Future<?>> logIsBehind() {
        SimulatedRepository repository = github.repository(REPOSITORY);
        long hook = repository.hooks().get(0).id();
        long begin = ALL_EVENTS.toMillis() / 2;
        return List.of(
                events.schedule(() -> repository.holdBackDeliveries(hook), begin, TimeUnit.MILLISECONDS),
                events.schedule(
                        () -> repository.releaseDeliveries(hook), begin + BEHIND.toMillis(), TimeUnit.MILLISECONDS));
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

    void awaitLooks(long looks) {
        await().atMost(PATIENCE).until(() -> looks() >= looks);
    }

    /** How often the log was looked at. */
    long looks() {
        return github.requests().stream()
                .filter(request -> request.path().endsWith("/deliveries")
                        && !request.query().contains("cursor="))
                .count();
    }

    /** JSON that isn't the same bytes any more when somebody has parsed and written it. */
    private static String payload(int number) {
        return """
                { "number" : %d, "id": 9007199254740993, "ratio": 1.50, "big": 1e3,
                  "text": "Gr\u00fc\\u00dfe \\/ \ud83c\udf89 \\"%d\\"", "none": null, "list": [ 1 , {} ],
                  "repository": {"full_name": "octo/hello"}, "sender": {"login": "mona"} }
                """.formatted(number, number);
    }

    /**
     * A port that stays free while nobody listens: below those that the system gives to outgoing connections, one of which
     * could even end at itself.
     */
    private static int freePort() throws IOException {
        for (int port = 20_000 + new Random().nextInt(10_000); port < 32_768; port++) {
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                // the next one
            }
        }
        throw new IOException("no free port");
    }
}
