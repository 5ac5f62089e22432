// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/** Deliveries as GitHub shows them: a short form in lists, and one with request and response. */
final class DeliveryJson {

    private DeliveryJson() {}

    static ObjectNode item(SimulatedDelivery delivery) {
        return Json.object()
                .put("id", delivery.id())
                .put("guid", delivery.guid())
                .put("delivered_at", Json.time(delivery.deliveredAt()))
                .put("redelivery", delivery.redelivery())
                .put("duration", seconds(delivery))
                .put("status", delivery.status())
                .put("status_code", delivery.statusCode())
                .put("event", delivery.event())
                .put("action", delivery.action().orElse(null))
                .put("installation_id", delivery.source().installationId())
                .put("repository_id", delivery.source().repositoryId())
                .putNull("throttled_at");
    }

    /** A payload that GitHub keeps no more is null. */
    static ObjectNode detail(SimulatedDelivery delivery, boolean withPayload) {
        ObjectNode json = item(delivery).put("url", delivery.url());
        json.putObject("request")
                .<ObjectNode>set("headers", headers(delivery.requestHeaders()))
                .set("payload", withPayload ? Json.payload(delivery.source().json()) : null);
        json.putObject("response")
                .<ObjectNode>set("headers", headers(delivery.responseHeaders()))
                .put("payload", delivery.responseBody().orElse(null));
        return json;
    }

    private static BigDecimal seconds(SimulatedDelivery delivery) {
        return BigDecimal.valueOf(delivery.duration().toMillis())
                .movePointLeft(3)
                .setScale(2, RoundingMode.HALF_UP);
    }

    private static ObjectNode headers(Map<String, String> headers) {
        ObjectNode json = Json.object();
        headers.forEach(json::put);
        return json;
    }
}
