// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.endpoints;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgithubhooks.testkit.internal.api.Call;
import io.github.camelgithubhooks.testkit.internal.api.GitHubError;
import io.github.camelgithubhooks.testkit.internal.state.HookSettings;
import io.github.camelgithubhooks.testkit.internal.state.OwnerKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * The hook settings in the body of a request. Values of the wrong type are refused first, before anything is looked up.
 *
 * @see <a href="https://docs.github.com/rest/repos/webhooks#create-a-repository-webhook">Create a repository webhook</a>
 */
final class HookInput {

    private final Call call;
    private final OwnerKind kind;
    private final ObjectNode json;

    HookInput(Call call) {
        this.call = call;
        this.kind = call.owner().kind();
        this.json = call.body();
    }

    /** Returns the settings of a new hook. */
    HookSettings create() {
        if (kind == OwnerKind.ORGANIZATION) {
            require(json, "name", "config");
        } else {
            call.checkKeys(json, "name", "config", "events", "active");
        }
        if (json.has("name") && !text(json, "name", "").equals("web")) {
            throw GitHubError.invalidHookField(call.documentation(), "name");
        }
        return common(HookSettings.DEFAULTS);
    }

    /**
     * Returns changed settings. A config in the body replaces the old one, so without a secret it drops the old secret.
     * Only repositories can add and remove single events.
     */
    HookSettings update(HookSettings before) {
        HookSettings settings = common(before);
        if (kind == OwnerKind.ORGANIZATION) {
            checkText(json, "name", "");
            return settings;
        }
        Set<String> events = new LinkedHashSet<>(settings.events());
        events.addAll(strings("add_events"));
        strings("remove_events").forEach(events::remove);
        return settings.withEvents(List.copyOf(events));
    }

    /** Returns settings with the given properties of the config changed. Only repositories refuse other properties. */
    HookSettings updateConfig(HookSettings before) {
        if (kind == OwnerKind.REPOSITORY) {
            call.checkKeys(json, "url", "content_type", "secret", "insecure_ssl");
        }
        return config(before, json, "");
    }

    private void require(JsonNode parent, String... names) {
        List<String> missing = Arrays.stream(names)
                .filter(name -> !parent.has(name))
                .map(name -> '"' + name + '"')
                .toList();
        if (!missing.isEmpty()) {
            String verb = missing.size() == 1 ? " wasn't supplied." : " weren't supplied.";
            throw GitHubError.invalidRequest(call.documentation(), String.join(", ", missing) + verb);
        }
    }

    private HookSettings common(HookSettings before) {
        HookSettings settings = before;
        if (json.has("config")) {
            JsonNode config = json.get("config");
            if (!config.isObject()) {
                throw wrongType("config", config, "an object");
            }
            if (kind == OwnerKind.ORGANIZATION) {
                require(config, "url");
                checkText(config, "username", "config/");
                checkText(config, "password", "config/");
            }
            settings = config(settings.withoutConfig(), config, "config/");
        }
        if (json.has("events")) {
            settings = settings.withEvents(strings("events"));
        }
        if (json.has("active")) {
            JsonNode active = json.get("active");
            if (!active.isBoolean()) {
                throw wrongType("active", active, "a boolean");
            }
            settings = settings.withActive(active.booleanValue());
        }
        return settings;
    }

    private HookSettings config(HookSettings before, JsonNode config, String path) {
        HookSettings settings = before;
        if (config.has("url")) {
            settings = settings.withUrl(text(config, "url", path));
        }
        if (config.has("content_type")) {
            settings = settings.withContentType(text(config, "content_type", path));
        }
        if (config.has("secret")) {
            settings = settings.withSecret(text(config, "secret", path));
        }
        if (config.has("insecure_ssl")) {
            JsonNode value = config.get("insecure_ssl");
            settings = settings.withInsecureSsl(value.isNumber() ? value.asText() : text(config, "insecure_ssl", path));
        }
        return settings;
    }

    private String text(JsonNode parent, String name, String path) {
        JsonNode value = parent.get(name);
        if (!value.isTextual()) {
            throw wrongType(path + name, value, "a string");
        }
        return value.textValue();
    }

    /** Refuses a property that is there, but no string. */
    private void checkText(JsonNode parent, String name, String path) {
        if (parent.has(name)) {
            text(parent, name, path);
        }
    }

    private List<String> strings(String name) {
        if (!json.has(name)) {
            return List.of();
        }
        JsonNode value = json.get(name);
        if (!value.isArray()) {
            throw wrongType(name, value, "an array");
        }
        List<String> strings = new ArrayList<>();
        StreamSupport.stream(value.spliterator(), false).forEach(item -> {
            if (!item.isTextual()) {
                throw wrongType(name + "/" + strings.size(), item, "a string");
            }
            strings.add(item.textValue());
        });
        return strings;
    }

    private GitHubError wrongType(String property, JsonNode value, String expected) {
        return GitHubError.invalidRequest(call.documentation(), GitHubError.wrongType(property, value, expected));
    }
}
