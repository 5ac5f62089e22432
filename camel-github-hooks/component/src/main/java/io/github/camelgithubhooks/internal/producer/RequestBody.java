// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.producer;

import io.github.camelgithubhooks.GitHubHooksConfiguration;
import io.github.camelgithubhooks.GitHubHooksConstants;
import io.github.camelgithubhooks.internal.api.Scope;
import io.github.camelgithubhooks.internal.hooks.DispatchBody;
import io.github.camelgithubhooks.internal.hooks.HookBody;
import io.github.camelgithubhooks.internal.hooks.HookOptions;
import io.github.camelgithubhooks.internal.json.GitHubJson;
import io.github.camelgithubhooks.model.Hook;
import io.github.camelgithubhooks.model.HookConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Message;

/** Builds the JSON body of a call from the message and the options. */
final class RequestBody {

    /** Way to read JSON. */
    private interface Reader<T> {
        T read(byte[] json) throws IOException;
    }

    private final GitHubHooksOperation operation;
    private final Scope scope;
    private final GitHubHooksConfiguration options;

    RequestBody(GitHubHooksOperation operation, Scope scope, GitHubHooksConfiguration options) {
        this.operation = operation;
        this.scope = scope;
        this.options = options;
    }

    /** Returns the fields of the body; null for a call without one. */
    Map<String, Object> from(Message message) {
        return switch (operation.body()) {
            case NONE -> null;
            case CREATE -> HookBody.create(hook(message.getBody(), message), HookOptions.of(options));
            case UPDATE ->
                HookBody.update(hook(message.getBody(), message), HookOptions.of(options), scope == Scope.REPOSITORY);
            case ENSURE -> HookBody.ensure(hook(message.getBody(), message), HookOptions.of(options));
            case CONFIG -> HookBody.updateConfig(config(message), HookOptions.of(options));
            case DISPATCH -> DispatchBody.of(eventType(message), fields(message.getBody(), message));
        };
    }

    /** Returns the bodies of the hooks in a list or a JSON array; empty when the message holds one hook at most. */
    Optional<List<Map<String, Object>>> list(Message message) {
        if (!(message.getBody() instanceof List<?>) && isJson(message.getBody())) {
            byte[] json = json(message.getBody(), message);
            message.setBody(json);
            if (new String(json, StandardCharsets.UTF_8).stripLeading().startsWith("[")) {
                message.setBody(parsed(json, bytes -> GitHubJson.read(bytes, List.class)));
            }
        }
        return message.getBody() instanceof List<?> items
                ? Optional.of(items.stream()
                        .map(item -> HookBody.ensure(hook(item, message), HookOptions.of(options)))
                        .toList())
                : Optional.empty();
    }

    private Map<String, Object> hook(Object body, Message message) {
        if (body instanceof HookConfig config) {
            Map<String, Object> hook = new LinkedHashMap<>();
            hook.put("config", GitHubJson.toMap(config));
            return hook;
        }
        return fields(body, message);
    }

    private Map<String, Object> config(Message message) {
        Map<String, Object> fields = fields(message.getBody(), message);
        if (message.getBody() instanceof Hook || (fields != null && fields.containsKey("config"))) {
            throw new IllegalArgumentException("updateConfig takes the fields of a config (url, content_type, secret,"
                    + " insecure_ssl) as the message body, not a whole hook: give it the hook's config");
        }
        return fields;
    }

    private String eventType(Message message) {
        Object header = message.getHeader(GitHubHooksConstants.EVENT_TYPE);
        return header == null ? options.getEventType() : header.toString();
    }

    private Map<String, Object> fields(Object body, Message message) {
        if (body == null) {
            return null;
        }
        if (body instanceof Hook || body instanceof HookConfig) {
            return GitHubJson.toMap(body);
        }
        if (body instanceof Map<?, ?> map) {
            Map<String, Object> fields = new LinkedHashMap<>();
            map.forEach((name, value) -> fields.put(String.valueOf(name), value));
            return GitHubJson.toMap(fields);
        }
        byte[] json = json(body, message);
        return isBlank(json) ? null : parsed(json, GitHubJson::readMap);
    }

    private static boolean isJson(Object body) {
        return body != null && !(body instanceof Map<?, ?> || body instanceof Hook || body instanceof HookConfig);
    }

    private byte[] json(Object body, Message message) {
        byte[] json = message.getExchange()
                .getContext()
                .getTypeConverter()
                .convertTo(byte[].class, message.getExchange(), body);
        if (json == null) {
            throw unreadable("a message body of the class " + body.getClass().getName());
        }
        return json;
    }

    private static boolean isBlank(byte[] json) {
        return new String(json, StandardCharsets.UTF_8).isBlank();
    }

    private <T> T parsed(byte[] json, Reader<T> reader) {
        try {
            T value = reader.read(json);
            if (value != null) {
                return value;
            }
        } catch (IOException e) {
            // its message would quote the body, which may hold a secret
        }
        throw unreadable("the message body, which isn't the JSON it takes");
    }

    private IllegalArgumentException unreadable(String body) {
        return new IllegalArgumentException(operation + " can't read " + body + ". Give it " + taken()
                + ", or empty the body to use the options alone");
    }

    private String taken() {
        return switch (operation.body()) {
            case DISPATCH, NONE -> "the fields of client_payload as a Map or a JSON object";
            case CONFIG -> "a Map, a HookConfig or a JSON object with url, content_type, secret and insecure_ssl";
            case CREATE, UPDATE ->
                "a Map, a Hook or a JSON object with the fields of a hook, such as config and events";
            case ENSURE ->
                "a Map, a Hook or a JSON object with the fields of a hook, such as config and events, or several of them"
                        + " as a List or a JSON array";
        };
    }
}
