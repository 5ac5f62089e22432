// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.render;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgithubhooks.testkit.internal.json.Json;
import io.github.camelgithubhooks.testkit.internal.state.EmittedEvent;
import io.github.camelgithubhooks.testkit.internal.state.LoggedDelivery;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;

/** Deliveries as GitHub shows them: the short form of lists, and the full one with request and response. */
public final class DeliveryJson {

    private DeliveryJson() {}

    public static ObjectNode item(LoggedDelivery delivery) {
        EmittedEvent event = delivery.event();
        return Json.object()
                .put("id", delivery.id())
                .put("guid", event.guid())
                .put("delivered_at", Json.time(delivery.deliveredAt()))
                .put("redelivery", delivery.redelivery())
                .put("duration", seconds(delivery.outcome().duration()))
                .put("status", delivery.outcome().status())
                .put("status_code", delivery.outcome().statusCode())
                .put("event", event.name())
                .put("action", event.action())
                .put("installation_id", event.installationId())
                .put("repository_id", event.repositoryId())
                .putNull("throttled_at");
    }

    /** Returns the full form. Without its payload, {@code request.payload} is null. */
    public static ObjectNode detail(LoggedDelivery delivery, boolean withPayload) {
        ObjectNode json = item(delivery).put("url", delivery.request().url());
        json.putObject("request")
                .<ObjectNode>set("headers", headers(delivery.request().headers()))
                .set("payload", withPayload ? Json.payload(delivery.event().json()) : null);
        json.putObject("response")
                .<ObjectNode>set("headers", headers(delivery.outcome().headers()))
                .put("payload", delivery.outcome().body());
        return json;
    }

    private static BigDecimal seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis()).movePointLeft(3).setScale(2, RoundingMode.HALF_UP);
    }

    private static ObjectNode headers(Map<String, String> headers) {
        ObjectNode json = Json.object();
        headers.forEach(json::put);
        return json;
    }
}
