// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.internal.api.HookScope;
import io.github.camelgithubhooks.internal.client.ClientSettings;
import io.github.camelgithubhooks.internal.client.GitHubClients;
import io.github.camelgithubhooks.internal.event.LogLookup.Logged;
import io.github.camelgithubhooks.internal.http.Pace;
import io.github.camelgithubhooks.internal.signin.Credentials;
import io.github.camelgithubhooks.testkit.Fault;
import io.github.camelgithubhooks.testkit.GitHubSimulator;
import io.github.camelgithubhooks.testkit.SamplePayloads;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Guids are looked up in the log, whoever asks and however many. */
class LoggedGuidsTest {

    private static final Duration LONG = Duration.ofMinutes(10);

    private final GitHubSimulator github = GitHubSimulator.start();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final GitHubClients clients = new GitHubClients(() -> 1);
    private final ScheduledExecutorService looks = Executors.newScheduledThreadPool(1);
    private final ExecutorService askers = Executors.newCachedThreadPool();
    private SimulatedHook hook;

    @BeforeEach
    void start() {
        context.start();
        hook = github.repository("octo/hello").createHook("https://hooks.example.test/x", "hush", "*");
    }

    @AfterEach
    void stop() {
        looks.shutdownNow();
        askers.shutdownNow();
        clients.close();
        context.stop();
        github.close();
    }

    @Test
    void whatTheLogSaysIsKnown() throws Exception {
        String guid = github.emit("issues", SamplePayloads.issuesOpened("octo/hello"))
                .get(0)
                .guid();

        assertThat(guids(Duration.ZERO).find(guid)).contains(new Logged("issues", "opened"));
    }

    @Test
    void whatWasSeenOnceNeedsNoFurtherLook() throws Exception {
        String first = push();
        String second = push();
        LoggedGuids guids = guids(LONG);
        assertThat(guids.find(first)).isPresent();

        assertThat(guids.find(second)).isPresent();
        assertThat(guids.find(first)).isPresent();
        assertThat(github.requests()).hasSize(1);
    }

    @Test
    void furtherPagesAreReadToo() throws Exception {
        String old = push();
        for (int i = 0; i < 120; i++) {
            push();
        }

        assertThat(guids(Duration.ZERO).find(old)).isPresent();
    }

    @Test
    void aLogWithoutNewsCostsNothing() throws Exception {
        push();
        LoggedGuids guids = guids(Duration.ZERO);
        assertThat(guids.find("made up")).isEmpty();

        assertThat(guids.find("made up, too")).isEmpty();

        assertThat(github.requests().get(1).status()).isEqualTo(304);
    }

    @Test
    void guidsThatAreMadeUpDontUseTheRateLimitUp() throws Exception {
        LoggedGuids guids = guids(Duration.ofMillis(1));
        for (int i = 0; i < 200; i++) {
            CompletableFuture<Optional<Logged>> asked = ask(guids, "made up " + i);
            if (github.requests().size() < 10) {
                asked.join();
            }
        }

        assertThat(github.requests()).hasSizeLessThan(20);
    }

    @Test
    void thoseWhoWaitShareALook() throws Exception {
        LoggedGuids guids = guids(Duration.ofMillis(1500));
        push();
        assertThat(guids.find("made up")).isEmpty();
        List<CompletableFuture<Optional<Logged>>> asked = new ArrayList<>();
        String guid = push();
        for (int i = 0; i < 5; i++) {
            asked.add(ask(guids, guid));
        }

        assertThat(asked).allSatisfy(one -> assertThat(one.join()).isPresent());
        assertThat(github.requests()).hasSize(2);
    }

    @Test
    void onlySomeMayWait() throws Exception {
        LoggedGuids guids = guids(Duration.ZERO);
        github.inject(Fault.delay(Duration.ofMinutes(1)));
        List<CompletableFuture<Optional<Logged>>> asked = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            asked.add(ask(guids, "made up " + i));
        }
        await().until(() -> guids.freePlaces() == 0);

        assertThat(guids.find("one more")).isEmpty();
        assertThat(asked).noneMatch(CompletableFuture::isDone);
    }

    @Test
    void aLookThatBrokeOffIsRepeated() throws Exception {
        String old = push();
        for (int i = 0; i < 120; i++) {
            push();
        }
        LoggedGuids guids = guids(Duration.ZERO);
        github.inject(Fault.delay(Duration.ofSeconds(2)).times(1));
        CompletableFuture<Optional<Logged>> broken = ask(guids, old);
        await().until(() -> github.requests().size() == 1);
        // the first page is on its way, the second breaks off
        github.inject(Fault.truncatedBody());
        assertThatThrownBy(broken::join).hasMessageContaining("deliveries");
        github.clearFaults();

        assertThat(guids.find(old)).isPresent();
    }

    private CompletableFuture<Optional<Logged>> ask(LoggedGuids guids, String guid) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return guids.find(guid);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        return Optional.empty();
                    }
                },
                askers);
    }

    private LoggedGuids guids(Duration pause) {
        ClientSettings settings = new ClientSettings(
                github.apiUrl(), new Credentials.Token(github.token()), "2022-11-28", Pace.UNLIMITED, Map.of(), null);
        return new LoggedGuids(
                clients.client(context, settings),
                HookScope.repository("octo", "hello").hook(hook.id()),
                looks,
                pause);
    }

    private String push() {
        return github.emit("push", SamplePayloads.push("octo/hello")).get(0).guid();
    }
}
