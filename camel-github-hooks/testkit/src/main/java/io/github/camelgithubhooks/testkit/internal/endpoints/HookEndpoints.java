// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.endpoints;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgithubhooks.testkit.internal.api.ApiEndpoint;
import io.github.camelgithubhooks.testkit.internal.api.Call;
import io.github.camelgithubhooks.testkit.internal.api.GitHubError;
import io.github.camelgithubhooks.testkit.internal.api.HttpDate;
import io.github.camelgithubhooks.testkit.internal.api.Pagination;
import io.github.camelgithubhooks.testkit.internal.render.HookJson;
import io.github.camelgithubhooks.testkit.internal.sending.WebhookSender;
import io.github.camelgithubhooks.testkit.internal.server.OutgoingResponse;
import io.github.camelgithubhooks.testkit.internal.state.HookRefusal;
import io.github.camelgithubhooks.testkit.internal.state.HookSettings;
import io.github.camelgithubhooks.testkit.internal.state.StoredHook;
import io.github.camelgithubhooks.testkit.internal.tokens.Need;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * The endpoints of hooks and their configuration.
 *
 * @see <a href="https://docs.github.com/rest/repos/webhooks">REST API endpoints for repository webhooks</a>
 * @see <a href="https://docs.github.com/rest/orgs/webhooks">REST API endpoints for organization webhooks</a>
 * @see <a href="https://docs.github.com/rest/apps/webhooks">REST API endpoints for GitHub App webhooks</a>
 */
final class HookEndpoints {

    private final Pagination pages;
    private final HookJson json;
    private final WebhookSender sender;

    HookEndpoints(String apiUrl, WebhookSender sender) {
        this.pages = new Pagination(apiUrl);
        this.json = new HookJson(apiUrl);
        this.sender = sender;
    }

    List<ApiEndpoint> all() {
        List<ApiEndpoint> all = new ArrayList<>();
        for (HookApi api : List.of(HookApi.REPOSITORY, HookApi.ORGANIZATION)) {
            String hooks = api.hooks();
            String hook = api.hook();
            all.add(endpoint(api, "GET", hooks, "list-" + api.kind().targetType() + "-webhooks", this::list));
            all.add(endpoint(api, "POST", hooks, "create-%s-webhook", this::create));
            all.add(endpoint(api, "GET", hook, "get-%s-webhook", this::get));
            all.add(endpoint(api, "PATCH", hook, "update-%s-webhook", this::update));
            all.add(ApiEndpoint.of("DELETE", hook, api.delete(), api.page("delete-%s-webhook"), this::delete));
        }
        for (HookApi api : HookApi.values()) {
            String config = api.hook() + "/config";
            all.add(endpoint(api, "GET", config, "get-a-webhook-configuration-for-%s", this::getConfig));
            all.add(endpoint(api, "PATCH", config, "update-a-webhook-configuration-for-%s", this::updateConfig));
        }
        HookApi repository = HookApi.REPOSITORY;
        String hook = repository.hook();
        all.add(ApiEndpoint.of(
                "POST", hook + "/pings", Need.HOOKS_READ, repository.page("ping-%s-webhook"), this::ping));
        // The first is documented; the second is what a hook's test_url names.
        for (String test : List.of("/tests", "/test")) {
            all.add(ApiEndpoint.of(
                    "POST",
                    hook + test,
                    Need.HOOKS_READ,
                    repository.page("test-the-push-repository-webhook"),
                    this::test));
        }
        HookApi organization = HookApi.ORGANIZATION;
        all.add(endpoint(organization, "POST", organization.hook() + "/pings", "ping-%s-webhook", this::ping));
        return all;
    }

    private static ApiEndpoint endpoint(
            HookApi api, String method, String template, String anchor, ApiEndpoint.Handler handler) {
        Need need = method.equals("GET") ? api.read() : api.write();
        return ApiEndpoint.of(method, template, need, api.page(anchor), handler);
    }

    private OutgoingResponse list(Call call) {
        List<ObjectNode> all =
                call.hooks().stream().map(hook -> json.hook(call.owner(), hook)).toList();
        return pages.answer(call, all);
    }

    private OutgoingResponse create(Call call) {
        HookSettings settings = new HookInput(call).create();
        StoredHook hook = accepted(call, () -> call.owner().create(settings, call.application()));
        OutgoingResponse response = OutgoingResponse.of(201, json.hook(call.owner(), hook))
                .header("Location", json.url(call.owner(), hook));
        sender.ping(call.owner(), hook);
        return response;
    }

    private OutgoingResponse get(Call call) {
        StoredHook hook = call.hook();
        return OutgoingResponse.of(200, json.hook(call.owner(), hook))
                .header("Last-Modified", HttpDate.of(hook.updatedAt()));
    }

    private OutgoingResponse update(Call call) {
        return OutgoingResponse.of(200, json.hook(call.owner(), changed(call, HookInput::update)));
    }

    private OutgoingResponse delete(Call call) {
        if (!call.owner().delete(call.hook().id())) {
            throw call.notFound();
        }
        return OutgoingResponse.noContent();
    }

    private OutgoingResponse getConfig(Call call) {
        return OutgoingResponse.of(200, json.config(call.hook().settings()));
    }

    private OutgoingResponse updateConfig(Call call) {
        return OutgoingResponse.of(
                200, json.config(changed(call, HookInput::updateConfig).settings()));
    }

    private StoredHook changed(Call call, BiFunction<HookInput, HookSettings, HookSettings> change) {
        HookInput input = new HookInput(call);
        long id = call.hook().id();
        return accepted(call, () -> call.owner().update(id, before -> change.apply(input, before)))
                .orElseThrow(call::notFound);
    }

    private static <T> T accepted(Call call, Supplier<T> change) {
        try {
            return change.get();
        } catch (HookRefusal e) {
            throw GitHubError.invalidHook(call.documentation(), e.problems());
        }
    }

    private OutgoingResponse ping(Call call) {
        sender.ping(call.owner(), call.hook());
        return OutgoingResponse.noContent();
    }

    private OutgoingResponse test(Call call) {
        sender.testPush(call.owner(), call.hook());
        return OutgoingResponse.noContent();
    }
}
