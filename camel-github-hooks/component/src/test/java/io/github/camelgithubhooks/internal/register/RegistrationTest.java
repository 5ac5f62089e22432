// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import io.github.camelgithubhooks.GitHubHooksConstants;
import io.github.camelgithubhooks.testkit.Fault;
import io.github.camelgithubhooks.testkit.RecordedRequest;
import io.github.camelgithubhooks.testkit.SimulatedDelivery;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import java.time.Duration;
import java.util.List;
import org.apache.camel.health.HealthCheck.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code receive} with {@code autoRegister=true} has GitHub deliver to it, and says when that fails. */
class RegistrationTest extends RegistrationTestSupport {

    @Test
    void theHookIsMadeAndItsPingArrives() throws Exception {
        application.start(registering("events=push,issues.opened,ping"));

        awaitPing();
        SimulatedHook made = onlyHook();
        assertThat(made.events()).containsExactlyInAnyOrder("push", "issues");
        assertThat(made.contentType()).isEqualTo("json");
        assertThat(made.secret()).isEqualTo(SECRET);
        assertThat(log.list)
                .anyMatch(line -> line.getLevel() == Level.INFO
                        && line.getFormattedMessage()
                                .equals("GitHub's ping arrived at " + HOST + "/github: hook " + made.id()
                                        + " is registered"));
        assertThat(application.health().getState()).isEqualTo(State.UP);
        assertThat(application.health().getDetails()).containsEntry("github.registration.hookId", made.id());
        assertThat(github.emit("octo/hello", "push", "{}").get(0).statusCode()).isEqualTo(202);
    }

    @Test
    void withoutEventsTheHookGetsAll() throws Exception {
        application.start(registering("onStop=keep"));

        awaitPing();
        assertThat(onlyHook().events()).containsExactly("*");
    }

    @Test
    void theHookThatIsThereIsAdoptedAndKeepsItsEvents() throws Exception {
        SimulatedHook there = hook("watch");

        application.start(registering("events=push"));

        awaitPing();
        assertThat(onlyHook().id()).isEqualTo(there.id());
        assertThat(onlyHook().events()).containsExactlyInAnyOrder("watch", "push");
        assertThat(writes("PATCH"))
                .singleElement()
                .extracting(RecordedRequest::bodyText)
                .isEqualTo("{\"add_events\":[\"push\"]}");
    }

    @Test
    void catchUpLearnsTheHookFromIt() throws Exception {
        application.start(registering("events=push", "catchUp=true", "initialDelay=0", "delay=100"));
        awaitPing();
        github.route(HOST, closedPort());
        github.emit("octo/hello", "push", "{\"number\":1}");

        await().atMost(PATIENCE).until(() -> application.received().size() == 1);
        assertThat(application.received().get(0).getMessage().getHeader(GitHubHooksConstants.SOURCE))
                .isEqualTo("deliveries");
        await().untilAsserted(() -> assertThat(application.health().getState()).isEqualTo(State.UP));
        assertThat(application.health().getDetails())
                .containsKeys("github.registration.hookId", "github.deliveries.backlog");
    }

    @Test
    void catchUpWaitsForTheHook() throws Exception {
        github.inject(Fault.delay(Duration.ofMillis(500)).on("POST", ".*/hooks$"));

        application.start(registering("events=push", "catchUp=true", "initialDelay=0", "delay=100"));

        awaitPing();
        assertThat(github.requests().stream()
                        .filter(request -> request.path().endsWith("/hooks"))
                        .map(RecordedRequest::method))
                .startsWith("GET", "POST");
    }

    @Test
    void anEarlierPingProvesNothing() throws Exception {
        application.start(registering("events=push"));
        awaitPing();
        application.context().getRouteController().stopRoute("events");
        send(uri("updateConfig", "hookId=" + onlyHook().id(), "webhookSecret=another-secret"), null);

        application.context().getRouteController().startRoute("events");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(application.words()).contains("answered 401"));
    }

    @Test
    void thePingIsAskedForWhenTheListenerAnswers() throws Exception {
        application.start(registering("events=push"));

        awaitPing();
        assertThat(repository.deliveries(onlyHook().id())).isNotEmpty().allMatch(SimulatedDelivery::successful);
    }

    @Test
    void deliveriesAreTakenWhileGitHubHasNotAnsweredYet() throws Exception {
        hook("push");
        github.inject(Fault.delay(Duration.ofMinutes(5)));

        application.start(registering("events=push"));

        assertThat(github.emit("octo/hello", "push", "{}").get(0).statusCode()).isEqualTo(202);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            autoRegister=true                                                             | autoRegister needs the option hookUrl
            autoRegister=true&hookUrl=hooks.example.test                                  | must start with https://
            autoRegister=true&hookUrl=https://hooks.example.test/&events=ping             | ping only
            autoRegister=true&hookUrl=https://hooks.example.test/&onStop=forget           | onStop must be keep, deactivate or delete
            onStop=delete                                                                 | goes with autoRegister=true
            """)
    void aWrongUseFailsAtStart(String options, String message) {
        assertThatThrownBy(() -> application.start(uri("receive", "webhookSecret=" + SECRET, options)))
                .hasStackTraceContaining(message);
    }

    private List<RecordedRequest> writes(String method) {
        return github.requests().stream()
                .filter(request -> request.method().equals(method))
                .toList();
    }
}
