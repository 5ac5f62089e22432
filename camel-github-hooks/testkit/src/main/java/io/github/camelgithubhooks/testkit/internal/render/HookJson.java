// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.render;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgithubhooks.testkit.internal.json.Json;
import io.github.camelgithubhooks.testkit.internal.state.HookOwner;
import io.github.camelgithubhooks.testkit.internal.state.HookSettings;
import io.github.camelgithubhooks.testkit.internal.state.OwnerKind;
import io.github.camelgithubhooks.testkit.internal.state.StoredHook;

/** Hooks as GitHub shows them, with a mask instead of the secret. */
public final class HookJson {

    private final String apiUrl;

    public HookJson(String apiUrl) {
        this.apiUrl = apiUrl;
    }

    public String url(HookOwner owner, StoredHook hook) {
        return apiUrl + hooksPath(owner) + "/" + hook.id();
    }

    private static String hooksPath(HookOwner owner) {
        return switch (owner.kind()) {
            case REPOSITORY -> "/repos/" + owner.name() + "/hooks";
            case ORGANIZATION -> "/orgs/" + owner.name() + "/hooks";
            case APP -> "/app/hook";
        };
    }

    public ObjectNode hook(HookOwner owner, StoredHook hook) {
        String url = url(owner, hook);
        ObjectNode json = Json.object()
                .put("type", owner.kind().hookType())
                .put("id", hook.id())
                .put("name", "web")
                .put("active", hook.isActive());
        json.set("events", Json.array(hook.settings().events()));
        json.set("config", config(hook.settings()));
        json.put("updated_at", Json.time(hook.updatedAt()))
                .put("created_at", Json.time(hook.createdAt()))
                .put("url", url);
        if (owner.kind() == OwnerKind.ORGANIZATION) {
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

    public ObjectNode config(HookSettings settings) {
        ObjectNode json =
                Json.object().put("content_type", settings.contentType()).put("insecure_ssl", settings.insecureSsl());
        if (settings.secret() != null) {
            json.put("secret", "********");
        }
        return json.put("url", settings.url());
    }
}
