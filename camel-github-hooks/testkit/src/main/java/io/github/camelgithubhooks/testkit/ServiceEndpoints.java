// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What GitHub tells about itself.
 *
 * @see <a href="https://docs.github.com/rest/meta/meta">REST API endpoints for meta data</a>
 * @see <a href="https://docs.github.com/rest/rate-limit/rate-limit">REST API endpoints for rate limits</a>
 */
final class ServiceEndpoints {

    private final RateLimits limits;
    private volatile List<String> hookRanges;

    ServiceEndpoints(RateLimits limits, List<String> hookRanges) {
        this.limits = limits;
        this.hookRanges = hookRanges;
    }

    void hookRanges(List<String> cidrs) {
        hookRanges = cidrs;
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET", "/meta", Need.NOTHING, "meta/meta#get-github-meta-information", this::meta),
                Route.of(
                        "GET",
                        "/rate_limit",
                        Need.FREE,
                        "rate-limit/rate-limit#get-rate-limit-status-for-the-authenticated-user",
                        this::rateLimit));
    }

    private ApiResponse meta(Call call) {
        ObjectNode json = Json.object().put("verifiable_password_authentication", false);
        json.set("hooks", Json.array(hookRanges));
        return ApiResponse.of(200, json);
    }

    private ApiResponse rateLimit(Call call) {
        RateLimits.Window window = limits.look(call.token());
        ObjectNode json = Json.object();
        ObjectNode resources = json.putObject("resources");
        resources.set("core", window(window, "core"));
        resources.set("search", window(new RateLimits.Window(30, 0, window.reset()), "search"));
        json.set("rate", window(window, "core"));
        return ApiResponse.of(200, json);
    }

    private static ObjectNode window(RateLimits.Window window, String resource) {
        return Json.object()
                .put("limit", window.limit())
                .put("used", window.used())
                .put("remaining", window.remaining())
                .put("reset", window.reset().getEpochSecond())
                .put("resource", resource);
    }
}
