// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Hooks and their configuration.
 *
 * @see <a href="https://docs.github.com/rest/repos/webhooks">REST API endpoints for repository webhooks</a>
 * @see <a href="https://docs.github.com/rest/orgs/webhooks">REST API endpoints for organization webhooks</a>
 * @see <a href="https://docs.github.com/rest/apps/webhooks">REST API endpoints for GitHub App webhooks</a>
 */
final class HookEndpoints {

    private final Pages pages;
    private final HookJson json;
    private final WebhookSender sender;

    HookEndpoints(String apiUrl, WebhookSender sender) {
        this.pages = new Pages(apiUrl);
        this.json = new HookJson(apiUrl);
        this.sender = sender;
    }

    List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        for (ScopeKind kind : List.of(ScopeKind.REPOSITORY, ScopeKind.ORGANIZATION)) {
            String hooks = kind.hooks();
            String hook = kind.hook();
            routes.add(route(kind, "GET", hooks, "list-" + kind.targetType() + "-webhooks", this::list));
            routes.add(route(kind, "POST", hooks, "create-%s-webhook", this::create));
            routes.add(route(kind, "GET", hook, "get-%s-webhook", this::get));
            routes.add(route(kind, "PATCH", hook, "update-%s-webhook", this::update));
            routes.add(route(kind, "DELETE", hook, "delete-%s-webhook", this::delete));
        }
        for (ScopeKind kind : ScopeKind.values()) {
            String config = kind.hook() + "/config";
            routes.add(route(kind, "GET", config, "get-a-webhook-configuration-for-%s", this::getConfig));
            routes.add(route(kind, "PATCH", config, "update-a-webhook-configuration-for-%s", this::updateConfig));
        }
        ScopeKind repository = ScopeKind.REPOSITORY;
        String hook = repository.hook();
        routes.add(Route.of("POST", hook + "/pings", Need.HOOKS_READ, repository.page("ping-%s-webhook"), this::ping));
        routes.add(Route.of(
                "POST",
                hook + "/tests",
                Need.HOOKS_READ,
                repository.page("test-the-push-repository-webhook"),
                this::test));
        ScopeKind organization = ScopeKind.ORGANIZATION;
        routes.add(route(organization, "POST", organization.hook() + "/pings", "ping-%s-webhook", this::ping));
        return routes;
    }

    private static Route route(ScopeKind kind, String method, String template, String anchor, Route.Endpoint endpoint) {
        Need need = method.equals("GET") ? kind.read() : kind.write();
        return Route.of(method, template, need, kind.page(anchor), endpoint);
    }

    private ApiResponse list(Call call) {
        List<ObjectNode> all = call.scope().hooks().stream()
                .map(hook -> json.hook(call.scope(), hook))
                .toList();
        return pages.answer(call.request(), all);
    }

    private ApiResponse create(Call call) {
        SimulatedHook hook =
                call.scope().create(call.documentation(), call.hookBody().create());
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
        HookBody body = call.hookBody();
        return call.scope()
                .update(call.documentation(), call.hook().id(), before -> change.apply(body, before))
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
