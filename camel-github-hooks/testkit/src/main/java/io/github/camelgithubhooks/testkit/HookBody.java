// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * The body of a request about a hook, read as GitHub's description has it: a value of another type is refused before
 * anything is looked up.
 */
final class HookBody {

    private final ObjectNode json;
    private final ScopeKind kind;
    private final String documentation;

    HookBody(ObjectNode json, ScopeKind kind, String documentation) {
        this.json = json;
        this.kind = kind;
        this.documentation = documentation;
    }

    HookDraft create() {
        permit("name", "config", "events", "active");
        if (kind == ScopeKind.ORGANIZATION) {
            require(json, "name", "config");
        }
        if (json.hasNonNull("name") && !json.get("name").asText().equals("web")) {
            throw GitHubError.validation(documentation, FieldError.invalid("Hook", "name"));
        }
        return common(HookDraft.DEFAULTS);
    }

    /**
     * A config that is sent replaces the old one; a secret that isn't sent with it is dropped. Single events are added
     * and removed in repositories only.
     */
    HookDraft update(HookDraft before) {
        HookDraft draft = common(before);
        if (kind == ScopeKind.ORGANIZATION) {
            return draft;
        }
        Set<String> events = new LinkedHashSet<>(draft.events());
        events.addAll(strings("add_events"));
        strings("remove_events").forEach(events::remove);
        return draft.withEvents(List.copyOf(events));
    }

    /** Single properties of a config; the others stay. */
    HookDraft updateConfig(HookDraft before) {
        permit("url", "content_type", "secret", "insecure_ssl");
        return config(before, json, "");
    }

    private void permit(String... names) {
        PermittedKeys.check(json, documentation, names);
    }

    private void require(JsonNode parent, String... names) {
        List<String> missing = Arrays.stream(names)
                .filter(name -> !parent.has(name))
                .map(name -> '"' + name + '"')
                .toList();
        if (!missing.isEmpty()) {
            String verb = missing.size() == 1 ? " wasn't supplied." : " weren't supplied.";
            throw GitHubError.invalidRequest(documentation, String.join(", ", missing) + verb);
        }
    }

    private HookDraft common(HookDraft before) {
        HookDraft draft = before;
        if (json.has("config")) {
            JsonNode config = json.get("config");
            if (!config.isObject()) {
                throw wrongType("config", config, "an object");
            }
            if (kind == ScopeKind.ORGANIZATION) {
                require(config, "url");
            }
            draft = config(draft.withoutConfig(), config, "config/");
        }
        if (json.has("events")) {
            draft = draft.withEvents(strings("events"));
        }
        if (json.has("active")) {
            JsonNode active = json.get("active");
            if (!active.isBoolean()) {
                throw wrongType("active", active, "a boolean");
            }
            draft = draft.withActive(active.booleanValue());
        }
        return draft;
    }

    private HookDraft config(HookDraft before, JsonNode config, String path) {
        HookDraft draft = before;
        if (config.has("url")) {
            draft = draft.withUrl(text(config, "url", path));
        }
        if (config.has("content_type")) {
            draft = draft.withContentType(text(config, "content_type", path));
        }
        if (config.has("secret")) {
            draft = draft.withSecret(config.get("secret").isNull() ? null : text(config, "secret", path));
        }
        if (config.has("insecure_ssl")) {
            JsonNode value = config.get("insecure_ssl");
            draft = draft.withInsecureSsl(value.isNumber() ? value.asText() : text(config, "insecure_ssl", path));
        }
        return draft;
    }

    private String text(JsonNode parent, String name, String path) {
        JsonNode value = parent.get(name);
        if (!value.isTextual()) {
            throw wrongType(path + name, value, "a string");
        }
        return value.textValue();
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
        String shown = value.isNull() ? "nil" : value.toString();
        return GitHubError.invalidRequest(
                documentation, "For 'properties/%s', %s is not %s.".formatted(property, shown, expected));
    }
}
