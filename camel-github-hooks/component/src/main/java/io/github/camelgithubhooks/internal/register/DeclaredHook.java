// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.register;

import io.github.camelgithubhooks.internal.hooks.HookSearch;
import io.github.camelgithubhooks.internal.json.GitHubJson;
import io.github.camelgithubhooks.model.Hook;
import io.github.camelgithubhooks.model.HookConfig;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Declaration of a hook. */
public final class DeclaredHook {

    private final Map<String, Object> body;
    private final boolean furtherEvents;

    /**
     * Creates a declaration from the result of {@link io.github.camelgithubhooks.internal.hooks.HookBody#ensure}.
     *
     * @param body the body that such a hook is created with
     * @param furtherEvents whether the hook may be subscribed to more than the declared events
     */
    public DeclaredHook(Map<String, Object> body, boolean furtherEvents) {
        this.body = body;
        this.furtherEvents = furtherEvents;
    }

    /** Returns the address that the hook delivers to. */
    public String url() {
        return config().get("url").toString();
    }

    Map<String, Object> body() {
        return body;
    }

    Map<String, Object> config() {
        Map<String, Object> config = new LinkedHashMap<>();
        ((Map<?, ?>) body.get("config")).forEach((name, value) -> config.put(name.toString(), value));
        return config;
    }

    boolean active() {
        return (Boolean) body.get("active");
    }

    /** Returns the events; null when they don't matter. */
    List<String> events() {
        return body.get("events") instanceof List<?> events
                ? events.stream().map(Object::toString).toList()
                : null;
    }

    boolean furtherEvents() {
        return furtherEvents;
    }

    /** Returns the hook that would be created, with its secret masked. */
    Hook toHook() {
        Map<String, Object> config = config();
        config.computeIfPresent("secret", (name, value) -> HookConfig.MASK);
        Map<String, Object> hook = new LinkedHashMap<>(body);
        hook.put("config", config);
        try {
            return GitHubJson.read(GitHubJson.write(hook), Hook.class);
        } catch (IOException e) {
            // its message would quote the declaration, which may hold anything
            throw new IllegalArgumentException(
                    "The declaration of the hook for " + HookSearch.shown(url()) + " can't be read as a hook");
        }
    }

    /** Returns the address only, not the secret. */
    @Override
    public String toString() {
        return "DeclaredHook[url=" + HookSearch.shown(url()) + "]";
    }
}
