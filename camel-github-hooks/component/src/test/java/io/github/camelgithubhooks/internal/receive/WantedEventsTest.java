// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.internal.event.UnwantedEvents;
import io.github.camelgithubhooks.support.HookServer;
import io.github.camelgithubhooks.support.Warnings;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which events reach the route, and what GitHub is answered for the others. */
class WantedEventsTest {

    @ParameterizedTest
    @CsvSource({
        "push, push, done, 202, 1",
        "push, issues, no route wants this event, 202, 0",
        "'push,issues.opened', issues, done, 202, 1",
        "issues.closed, issues, no route wants this event, 202, 0",
        "*, ping, pong, 200, 0",
        "push, ping, pong, 200, 0",
        "'push,ping', ping, pong, 200, 1",
    })
    void answers(String events, String event, String text, int status, int exchanges) throws Exception {
        try (HookServer server = HookServer.receiving("events=" + events)) {
            HttpResponse<String> answer = server.delivery().event(event).send();

            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(answer.body()).isEqualTo(text);
            assertThat(server.received()).hasSize(exchanges);
        }
    }

    @Test
    void aFilterThatMatchesNothingIsSaidAtStart() throws Exception {
        try (Warnings warnings = new Warnings();
                HookServer server = HookServer.receiving("events=push,pull_request.merged,pushes,*")) {
            assertThat(warnings.with("which GitHub doesn't describe"))
                    .satisfiesExactly(
                            merged -> assertThat(merged)
                                    .contains(
                                            "The option events of route receive names pull_request.merged",
                                            "GitHub says pull_request.closed; merged is a field of the payload",
                                            "the route gets nothing for this name"),
                            pushes -> assertThat(pushes).contains("pushes", "GitHub says push"));
            assertThat(server.received()).isEmpty();
        }
    }

    @Test
    void anUnknownEventStaysAllowed() throws Exception {
        try (HookServer server = HookServer.receiving("events=weather.changed,moon")) {
            assertThat(server.delivery().event("moon").status()).isEqualTo(202);

            assertThat(server.received()).hasSize(1);
        }
    }

    @Test
    void eachKindOfEventThatNoRouteWantsIsSaidOnce() throws Exception {
        try (Warnings log = Warnings.andInfo(UnwantedEvents.class);
                HookServer server = HookServer.receiving("events=issues.closed")) {
            for (String event : List.of("push", "push", "star", "ping")) {
                server.delivery().event(event).send();
            }
            for (String action : List.of("opened", "opened", "closed", "Any Words\\n")) {
                server.delivery()
                        .event("issues")
                        .body(("{\"action\":\"" + action + "\"}").getBytes(UTF_8))
                        .send();
            }

            assertThat(log.lines("No route wants the event"))
                    .extracting(line -> line.replaceAll(".*the event (\\S+), which came to /github.*", "$1"))
                    .containsExactly("push.opened", "star.opened", "issues.opened", "issues");
        }
    }

    @Test
    void theHookIdIsATypedHeaderWhenItIsTheExpectedOne() throws Exception {
        try (HookServer server = HookServer.receiving("hookId=292430182")) {
            server.delivery().send();

            assertThat(server.received().get(0).getMessage().getHeader("CamelGitHubHooksHookId"))
                    .isEqualTo(292430182L);
        }
    }

    @Test
    void theHookIdIsNoTypedHeaderWhenItIsAnother() throws Exception {
        try (HookServer server = HookServer.receiving("hookId=1")) {
            server.delivery().send();

            assertThat(server.received().get(0).getMessage().getHeaders())
                    .doesNotContainKey("CamelGitHubHooksHookId")
                    .containsEntry("X-GitHub-Hook-ID", "292430182");
        }
    }
}
