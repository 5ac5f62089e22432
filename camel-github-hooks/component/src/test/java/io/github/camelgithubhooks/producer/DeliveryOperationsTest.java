// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.producer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.GitHubHooksConstants;
import io.github.camelgithubhooks.model.Delivery;
import io.github.camelgithubhooks.model.DeliverySummary;
import io.github.camelgithubhooks.testkit.RecordedRequest;
import io.github.camelgithubhooks.testkit.SimulatedDelivery;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

/** Each operation on deliveries sends the request that GitHub documents. */
class DeliveryOperationsTest extends OperationsTestSupport {

    private static final String PUSH = "{\"ref\":\"refs/heads/main\",\"repository\":{\"full_name\":\"octo/hello\"}}";

    @Test
    void listDeliveries() throws Exception {
        SimulatedHook hook = hook("push");
        SimulatedDelivery delivery = github.emit("push", PUSH).get(0);

        Exchange exchange = send(uri("listDeliveries", "hookId=" + hook.id()), null);

        assertRequest("GET", "/repos/octo/hello/hooks/" + hook.id() + "/deliveries", "per_page=100", null, 200);
        DeliverySummary row =
                (DeliverySummary) exchange.getMessage().getBody(List.class).get(0);
        assertThat(row.id()).isEqualTo(delivery.id()).isGreaterThan(1L << 53);
        assertThat(row.guid()).isEqualTo(delivery.guid());
        assertThat(row.event()).isEqualTo("push");
        assertThat(row.redelivery()).isFalse();
        assertThat(row.statusCode()).isEqualTo(delivery.statusCode());
        assertThat(row.deliveredAt()).isNotNull();
    }

    @Test
    void listDeliveriesByStatus() throws Exception {
        SimulatedHook hook = hook("push");

        send(uri("listDeliveries", "hookId=" + hook.id(), "deliveryStatus=failure"), null);

        assertThat(request().query()).contains("status=failure").contains("per_page=100");
    }

    @Test
    void getDelivery() throws Exception {
        SimulatedHook hook = hook("push");
        SimulatedDelivery delivery = github.emit("push", PUSH).get(0);

        Delivery answer = send(uri("getDelivery", "hookId=" + hook.id(), "deliveryId=" + delivery.id()), null)
                .getMessage()
                .getBody(Delivery.class);

        assertRequest("GET", "/repos/octo/hello/hooks/" + hook.id() + "/deliveries/" + delivery.id(), "", null, 200);
        assertThat(answer.id()).isEqualTo(delivery.id());
        assertThat(answer.request().payload())
                .isEqualTo(Map.of("ref", "refs/heads/main", "repository", Map.of("full_name", "octo/hello")));
        assertThat(answer.request().headers()).containsEntry("X-GitHub-Event", "push");
    }

    @Test
    void redeliver() throws Exception {
        SimulatedHook hook = hook("push");
        SimulatedDelivery delivery = github.emit("push", PUSH).get(0);

        Exchange exchange = send(uri("redeliver", "hookId=" + hook.id(), "deliveryId=" + delivery.id()), "kept");

        RecordedRequest request = assertRequest(
                "POST",
                "/repos/octo/hello/hooks/" + hook.id() + "/deliveries/" + delivery.id() + "/attempts",
                "",
                null,
                202);
        assertThat(request.header("Content-Type")).isEmpty();
        assertThat(exchange.getMessage().getHeader(GitHubHooksConstants.STATUS_CODE))
                .isEqualTo(202);
        assertThat(exchange.getMessage().getBody()).isEqualTo("kept");
    }
}
