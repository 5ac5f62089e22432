// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.GitHubHooksConstants;
import io.github.camelgithubhooks.internal.event.UnwantedEvents;
import io.github.camelgithubhooks.support.DeliveryLogTestSupport;
import io.github.camelgithubhooks.support.Warnings;
import io.github.camelgithubhooks.testkit.SimulatedDelivery;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;

/** What of GitHub's log reaches a route, and as what message. */
class DeliveriesTest extends DeliveryLogTestSupport {

    @Test
    void aDeliveryThatNeverArrivedReachesTheRoute() throws Exception {
        SimulatedHook hook = hook("push");
        start("deliveries", hook, "startFrom=earliest");

        SimulatedDelivery delivery = push(1);

        Message message = received(1).get(0).getMessage();
        assertThat(message.getBody(String.class)).isEqualTo(delivery.payload());
        assertThat(message.getHeader(GitHubHooksConstants.EVENT)).isEqualTo("push");
        assertThat(message.getHeader(GitHubHooksConstants.DELIVERY_GUID)).isEqualTo(delivery.guid());
        assertThat(message.getHeader(GitHubHooksConstants.DELIVERY_ID)).isEqualTo(delivery.id());
        assertThat(message.getHeader(GitHubHooksConstants.HOOK_ID)).isEqualTo(hook.id());
        assertThat(message.getHeader(GitHubHooksConstants.DELIVERED_AT))
                .isEqualTo(second(delivery).toString());
        assertThat(message.getHeader(GitHubHooksConstants.REDELIVERY)).isEqualTo(false);
        assertThat(message.getHeader(GitHubHooksConstants.VERIFIED)).isEqualTo("api");
        assertThat(message.getHeader(GitHubHooksConstants.SOURCE)).isEqualTo("deliveries");
        assertThat(message.getHeader(GitHubHooksConstants.REPOSITORY)).isEqualTo("octo/hello");
        assertThat(message.getHeader("X-GitHub-Event")).isEqualTo("push");
        assertThat(message.getHeader("X-Hub-Signature-256")).isNull();
        assertThat(message.getHeader(Exchange.MESSAGE_TIMESTAMP))
                .isEqualTo(second(delivery).toEpochMilli());
        assertThat(message.getHeader(Exchange.CONTENT_TYPE)).isEqualTo("application/json");
    }

    @Test
    void deliveriesComeOldestFirstAndOnce() throws Exception {
        SimulatedHook hook = hook("push");
        for (int i = 0; i < 250; i++) {
            push(i);
        }
        start("deliveries", hook, "startFrom=earliest&fetchConcurrency=16");

        assertThat(numbers(received(250))).isSorted().doesNotHaveDuplicates();
        push(250);
        assertThat(numbers(received(251)).get(250)).isEqualTo(250);
    }

    @Test
    void byDefaultOnlyWhatIsNewIsRead() throws Exception {
        SimulatedHook hook = hook("push");
        push(1);
        awaitNextSecond();
        start("deliveries", hook);

        push(2);

        assertThat(numbers(received(1))).containsExactly(2);
    }

    @Test
    void aTimeToStartFromReplaysWhatTheLogHolds() throws Exception {
        SimulatedHook hook = hook("push");
        push(1);
        awaitNextSecond();
        Instant time = Instant.now();
        push(2);
        start("deliveries", hook, "startFrom=" + time);

        assertThat(numbers(received(1))).containsExactly(2);
    }

    @Test
    void whatTheFilterLeavesOutAndWhatItNamesInVainAreSaid() throws Exception {
        SimulatedHook hook = hook("*");
        emit("issues", "opened", 1);
        emit("issues", "opened", 2);
        emit("release", "published", 3);
        try (Warnings log = Warnings.andInfo(UnwantedEvents.class);
                Warnings warnings = new Warnings()) {
            start("deliveries", hook, "startFrom=earliest&events=release.published,pull_request.merged");

            assertThat(numbers(received(1))).containsExactly(3);
            assertThat(log.lines("No route wants the event issues.opened")).hasSize(1);
            assertThat(warnings.with("GitHub says pull_request.closed")).hasSize(1);
        }
    }

