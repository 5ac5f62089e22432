// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A hook's log of deliveries.
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

    List<Route> routes() {
        return Arrays.stream(ScopeKind.values()).flatMap(this::routes).toList();
    }

    private Stream<Route> routes(ScopeKind kind) {
        String deliveries = kind.hook() + "/deliveries";
        String delivery = deliveries + "/{delivery_id}";
        String get = kind == ScopeKind.ORGANIZATION
                ? "get-a-webhook-delivery-for-%s-webhook"
                : "get-a-delivery-for-%s-webhook";
        return Stream.of(
                Route.of("GET", deliveries, kind.read(), kind.page("list-deliveries-for-%s-webhook"), this::list),
                Route.of("GET", delivery, kind.read(), kind.page(get), this::get),
                Route.of(
                        "POST",
                        delivery + "/attempts",
                        kind.write(),
                        kind.page("redeliver-a-delivery-for-%s-webhook"),
                        this::redeliver));
    }

    private ApiResponse list(Call call) {
        ApiRequest request = call.request();
        int size = Pages.size(request);
        long start = start(call);
        List<SimulatedDelivery> rows = call.log().listed().stream()
                .filter(wanted(call))
                .filter(row -> row.id() <= start)
                .limit(size + 1L)
                .toList();
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        rows.stream().limit(size).map(row -> call.log().item(row)).forEach(items::add);
        ApiResponse response = ApiResponse.of(200, items);
        if (rows.size() <= size) {
            return response;
        }
        String cursor = CURSOR_VERSION + rows.get(size).id();
        return response.header("Link", Pages.link(apiUrl + request.path(), request, "cursor", cursor, "next"));
    }

    /** A cursor names the newest row of its page. */
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

    /** GitHub's {@code failure} is an HTTP status of 400 to 599: what was never answered is in neither group. */
    private static Predicate<SimulatedDelivery> wanted(Call call) {
        String status = call.request().parameter("status").orElse("");
        return switch (status) {
            case "" -> row -> true;
            case "success" -> SimulatedDelivery::successful;
            case "failure" -> row -> row.statusCode() >= 400 && row.statusCode() <= 599;
            default ->
                throw GitHubError.invalidRequest(
                        call.documentation(),
                        "For 'properties/status', \"%s\" is not a member of [\"success\", \"failure\"]."
                                .formatted(status));
        };
    }

    private ApiResponse get(Call call) {
        SimulatedDelivery delivery = call.delivery();
        boolean withPayload = call.log().hasPayload(delivery.id());
        return ApiResponse.of(200, DeliveryJson.detail(delivery, withPayload));
    }

    private ApiResponse redeliver(Call call) {
        sender.redeliver(call.scope(), call.hook(), call.delivery());
        return ApiResponse.of(202, Json.object());
    }
}
