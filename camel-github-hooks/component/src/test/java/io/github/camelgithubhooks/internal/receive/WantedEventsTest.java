// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.support.HookServer;
import java.net.http.HttpResponse;
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
