// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.kill;

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
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** GitHub, where events happen at a steady rate, and whose log runs late. */
abstract class SteadyEventsTestSupport {

    static final long SEED = Long.getLong("kill.seed", 20_261_101);
    static final Duration PATIENCE = Duration.ofMinutes(5);
    static final String SECRET = "it-is-a-test-secret";

    private static final Duration BETWEEN_EVENTS = Duration.ofMillis(16);

    /** How long GitHub waits for an answer. Only then a row is in the log, with the time when it was sent. */
    private static final Duration DELIVERY_TIMEOUT = Duration.ofSeconds(2);

    /** For how long the log is behind, once. */
    private static final Duration BEHIND = Duration.ofSeconds(1);

    /** More than a row may be late by all that; less than the long outage, so that the cursor has to be right. */
    private static final Duration OVERLAP = Duration.ofSeconds(6);

    /** Work of an event in milliseconds: long enough for a kill to find the event half handled. */
    private static final int WORK = 3;

    private static final String REPOSITORY = "octo/hello";

    @TempDir
    Path directory;

    final Random random = new Random(SEED);
    final GitHubSimulator github = GitHubSimulator.builder()
            .rateLimit(10_000_000)
            .deliveryTimeout(DELIVERY_TIMEOUT)
            .start();
    private final int count;
    private final ScheduledExecutorService events = Executors.newSingleThreadScheduledExecutor();

    /**
     * Prepares the events.
     *
     * @param count how many there are
     */
    SteadyEventsTestSupport(int count) {
        this.count = count;
    }

    @AfterEach
    void endGitHub() {
        events.shutdownNow();
        github.close();
    }

    /** Creates the hook, whose deliveries go to a port; returns the endpoint that receives them and reads its log. */
    String endpoint(int port, String options) {
        github.route("https://hooks.example.test", port);
        SimulatedHook hook =
                github.repository(REPOSITORY).createHook("https://hooks.example.test/github", SECRET, "push");
        return "github-hooks:receive?path=/github&webhookSecret=" + SECRET + "&catchUp=true&apiUrl=" + github.apiUrl()
                + "&oauthToken=" + github.token() + "&repoOwner=octo&repoName=hello&hookId=" + hook.id()
                + "&initialDelay=0&delay=200&requestPointsPerMinute=0&overlap=" + OVERLAP.toMillis() + options;
    }

    /** Returns how long it takes until all events have happened. */
    Duration allEvents() {
        return BETWEEN_EVENTS.multipliedBy(count);
    }

    /** Returns for how many milliseconds the route works on an event. */
    int work(int number) {
        return WORK;
    }

    /** Returns when an event may happen, and with it those after it. Its time has come. */
    void awaitTurn(int number) {}

    /** Makes the events happen, one after the other at a steady rate. */
    List<CompletableFuture<Sent>> emitted() {
        return IntStream.range(0, count)
                .mapToObj(number -> CompletableFuture.supplyAsync(
                                () -> {
                                    awaitTurn(number);
                                    return payload(number, work(number));
                                },
                                CompletableFuture.delayedExecutor(
                                        BETWEEN_EVENTS.toMillis() * number, TimeUnit.MILLISECONDS, events))
                        .thenCompose(this::emit))
                .toList();
    }

    /** Makes an event happen now. */
    CompletableFuture<Sent> emit(String payload) {
        return github.emitAsync("push", payload).thenApply(deliveries -> new Sent(deliveries.get(0), Instant.now()));
    }

    /** Returns how many deliveries have had their outcome. */
    int delivered() {
        SimulatedRepository repository = github.repository(REPOSITORY);
        return repository.deliveries(repository.hooks().get(0).id()).size();
    }

    /** Half-way through, rows show up late. */
    List<Future<?>> logIsBehind() {
        SimulatedRepository repository = github.repository(REPOSITORY);
        long hook = repository.hooks().get(0).id();
        long begin = allEvents().toMillis() / 2;
        return List.of(
                events.schedule(() -> repository.holdBackDeliveries(hook), begin, TimeUnit.MILLISECONDS),
                events.schedule(
                        () -> repository.releaseDeliveries(hook), begin + BEHIND.toMillis(), TimeUnit.MILLISECONDS));
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
    static String payload(int number, int work) {
        return """
                { "number" : %d, "work": %d, "id": 9007199254740993, "ratio": 1.50, "big": 1e3,
                  "text": "Gr\u00fc\\u00dfe \\/ \ud83c\udf89 \\"%d\\"", "none": null, "list": [ 1 , {} ],
                  "repository": {"full_name": "octo/hello"}, "sender": {"login": "mona"} }
                """.formatted(number, work, number);
    }

    /**
     * A port that stays free while nobody listens: below those that the system gives to outgoing connections, one of which
     * could even end at itself.
     */
    static int freePort() throws IOException {
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
