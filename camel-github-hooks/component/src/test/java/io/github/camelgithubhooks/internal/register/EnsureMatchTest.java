// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelgithubhooks.GitHubApiException;
import io.github.camelgithubhooks.GitHubHooksConstants;
import io.github.camelgithubhooks.model.ApiError;
import io.github.camelgithubhooks.model.Hook;
import io.github.camelgithubhooks.model.HookConfig;
import io.github.camelgithubhooks.support.GitHubTestSupport;
import io.github.camelgithubhooks.testkit.Fault;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which hook {@code ensure} takes for the declared one. */
class EnsureMatchTest extends GitHubTestSupport {

    private static final String URL = "https://hooks.example.test/github";

    @ParameterizedTest
    @ValueSource(strings = {"HTTPS://Hooks.Example.Test/github", "https://hooks.example.test:443/github"})
    void theSameUrlMayBeWrittenInAnotherWay(String url) {
        hook("push");

        assertThat(outcome(send(uri("ensure", "events=push"), new HookConfig(url, null))))
                .isEqualTo("unchanged");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hooks.example.test/GitHub",
                "https://hooks.example.test/github/",
                "https://hooks.example.test/github?x=1",
                "http://hooks.example.test/github"
            })
    void anotherUrlIsAnotherHook(String url) {
        hook("push");

        assertThat(outcome(send(uri("ensure", "events=push"), new HookConfig(url, null))))
                .isEqualTo("created");
        assertThat(repository.hooks()).hasSize(2);
    }

    @Test
    void theHookIsFoundOnALaterPage() {
        List<String> events = List.of("push", "watch", "issues", "fork", "star", "label");
        for (int i = 0; i < 102; i++) {
            repository.createHook("https://hooks.example.test/" + i, SECRET, events.get(i % events.size()));
        }
        SimulatedHook last = repository.createHook(URL, SECRET, "release");

        Exchange exchange = send(uri("ensure", "hookUrl=" + URL, "events=release"), null);

        assertThat(exchange.getMessage().getBody(Hook.class).id()).isEqualTo(last.id());
        assertThat(github.requests()).hasSize(2);
    }

    @Test
    void ofSeveralHooksWithTheUrlOneHasToBeNamed() {
        SimulatedHook pushes = hook("push");
        SimulatedHook issues = hook("issues");

        assertThatThrownBy(() -> send(uri("ensure", "hookUrl=" + URL, "events=watch"), null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(URL + " ([" + pushes.id() + ", " + issues.id() + "])")
                .hasMessageContaining("hookId");
        send(uri("ensure", "hookUrl=" + URL, "events=watch", "hookId=" + issues.id()), null);

        assertThat(repository.hook(pushes.id()).orElseThrow().events()).containsExactly("push");
        assertThat(repository.hook(issues.id()).orElseThrow().events()).containsExactly("watch");
    }

    @Test
    void aHookThatTheTokenCannotSeeIsNamedAsTheCause() {
        hook("push");
        github.inject(Fault.response(200, "application/json", "[]").on("GET", ".*/hooks$"));

        assertThatThrownBy(() -> send(uri("ensure", "hookUrl=" + URL, "events=push"), null))
                .isInstanceOf(GitHubApiException.class)
                .hasMessageContaining("Hook already exists on this repository")
                .hasMessageContaining("the token can't see it");
    }

    @Test
    void aRefusalCanBeTheResult() {
        github.inject(Fault.status(403).on("POST", ".*/hooks$"));

        Exchange exchange = send(uri("ensure", "hookUrl=" + URL, "throwExceptionOnFailure=false"), null);

        assertThat(exchange.getMessage().getBody()).isInstanceOf(ApiError.class);
        assertThat(exchange.getMessage().getHeader(GitHubHooksConstants.STATUS_CODE))
                .isEqualTo(403);
    }

    @Test
    void aDeclarationWithoutUrlIsRefusedBeforeAnythingIsSent() {
        assertThatThrownBy(() -> send(uri("ensure"), Map.of("events", List.of("push"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the hook's url is missing");
        assertThatThrownBy(() -> send(uri("ensure", "hookUrl=" + URL), Map.of("events", List.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("active=false");
        assertThatThrownBy(() -> send(uri("ensure", "hookUrl=" + URL), Map.of("add_events", List.of("push"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("add_events and remove_events are for update");
        assertThat(github.requests()).isEmpty();
    }

    private static String outcome(Exchange exchange) {
        return exchange.getMessage().getHeader(GitHubHooksConstants.OUTCOME, String.class);
    }
}
