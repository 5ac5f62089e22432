// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelgithubhooks.GitHubRateLimitException;
import io.github.camelgithubhooks.internal.api.ApiCall;
import io.github.camelgithubhooks.internal.api.HookScope;
import io.github.camelgithubhooks.internal.http.ApiRequest;
import io.github.camelgithubhooks.internal.http.Pace;
import io.github.camelgithubhooks.internal.metrics.Measure;
import io.github.camelgithubhooks.internal.metrics.Meters;
import io.github.camelgithubhooks.internal.signin.Credentials;
import io.github.camelgithubhooks.testkit.Fault;
import io.github.camelgithubhooks.testkit.GitHubSimulator;
import io.github.camelgithubhooks.testkit.TokenPermissions;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tokens that are no longer used leave nothing behind, and can come back. */
class IdleClientsTest {

    private static final int MOST_OPEN = 100;
    private static final ApiRequest HOOKS = ApiRequest.of(ApiCall.LIST_HOOKS, HookScope.repository("octo", "hello"));

    private final GitHubSimulator github = GitHubSimulator.start();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final GitHubClients clients = new GitHubClients(() -> 1);

    @BeforeEach
    void start() {
        github.repository("octo/hello");
        context.getRegistry().bind("metricsRegistry", registry);
        context.start();
        clients.show(Meters.in(context));
    }

    @AfterEach
    void stop() throws Exception {
        clients.close();
        context.close();
        github.close();
    }

    @Test
    void aHundredAreKept() {
        useOthers(MOST_OPEN + 50);

        assertThat(clients.open()).isEqualTo(MOST_OPEN);
        assertThat(clients.rateLimits()).hasSize(MOST_OPEN);
        assertThat(registry.find(Measure.RATE_LIMIT.meter()).gauges()).hasSize(MOST_OPEN);
    }

    @Test
    void whoComesBackIsServed() {
        GitHubClient client = client(github.token());
        client.send(HOOKS, Duration.ZERO);
        useOthers(MOST_OPEN);

        assertThat(client.send(HOOKS, Duration.ZERO).status()).isEqualTo(200);
        assertThat(clients.open()).isEqualTo(MOST_OPEN);
    }

    @Test
    void aPauseIsNotForgottenBeforeItIsOver() {
        GitHubClient client = client(github.token());
        github.inject(Fault.secondaryRateLimit(Duration.ofMinutes(10)).times(1));
        assertThatThrownBy(() -> client.send(HOOKS, Duration.ZERO)).isInstanceOf(GitHubRateLimitException.class);
        useOthers(MOST_OPEN);

        assertThatThrownBy(() -> client(github.token()).send(HOOKS, Duration.ZERO))
                .hasMessageContaining("not sent");
    }

    @Test
    void clientsWithTheSameSettingsShareWhatIsOpen() {
        GitHubClient client = client(github.token());

        assertThat(client(github.token())).isEqualTo(client).hasSameHashCodeAs(client);
        assertThat(clients.open()).isEqualTo(1);
    }

    private void useOthers(int number) {
        for (int i = 0; i < number; i++) {
            client(github.token(TokenPermissions.classic("repo"))).send(HOOKS, Duration.ZERO);
        }
    }

    private GitHubClient client(String token) {
        return clients.client(
                context,
                new ClientSettings(
                        github.apiUrl(), new Credentials.Token(token), "2022-11-28", Pace.UNLIMITED, Map.of(), null));
    }
}
