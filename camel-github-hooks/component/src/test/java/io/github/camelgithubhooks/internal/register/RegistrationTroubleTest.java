// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.github.camelgithubhooks.testkit.Fault;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import java.time.Duration;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheck.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A registration that GitHub refuses, or whose ping doesn't arrive, reports the likely cause and tries again. */
class RegistrationTroubleTest extends RegistrationTestSupport {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://unknown.example.test/github | failed to connect to host    | isn't known in DNS
            https://closed.example.test/github  | failed to connect to network | check the port, the load balancer and the firewall
            https://hooks.example.test/other    | answered 404                 | compare it with the option path
            """)
    void aPingThatDoesNotArriveIsSaidWithTheLikelyCause(String url, String what, String cause) throws Exception {
        github.route("https://closed.example.test", closedPort());

        application.start(registeringAt(url, "events=push"));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(application.words())
                .contains("its ping didn't arrive at " + url, what, cause));
        assertThat(log.list)
                .anyMatch(line -> line.getLevel() == Level.WARN
                        && line.getFormattedMessage().contains(what)
                        && line.getFormattedMessage().contains(cause));
        // a load balancer must not take out whoever waits for a ping through it
        assertThat(application.health().getState()).isEqualTo(State.UP);
    }

    @Test
    void aWrongSecretIsSaidAndThePingIsAskedForAgainUntilItArrives() throws Exception {
        SimulatedHook there = repository.createHook(HOST + "/github", "another-secret", "push");
        application.start(registering("events=push"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(application.words())
                .contains(
                        "answered 401 (X-Hub-Signature-256 doesn't match the body)",
                        "another secret than webhookSecret",
                        "updateConfig"));

        send(uri("updateConfig", "hookId=" + there.id(), "webhookSecret=" + SECRET), null);

        awaitPing();
        assertThat(application.words()).isEmpty();
        assertThat(log.list.stream().map(ILoggingEvent::getFormattedMessage))
                .noneMatch(line -> line.contains(SECRET) || line.contains("another-secret"));
    }

    @Test
    void aPingThatTheLogDoesNotShowIsSeenByTheListener() throws Exception {
        SimulatedHook there = hook("push");
        repository.holdBackDeliveries(there.id());

        application.start(registering("events=push"));

        awaitPing();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            401 | Check the option oauthToken
            403 | The token lacks a permission
            502 | GitHub has a problem
            """)
    void whatGitHubRefusesIsSaidAndTriedAgain(int status, String words) throws Exception {
        hook("push");
        github.inject(Fault.status(status));

        application.start(registering("events=push"));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(registration().getState()).isEqualTo(State.DOWN));
        assertThat(registration().getMessage().orElse("")).contains("isn't registered", words);
        assertThat(application.words()).contains("isn't registered", words);
        assertThat(application.health().getState()).isEqualTo(State.UP);
        assertThat(github.emit("octo/hello", "push", "{}").get(0).statusCode()).isEqualTo(202);
        github.clearFaults();
        awaitPing();
        assertThat(registration().getState()).isEqualTo(State.UP);
    }

    @Test
    void gitHubIsLeftAloneAsLongAsItAsks() throws Exception {
        github.inject(Fault.primaryRateLimit(Duration.ofSeconds(3)).times(1));

        application.start(registering("events=push"));

        await().atMost(PATIENCE).until(() -> application.words().contains("hourly rate limit is exhausted"));
        awaitPing();
        assertThat(log.list.stream().filter(line -> line.getLevel() == Level.WARN))
                .hasSize(1);
    }

    private HealthCheck.Result registration() {
        return application.health("registration:events");
    }
}
