// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.endpoints;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgithubhooks.testkit.internal.api.ApiEndpoint;
import io.github.camelgithubhooks.testkit.internal.api.Call;
import io.github.camelgithubhooks.testkit.internal.json.Json;
import io.github.camelgithubhooks.testkit.internal.server.OutgoingResponse;
import io.github.camelgithubhooks.testkit.internal.state.SimulatorState;
import io.github.camelgithubhooks.testkit.internal.tokens.HourlyLimits;
import io.github.camelgithubhooks.testkit.internal.tokens.Need;
import java.util.List;

/**
 * The endpoints about GitHub itself: addresses and rate limits.
 *
 * @see <a href="https://docs.github.com/rest/meta/meta">REST API endpoints for meta data</a>
 * @see <a href="https://docs.github.com/rest/rate-limit/rate-limit">REST API endpoints for rate limits</a>
 */
final class ServiceEndpoints {

    private final SimulatorState state;
    private final HourlyLimits limits;

    ServiceEndpoints(SimulatorState state, HourlyLimits limits) {
        this.state = state;
        this.limits = limits;
    }

    List<ApiEndpoint> all() {
        return List.of(
                ApiEndpoint.of("GET", "/meta", Need.NOTHING, "meta/meta#get-github-meta-information", this::meta),
                ApiEndpoint.of(
                        "GET",
                        "/rate_limit",
                        Need.FREE,
                        "rate-limit/rate-limit#get-rate-limit-status-for-the-authenticated-user",
                        this::rateLimit));
    }

    private OutgoingResponse meta(Call call) {
        ObjectNode json = Json.object().put("verifiable_password_authentication", false);
        json.set("hooks", Json.array(state.hookRanges()));
        return OutgoingResponse.of(200, json);
    }

    private OutgoingResponse rateLimit(Call call) {
        HourlyLimits.Window window = limits.look(call.token());
        ObjectNode json = Json.object();
        ObjectNode resources = json.putObject("resources");
        resources.set("core", window(window, "core"));
        resources.set("search", window(new HourlyLimits.Window(30, 0, window.reset()), "search"));
        json.set("rate", window(window, "core"));
        return OutgoingResponse.of(200, json);
    }

    private static ObjectNode window(HourlyLimits.Window window, String resource) {
        return Json.object()
                .put("limit", window.limit())
                .put("used", window.used())
                .put("remaining", window.remaining())
                .put("reset", window.reset().getEpochSecond())
                .put("resource", resource);
    }
}