    @Test
    void theFilterWorksBeforePayloadsAreAskedFor() throws Exception {
        SimulatedHook hook = hook("*");
        emit("issues", "opened", 1);
        emit("issues", "closed", 2);
        emit("release", "published", 3);
        emit("pull_request", "opened", 4);
        start("deliveries", hook, "startFrom=earliest&events=issues.opened,pull_request");

        assertThat(numbers(received(2))).containsExactly(1, 4);
        assertThat(details()).hasSize(2);
    }

    @Test
    void pingsComeOnlyWhenNamed() throws Exception {
        SimulatedHook hook = hook("push");
        send(uri("ping", "hookId=" + hook.id()), null);
        await().until(() -> repository.deliveries(hook.id()).size() == 1);
        push(1);
        start("deliveries", hook, "startFrom=earliest");

        assertThat(numbers(received(1))).containsExactly(1);
    }

    @Test
    void withoutPayloadNoDetailIsAskedFor() throws Exception {
        SimulatedHook hook = hook("issues");
        emit("issues", "opened", 1);
        start("deliveries", hook, "startFrom=earliest&fetchPayload=false");

        Message message = received(1).get(0).getMessage();
        assertThat(message.getBody()).isNull();
        assertThat(message.getHeader(GitHubHooksConstants.ACTION)).isEqualTo("opened");
        assertThat(message.getHeader(GitHubHooksConstants.REPOSITORY)).isNull();
        assertThat(message.getHeader(GitHubHooksConstants.LOST)).isNull();
        assertThat(details()).isEmpty();
    }

    @Test
    void failureMeansWhateverWasNotASuccess() throws Exception {
        SimulatedHook hook = listening("push");
        push(1);
        stopListening();
        push(2);
        start("deliveries", hook, "startFrom=earliest&deliveryStatus=failure");

        assertThat(numbers(received(1))).containsExactly(2);
    }

    @Test
    void aRedeliveryIsNoNewEvent() throws Exception {
        SimulatedHook hook = hook("push");
        SimulatedDelivery delivery = push(1);
        start("deliveries", hook, "startFrom=earliest");
        received(1);

        redeliver(hook, delivery);
        push(2);

        assertThat(numbers(received(2))).containsExactly(1, 2);
    }

    @Test
    void allAttemptsComeWhenAskedFor() throws Exception {
        SimulatedHook hook = hook("push");
        SimulatedDelivery delivery = push(1);
        redeliver(hook, delivery);
        start("deliveries", hook, "startFrom=earliest&attempts=all");

        List<Exchange> received = received(2);
        assertThat(numbers(received)).containsExactly(1, 1);
        assertThat(received.get(1).getMessage().getHeader(GitHubHooksConstants.REDELIVERY))
                .isEqualTo(true);
    }

    @Test
    void aPayloadThatIsGoneIsToldOf() throws Exception {
        SimulatedHook hook = hook("push");
        SimulatedDelivery delivery = push(1);
        repository.forgetPayload(hook.id(), delivery.id());
        start("deliveries", hook, "startFrom=earliest");

        Message message = received(1).get(0).getMessage();
        assertThat(message.getBody()).isNull();
        assertThat(message.getHeader(GitHubHooksConstants.LOST)).isEqualTo("payload-gone");
        assertThat(message.getHeader(GitHubHooksConstants.DELIVERY_GUID)).isEqualTo(delivery.guid());
    }

    @Test
    void theHookCanBeFoundByItsUrl() throws Exception {
        hook("push");
        SimulatedHook second = repository.createHook("https://hooks.example.test/second", SECRET, "issues");
        emit("issues", "opened", 7);
        start("deliveries", null, "startFrom=earliest&hookUrl=" + second.url());

        assertThat(numbers(received(1))).containsExactly(7);
    }

    @Test
    void theBodyIsGitHubsJsonOfThePayload() throws Exception {
        SimulatedHook hook = hook("push");
        String payload =
                "{\"text\":\"\u00e9 \\\"quoted\\\" \\u00e9\",\"big\":12345678901234567890,\"ratio\":1.10,\"n\":[null,{}]}";
        github.emit("octo/hello", "push", payload);
        start("deliveries", hook, "startFrom=earliest");

        byte[] body = (byte[]) received(1).get(0).getMessage().getBody();
        assertThat(json(new String(body, StandardCharsets.UTF_8))).isEqualTo(json(payload));
    }

    /** GitHub's log tells whole seconds. */
    private static Instant second(SimulatedDelivery delivery) {
        return delivery.deliveredAt().truncatedTo(ChronoUnit.SECONDS);
    }
}
