// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.internal.http.Pace;
import io.github.camelgithubhooks.internal.signin.Credentials;
import io.github.camelgithubhooks.support.TestClock;
import io.github.camelgithubhooks.testkit.Fault;
import io.github.camelgithubhooks.testkit.GitHubSimulator;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** GitHub is asked once a minute, however often somebody wants to know. */
class ReachabilityTest {

    private final GitHubSimulator github = GitHubSimulator.start();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final GitHubClients clients = new GitHubClients(() -> 1);
    private final TestClock clock = new TestClock();
    private Reachability reachability;

    @BeforeEach
    void start() {
        context.start();
        ClientSettings settings = new ClientSettings(
                github.apiUrl(), new Credentials.Token(github.token()), "2022-11-28", Pace.UNLIMITED, Map.of(), null);
        reachability = new Reachability(clients.client(context, settings), "/repos/octo/hello", clock);
    }

    @AfterEach
    void stop() throws Exception {
        clients.close();
        context.close();
        github.close();
    }

    @Test
    void anAnswerIsKeptForAMinute() {
        github.inject(Fault.status(401).times(1));
        assertThat(reachability.trouble()).isPresent();

        clock.advance(Duration.ofSeconds(59));
        assertThat(reachability.trouble()).isPresent();
        assertThat(github.requests()).hasSize(1);

        clock.advance(Duration.ofSeconds(1));
        assertThat(reachability.trouble()).isEmpty();
        assertThat(github.requests()).hasSize(2);
    }
}
