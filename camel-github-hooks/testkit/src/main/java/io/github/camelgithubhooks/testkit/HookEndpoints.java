// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Hooks and their configuration.
 *
 * @see <a href="https://docs.github.com/rest/repos/webhooks">REST API endpoints for repository webhooks</a>
 */
final class HookEndpoints {

    private static final String HOOKS = "/repos/{owner}/{repo}/hooks";
    private static final String HOOK = HOOKS + "/{hook_id}";

    private final String apiUrl;
    private final HookJson json;
    private final WebhookSender sender;

    HookEndpoints(String apiUrl, HookJson json, WebhookSender sender) {
        this.apiUrl = apiUrl;
        this.json = json;
        this.sender = sender;
    }

    List<Route> routes() {
        return List.of(
                route("GET", HOOKS, Need.HOOKS_READ, "list-repository-webhooks", this::list),
                route("POST", HOOKS, Need.HOOKS_WRITE, "create-a-repository-webhook", this::create),
                route("GET", HOOK, Need.HOOKS_READ, "get-a-repository-webhook", this::get),
                route("PATCH", HOOK, Need.HOOKS_WRITE, "update-a-repository-webhook", this::update),
                route("DELETE", HOOK, Need.HOOKS_WRITE, "delete-a-repository-webhook", this::delete),
                route(
                        "GET",
                        HOOK + "/config",
                        Need.HOOKS_READ,
                        "get-a-webhook-configuration-for-a-repository",
                        this::getConfig),
                route(
                        "PATCH",
                        HOOK + "/config",
                        Need.HOOKS_WRITE,
                        "update-a-webhook-configuration-for-a-repository",
                        this::updateConfig),
                route("POST", HOOK + "/pings", Need.HOOKS_READ, "ping-a-repository-webhook", this::ping),
                route("POST", HOOK + "/tests", Need.HOOKS_READ, "test-the-push-repository-webhook", this::test));
    }

    private static Route route(String method, String template, Need need, String page, Route.Endpoint endpoint) {
        return Route.of(method, template, need, "repos/webhooks#" + page, endpoint);
    }

    private ApiResponse list(Call call) {
        List<SimulatedHook> all = call.scope().hooks();
        int size = Pages.size(call.request());
        int page = call.request().number("page", 1, Integer.MAX_VALUE);
        int last = Math.max(1, (all.size() + size - 1) / size);
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        all.stream()
                .skip((page - 1L) * size)
                .limit(size)
                .map(hook -> json.hook(call.scope(), hook))
                .forEach(items::add);
        return Pages.link(ApiResponse.of(200, items), apiUrl + call.request().path(), call.request(), page, last);
    }

    private ApiResponse create(Call call) {
        HookDraft draft = new HookBody(call.body(), call.documentation()).create();
        SimulatedHook hook = call.scope().create(new HookRules(call.documentation()), draft);
        ApiResponse response =
                ApiResponse.of(201, json.hook(call.scope(), hook)).header("Location", json.url(call.scope(), hook));
        sender.ping(call.scope(), hook);
        return response;
    }

    private ApiResponse get(Call call) {
        return ApiResponse.of(200, json.hook(call.scope(), call.hook()));
    }

    private ApiResponse update(Call call) {
        return ApiResponse.of(200, json.hook(call.scope(), changed(call, HookBody::update)));
    }

    private ApiResponse delete(Call call) {
        if (!call.scope().delete(call.hook().id())) {
            throw call.notFound();
        }
        return ApiResponse.noContent();
    }

    private ApiResponse getConfig(Call call) {
        return ApiResponse.of(200, json.config(call.hook()));
    }

    private ApiResponse updateConfig(Call call) {
        return ApiResponse.of(200, json.config(changed(call, HookBody::updateConfig)));
    }

    private SimulatedHook changed(Call call, BiFunction<HookBody, HookDraft, HookDraft> change) {
        HookBody body = new HookBody(call.body(), call.documentation());
        return call.scope()
                .update(new HookRules(call.documentation()), call.hook().id(), before -> change.apply(body, before))
                .orElseThrow(call::notFound);
    }

    private ApiResponse ping(Call call) {
        sender.ping(call.scope(), call.hook());
        return ApiResponse.noContent();
    }

    private ApiResponse test(Call call) {
        sender.testPush(call.scope(), call.hook());
        return ApiResponse.noContent();
    }
}
