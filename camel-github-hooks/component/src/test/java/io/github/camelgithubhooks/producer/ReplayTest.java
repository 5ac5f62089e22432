// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelgithubhooks.GitHubApiException;
import io.github.camelgithubhooks.GitHubHooksConstants;
import io.github.camelgithubhooks.model.PreparedRequest;
import io.github.camelgithubhooks.support.DeliveryLogTestSupport;
import io.github.camelgithubhooks.testkit.SimulatedDelivery;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;

/** The operation replay turns a message into an event that GitHub's log has. */
class ReplayTest extends DeliveryLogTestSupport {

    private Message replay(SimulatedHook hook, Map<String, Object> headers, String... options) {
        String[] all = new String[options.length + 1];
        all[0] = "hookId=" + hook.id();
        System.arraycopy(options, 0, all, 1, options.length);
        Exchange exchange = send(uri("replay", all), "anything", headers);
        return exchange.getMessage();
    }

    private static void assertIsEvent(Message message, SimulatedHook hook, SimulatedDelivery delivery) {
        assertThat(message.getBody()).isInstanceOf(byte[].class);
        assertThat(message.getBody(String.class)).contains("\"number\":7");
        assertThat(message.getHeaders())
                .containsEntry(GitHubHooksConstants.REPLAY, true)
                .containsEntry(GitHubHooksConstants.EVENT, "issues")
                .containsEntry(GitHubHooksConstants.ACTION, "opened")
                .containsEntry(GitHubHooksConstants.DELIVERY_GUID, delivery.guid())
                .containsEntry(GitHubHooksConstants.DELIVERY_ID, delivery.id())
                .containsEntry(GitHubHooksConstants.HOOK_ID, hook.id())
                .containsEntry(GitHubHooksConstants.REPOSITORY, "octo/hello")
                .containsEntry(GitHubHooksConstants.SENDER, "mona")
                .containsEntry(GitHubHooksConstants.VERIFIED, "api")
                .containsEntry(GitHubHooksConstants.SOURCE, "deliveries")
                .containsEntry("X-GitHub-Event", "issues")
                .containsEntry("X-GitHub-Delivery", delivery.guid())
                .containsKey(GitHubHooksConstants.DELIVERED_AT)
                .doesNotContainKey("X-Hub-Signature-256");
    }

    @Test
    void anEventIsReadByTheIdOfItsDelivery() {
        SimulatedHook hook = hook("issues");
        SimulatedDelivery delivery = emit("issues", "opened", 7);

        assertIsEvent(replay(hook, Map.of(), "deliveryId=" + delivery.id()), hook, delivery);
        assertThat(github.requests()).hasSize(1);
        assertIsEvent(
                replay(hook, Map.of(GitHubHooksConstants.DELIVERY_ID, delivery.id()), "deliveryId=1"), hook, delivery);
    }

    @Test
    void anEventIsFoundByItsGuid() {
        SimulatedHook hook = hook("issues");
        SimulatedDelivery delivery = emit("issues", "opened", 7);
        emit("issues", "closed", 8);

        assertIsEvent(replay(hook, Map.of(GitHubHooksConstants.DELIVERY_GUID, delivery.guid())), hook, delivery);
        assertThat(github.requests()).hasSize(2);
    }

    @Test
    void whatTheLogDoesNotHaveIsAnError() {
        SimulatedHook hook = hook("issues");

        assertThatThrownBy(() -> replay(hook, Map.of(GitHubHooksConstants.DELIVERY_GUID, "no-such-guid")))
                .hasMessageContaining("has no delivery with the guid no-such-guid");
        assertThatThrownBy(() -> replay(hook, Map.of(), "deliveryId=12")).isInstanceOf(GitHubApiException.class);
        assertThatThrownBy(() -> replay(hook, Map.of()))
                .hasMessageContaining("deliveryId")
                .hasMessageContaining(GitHubHooksConstants.DELIVERY_GUID);
    }

    @Test
    void aDryRunSendsNothing() {
        SimulatedHook hook = hook("issues");

        Object prepared = replay(hook, Map.of(), "deliveryId=12", "dryRun=true").getBody();

        assertThat(((PreparedRequest) prepared).url()).endsWith("/hooks/" + hook.id() + "/deliveries/12");
        assertThat(github.requests()).isEmpty();
    }
}
