// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.endpoints;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgithubhooks.testkit.internal.api.ApiEndpoint;
import io.github.camelgithubhooks.testkit.internal.api.Call;
import io.github.camelgithubhooks.testkit.internal.api.GitHubError;
import io.github.camelgithubhooks.testkit.internal.api.Pagination;
import io.github.camelgithubhooks.testkit.internal.json.Json;
import io.github.camelgithubhooks.testkit.internal.render.DeliveryJson;
import io.github.camelgithubhooks.testkit.internal.sending.WebhookSender;
import io.github.camelgithubhooks.testkit.internal.server.IncomingRequest;
import io.github.camelgithubhooks.testkit.internal.server.OutgoingResponse;
import io.github.camelgithubhooks.testkit.internal.state.HookLog;
import io.github.camelgithubhooks.testkit.internal.state.LoggedDelivery;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The endpoints of a hook's log of deliveries.
 *
 * @see <a href="https://docs.github.com/rest/repos/webhooks#list-deliveries-for-a-repository-webhook">List deliveries
 *     for a repository webhook</a>
 */
final class DeliveryEndpoints {

    private static final String CURSOR_VERSION = "v1_";

    private final String apiUrl;
    private final WebhookSender sender;

    DeliveryEndpoints(String apiUrl, WebhookSender sender) {
        this.apiUrl = apiUrl;
        this.sender = sender;
    }

    List<ApiEndpoint> all() {
        return Arrays.stream(HookApi.values()).flatMap(this::all).toList();
    }

    private Stream<ApiEndpoint> all(HookApi api) {
        String deliveries = api.hook() + "/deliveries";
        String delivery = deliveries + "/{delivery_id}";
        String get =
                api == HookApi.ORGANIZATION ? "get-a-webhook-delivery-for-%s-webhook" : "get-a-delivery-for-%s-webhook";
        return Stream.of(
                ApiEndpoint.of("GET", deliveries, api.read(), api.page("list-deliveries-for-%s-webhook"), this::list),
                ApiEndpoint.of("GET", delivery, api.read(), api.page(get), this::get),
                ApiEndpoint.of(
                        "POST",
                        delivery + "/attempts",
                        api.write(),
                        api.page("redeliver-a-delivery-for-%s-webhook"),
                        this::redeliver));
    }

    private OutgoingResponse list(Call call) {
        IncomingRequest request = call.request();
        int size = Pagination.size(request);
        long newest = start(call);
        List<LoggedDelivery> rows =
                call.log().listed().stream().filter(wanted(call)).toList();
        int newer = (int) rows.stream().filter(row -> row.id() > newest).count();
        int start = newer == 0 ? 0 : Math.max(0, newer - request.shift());
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        rows.stream()
                .skip(start)
                .limit(size)
                .map(row -> listed(call.log(), row))
                .forEach(items::add);
        List<String> links = new ArrayList<>();
        if (start + size < rows.size()) {
            links.add(link(call, rows.get(start + size), "next"));
        }
        if (start > 0) {
            links.add(link(call, rows.get(Math.max(0, start - size)), "prev"));
        }
        OutgoingResponse response = OutgoingResponse.of(200, items);
        return links.isEmpty() ? response : response.header("Link", String.join(", ", links));
    }

    private String link(Call call, LoggedDelivery newest, String relation) {
        String cursor = CURSOR_VERSION + newest.id();
        return Pagination.link(apiUrl + call.linkPath(), call.request(), "cursor", cursor, relation);
    }

    private static ObjectNode listed(HookLog log, LoggedDelivery row) {
        ObjectNode item = DeliveryJson.item(row);
        item.setAll(log.spoiledFields(row.id()));
        return item;
    }

    /** Returns the id in the cursor, which is that of the newest row of the page. */
    private static long start(Call call) {
        Optional<String> cursor = call.request().parameter("cursor").filter(value -> !value.isEmpty());
        if (cursor.isEmpty()) {
            return Long.MAX_VALUE;
        }
        if (!cursor.get().matches(CURSOR_VERSION + "\\d{1,18}")) {
            throw GitHubError.of(400, "Invalid cursor", call.documentation());
        }
        return Long.parseLong(cursor.get().substring(CURSOR_VERSION.length()));
    }

    /**
     * Returns the filter for {@code status}. GitHub counts 200 to 399 as success, 400 to 599 as failure, and a missing
     * answer as neither.
     */
    private static Predicate<LoggedDelivery> wanted(Call call) {
        String status = call.request().parameter("status").orElse("");
        return switch (status) {
            case "" -> row -> true;
            case "success" ->
                row -> row.outcome().statusCode() >= 200 && row.outcome().statusCode() <= 399;
            case "failure" ->
                row -> row.outcome().statusCode() >= 400 && row.outcome().statusCode() <= 599;
            default ->
                throw GitHubError.invalidRequest(
                        call.documentation(),
                        "For 'properties/status', \"%s\" is not a member of [\"success\", \"failure\"]."
                                .formatted(status));
        };
    }

    private OutgoingResponse get(Call call) {
        LoggedDelivery delivery = call.delivery();
        boolean withPayload = call.log().hasPayload(delivery.id());
        return OutgoingResponse.of(200, DeliveryJson.detail(delivery, withPayload));
    }

    private OutgoingResponse redeliver(Call call) {
        sender.redeliver(call.owner(), call.hook(), call.delivery());
        return OutgoingResponse.of(202, Json.object());
    }
}
