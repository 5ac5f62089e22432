// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.internal.api.HookScope;
import io.github.camelgithubhooks.internal.api.HookTarget;
import io.github.camelgithubhooks.internal.client.ClientSettings;
import io.github.camelgithubhooks.internal.client.GitHubClient;
import io.github.camelgithubhooks.internal.client.GitHubClients;
import io.github.camelgithubhooks.internal.http.Pace;
import io.github.camelgithubhooks.internal.signin.Credentials;
import io.github.camelgithubhooks.testkit.Fault;
import io.github.camelgithubhooks.testkit.GitHubSimulator;
import io.github.camelgithubhooks.testkit.GitHubSimulatorExtension;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A ping is found in the log again. */
class PingTest {

    private static final int MORE_THAN_A_PAGE = 120;

    @RegisterExtension
    final GitHubSimulatorExtension extension = new GitHubSimulatorExtension();

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final GitHubClients clients = new GitHubClients(() -> 1);
    private GitHubSimulator github;
    private GitHubClient client;
    private SimulatedHook hook;
    private HookTarget target;

    @BeforeEach
    void start() {
        github = extension.simulator();
        context.start();
        client = clients.client(
                context,
                new ClientSettings(
                        github.apiUrl(),
                        new Credentials.Token(github.token()),
                        "2022-11-28",
                        Pace.UNLIMITED,
                        Map.of(),
                        null));
        hook = github.repository("octo/hello").createHook("https://hooks.example.test/github", "secret", "push");
        target = HookScope.repository("octo", "hello").hook(hook.id());
    }

    @AfterEach
    void stop() throws Exception {
        clients.close();
        context.close();
    }

    @Test
    void itIsFoundBehindManyDeliveries() {
        Ping ping = Ping.ask(client, target, Duration.ZERO);
        await().until(() ->
                !github.repository("octo/hello").deliveries(hook.id()).isEmpty());
        push(MORE_THAN_A_PAGE);

        assertThat(ping.row()).isPresent();
    }

    @Test
    void oneThatWasThereBeforeIsAnother() {
        Ping.ask(client, target, Duration.ZERO);
        await().until(() ->
                !github.repository("octo/hello").deliveries(hook.id()).isEmpty());
        push(MORE_THAN_A_PAGE);
        github.repository("octo/hello").holdBackDeliveries(hook.id());

        Ping second = Ping.ask(client, target, Duration.ZERO);

        assertThat(second.row()).isEmpty();
        github.repository("octo/hello").releaseDeliveries(hook.id());
        await().until(() -> second.row().isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2026-01-01T00:00:00Z\"", "null", "\"9998-01-01T00:00:00Z\"", "17"})
    void anOddRowBeforeItHidesNothing(String deliveredAt) {
        String odd = row(1, "push", deliveredAt);
        log(odd);
        Ping ping = Ping.ask(client, target, Duration.ZERO);

        log(odd, row(2, "ping", "\"" + Instant.now().truncatedTo(ChronoUnit.SECONDS) + "\""));

        assertThat(ping.row()).isPresent();
    }

    @Test
    void aLateRowBeforeItHidesNothing() {
        String now = "\"" + Instant.now().truncatedTo(ChronoUnit.SECONDS) + "\"";
        log(row(1, "push", now));
        Ping ping = Ping.ask(client, target, Duration.ZERO);

        log(row(3, "push", "\"2026-01-01T00:00:00Z\""), row(2, "ping", now), row(1, "push", now));

        assertThat(ping.row()).isPresent();
    }

    private void log(String... rows) {
        github.clearFaults();
        github.inject(Fault.response(200, "application/json", List.of(rows).toString())
                .on("GET", ".*/deliveries$"));
    }

    private static String row(long id, String event, String deliveredAt) {
        return "{\"id\":%d,\"guid\":\"guid-%d\",\"delivered_at\":%s,\"event\":\"%s\",\"status\":\"OK\",\"status_code\":200}"
                .formatted(id, id, deliveredAt, event);
    }

    private void push(int count) {
        for (int number = 0; number < count; number++) {
            github.emit("octo/hello", "push", "{}");
        }
    }
}
