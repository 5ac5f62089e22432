// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Hooks as GitHub shows them: with a mask for the secret. */
final class HookJson {

    private final String apiUrl;

    HookJson(String apiUrl) {
        this.apiUrl = apiUrl;
    }

    String url(HookScope scope, SimulatedHook hook) {
        return apiUrl + scope.hooksPath() + "/" + hook.id();
    }

    ObjectNode hook(HookScope scope, SimulatedHook hook) {
        String url = url(scope, hook);
        ObjectNode json = Json.object()
                .put("type", scope.kind().hookType())
                .put("id", hook.id())
                .put("name", "web")
                .put("active", hook.active());
        json.set("events", Json.array(hook.events()));
        json.set("config", config(hook));
        json.put("updated_at", Json.time(hook.updatedAt()))
                .put("created_at", Json.time(hook.createdAt()))
                .put("url", url);
        if (scope.kind() == ScopeKind.ORGANIZATION) {
            return json.put("ping_url", url + "/pings").put("deliveries_url", url + "/deliveries");
        }
        json.put("test_url", url + "/test").put("ping_url", url + "/pings").put("deliveries_url", url + "/deliveries");
        json.set(
                "last_response",
                Json.object()
                        .put("code", hook.lastResponse().code())
                        .put("status", hook.lastResponse().status())
                        .put("message", hook.lastResponse().message()));
        return json;
    }

    ObjectNode config(SimulatedHook hook) {
        ObjectNode json = Json.object().put("content_type", hook.contentType()).put("insecure_ssl", hook.insecureSsl());
        if (hook.secret() != null) {
            json.put("secret", "********");
        }
        return json.put("url", hook.url());
    }
}
