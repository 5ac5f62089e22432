// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

class EventMessageTest {

    private static final byte[] BODY = {'{', '}'};
    private static final Payload PAYLOAD = new Payload("opened", "octo/hello", "octocat", 7L);
    private static final Payload NOTHING = new Payload(null, null, null, null);

    private final Message message = new DefaultExchange(new DefaultCamelContext()).getMessage();

    @Test
    void whatIsKnownOfAPolledEventIsInTheHeaders() {
        Instant deliveredAt = Instant.parse("2026-11-21T10:15:30Z");
        EventMessage.write(
                message,
                new GitHubEvent(
                        "issues",
                        "guid-1",
                        PAYLOAD,
                        1L,
                        9007199254740993L,
                        deliveredAt,
                        true,
                        Verification.API,
                        EventSource.DELIVERIES,
                        Map.of()),
                BODY);

        assertThat(message.getHeaders())
                .containsOnly(
                        Map.entry("CamelGitHubHooksEvent", "issues"),
                        Map.entry("CamelGitHubHooksAction", "opened"),
                        Map.entry("CamelGitHubHooksDeliveryGuid", "guid-1"),
                        Map.entry("CamelGitHubHooksDeliveryId", 9007199254740993L),
                        Map.entry("CamelGitHubHooksHookId", 1L),
                        Map.entry("CamelGitHubHooksDeliveredAt", "2026-11-21T10:15:30Z"),
                        Map.entry(Exchange.MESSAGE_TIMESTAMP, deliveredAt.toEpochMilli()),
                        Map.entry("CamelGitHubHooksRedelivery", true),
                        Map.entry("CamelGitHubHooksVerified", "api"),
                        Map.entry("CamelGitHubHooksSource", "deliveries"),
                        Map.entry("CamelGitHubHooksRepository", "octo/hello"),
                        Map.entry("CamelGitHubHooksSender", "octocat"),
                        Map.entry("CamelGitHubHooksInstallationId", 7L),
                        Map.entry("Content-Type", "application/json"));
    }

    @Test
    void whatIsUnknownIsAbsent() {
        EventMessage.write(
                message, GitHubEvent.received("push", "guid-1", NOTHING, null, Verification.SIGNATURE, Map.of()), BODY);

        assertThat(message.getHeaders())
                .containsOnlyKeys(
                        "CamelGitHubHooksEvent",
                        "CamelGitHubHooksDeliveryGuid",
                        "CamelGitHubHooksVerified",
                        "CamelGitHubHooksSource",
                        "Content-Type");
    }

    @Test
    void theBodyIsNotCopied() {
        EventMessage.write(
                message, GitHubEvent.received("push", "guid-1", NOTHING, null, Verification.SIGNATURE, Map.of()), BODY);

        assertThat(message.getBody()).isSameAs(BODY);
    }

    @Test
    void aHeaderThatIsNotAllowedStaysOutside() {
        EventMessage.write(
                message,
                GitHubEvent.received(
                        "push",
                        "guid-1",
                        NOTHING,
                        null,
                        Verification.SIGNATURE,
                        Map.of("X-Github-Encoded-Secret", "c2VjcmV0", "X-GitHub-Event", "push")),
                BODY);

        assertThat(message.getHeaders()).containsKey("X-GitHub-Event").doesNotContainKey("X-Github-Encoded-Secret");
    }
}
