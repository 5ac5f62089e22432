// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.hooks;

import io.github.camelgithubhooks.model.HookConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * JSON bodies that create and change hooks. The message wins; options fill in what it leaves out.
 *
 * @see <a href="https://docs.github.com/en/rest/repos/webhooks#create-a-repository-webhook">GitHub: create a webhook</a>
 * @see <a href="https://docs.github.com/en/rest/repos/webhooks#update-a-repository-webhook">GitHub: update a webhook</a>
 */
public final class HookBody {

    /** Fields that GitHub returns but doesn't accept. */
    private static final List<String> READ_ONLY = List.of(
            "type", "id", "url", "test_url", "ping_url", "deliveries_url", "created_at", "updated_at", "last_response");

    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s/].*", Pattern.CASE_INSENSITIVE);
    private static final Pattern EVENT = Pattern.compile("\\*|[a-z][a-z0-9_]*");
    private static final Set<String> INSECURE_SSL = Set.of("0", "1");

    private HookBody() {}

    /**
     * Returns the body that creates a hook. Its config has a URL, and the content type is json unless another is given.
     *
     * @param given the fields of the message body, null when there is none
     * @throws IllegalArgumentException when a value is missing or wrong
     */
    public static Map<String, Object> create(Map<String, Object> given, HookOptions options) {
        Map<String, Object> body = writable(given);
        body.putIfAbsent("name", "web");
        putIfAbsent(body, "active", options.active());
        putIfAbsent(body, "events", options.events());
        Map<String, Object> config = filled(config(body), options);
        if (HookConfig.MASK.equals(config.get("secret"))) {
            throw masked("create");
        }
        body.put("config", config);
        refuseBoth(body);
        return checked(body);
    }

    /**
     * Returns the body of a declared hook: that of a new one, with all values that GitHub would otherwise choose. Only
     * the events may be left out.
     *
     * @param given the fields of the message body, null when there is none
     * @throws IllegalArgumentException when a value is missing or wrong
     */
    public static Map<String, Object> ensure(Map<String, Object> given, HookOptions options) {
        Map<String, Object> body = writable(given);
        if (body.containsKey("add_events") || body.containsKey("remove_events")) {
            throw new IllegalArgumentException("ensure takes all events that the hook shall have, as events:"
                    + " add_events and remove_events are for update");
        }
        Map<String, Object> config = config(body);
        if (HookConfig.MASK.equals(config.get("secret"))) {
            if (options.webhookSecret() == null) {
                throw masked("ensure");
            }
            config.remove("secret");
        }
        putIfAbsent(config, "insecure_ssl", options.insecureSsl() == null ? "0" : options.insecureSsl());
        if (!config.isEmpty()) {
            body.put("config", config);
        }
        body = create(body, options);
        body.putIfAbsent("active", true);
        if (body.get("events") instanceof List<?> events && events.isEmpty()) {
            throw new IllegalArgumentException("events must name an event: to silence a hook set active=false");
        }
        return body;
    }

    /**
     * Returns the body that changes a hook. It has a config if the message body has one, or the option hookUrl is set.
     *
     * @param given the fields of the message body, null when there is none
     * @param canAddEvents whether events can be added and removed, which GitHub offers for hooks of repositories only
     * @throws IllegalArgumentException when a value is wrong, or the config would remove the secret silently
     */
    public static Map<String, Object> update(Map<String, Object> given, HookOptions options, boolean canAddEvents) {
        Map<String, Object> body = writable(given);
        boolean hasConfig = body.get("config") != null || options.hookUrl() != null;
        putIfAbsent(body, "active", options.active());
        if (!body.containsKey("events") && !body.containsKey("add_events") && !body.containsKey("remove_events")) {
            putIfAbsent(body, "events", options.events());
            putIfAbsent(body, "add_events", options.addEvents());
            putIfAbsent(body, "remove_events", options.removeEvents());
        }
        refuseBoth(body);
        if (!canAddEvents && (body.containsKey("add_events") || body.containsKey("remove_events"))) {
            throw new IllegalArgumentException(
                    "addEvents and removeEvents (add_events, remove_events) are for the hooks of"
                            + " repositories, GitHub has them for no other: set events to all that the hook shall have");
        }
        if (hasConfig) {
            body.put("config", keepingSecret(filled(config(body), options), options));
        }
        checked(body);
        if (body.keySet().stream().allMatch("name"::equals)) {
            throw new IllegalArgumentException(
                    "update has nothing to change: give it a message body or one of the options"
                            + " hookUrl, events, addEvents, removeEvents, active; updateConfig changes single properties of the"
                            + " config");
        }
        body.remove("name");
        return body;
    }

    /**
     * Returns the body that changes single properties of a hook's config. Without a message body the options make it.
     *
     * @param given the fields of the message body, null when there is none
     * @throws IllegalArgumentException when there is nothing to change or a value is wrong
     */
    public static Map<String, Object> updateConfig(Map<String, Object> given, HookOptions options) {
        Map<String, Object> config = new LinkedHashMap<>();
        if (given == null) {
            fill(config, options);
        } else {
            config.putAll(given);
            config.values().removeIf(Objects::isNull);
            // the mask stands for the current secret; leaving it out keeps that secret
            config.remove("secret", HookConfig.MASK);
        }
        if (config.isEmpty()) {
            throw new IllegalArgumentException(
                    "updateConfig has nothing to change: give it a message body or one of the"
                            + " options hookUrl, contentType, webhookSecret, insecureSsl");
        }
        checkConfig(config);
        return config;
    }

    private static Map<String, Object> writable(Map<String, Object> given) {
        Map<String, Object> body = new LinkedHashMap<>();
        if (given != null) {
            body.putAll(given);
            READ_ONLY.forEach(body::remove);
            body.values().removeIf(Objects::isNull);
        }
        return body;
    }

    private static Map<String, Object> config(Map<String, Object> body) {
        Map<String, Object> config = new LinkedHashMap<>();
        Object given = body.get("config");
        if (given instanceof Map<?, ?> fields) {
            fields.forEach((name, value) -> putIfAbsent(config, String.valueOf(name), value));
        } else if (given != null) {
            throw new IllegalArgumentException(
                    "config must be a JSON object with url, content_type, secret, insecure_ssl");
        }
        return config;
    }

    private static Map<String, Object> filled(Map<String, Object> config, HookOptions options) {
        fill(config, options);
        config.putIfAbsent("content_type", "json");
        if (!config.containsKey("url")) {
            throw new IllegalArgumentException(
                    "the hook's url is missing: set the option hookUrl, or config.url in the" + " message body");
        }
        return config;
    }

    private static void fill(Map<String, Object> config, HookOptions options) {
        putIfAbsent(config, "url", options.hookUrl());
        putIfAbsent(config, "content_type", options.contentType());
        putIfAbsent(config, "secret", options.webhookSecret());
        putIfAbsent(config, "insecure_ssl", options.insecureSsl());
    }

    /** Refuses a config without its secret: GitHub replaces the whole config, and would remove the secret. */
    private static Map<String, Object> keepingSecret(Map<String, Object> config, HookOptions options) {
        if (HookConfig.MASK.equals(config.get("secret"))) {
            if (options.webhookSecret() != null) {
                config.put("secret", options.webhookSecret());
            } else if (options.allowSecretRemoval()) {
                config.remove("secret");
            } else {
                throw masked("update");
            }
        }
        if (!config.containsKey("secret") && !options.allowSecretRemoval()) {
            throw new IllegalArgumentException("update would remove the hook's secret, since GitHub replaces the whole"
                    + " config and this one has no secret: set the option webhookSecret or config.secret, or use"
                    + " updateConfig, which changes single properties, or set allowSecretRemoval=true");
        }
        return config;
    }

    private static IllegalArgumentException masked(String operation) {
        return new IllegalArgumentException(
                operation + " was given " + HookConfig.MASK + " as config.secret: that is what"
                        + " GitHub shows instead of a secret, not the secret. Set the option webhookSecret, or use updateConfig"
                        + " without a secret, which keeps the one that the hook has");
    }

    private static void refuseBoth(Map<String, Object> body) {
        if (body.containsKey("events") && (body.containsKey("add_events") || body.containsKey("remove_events"))) {
            throw new IllegalArgumentException(
                    "events replaces all events of the hook: set either events, or addEvents and"
                            + " removeEvents (add_events, remove_events), not both");
        }
    }

    private static Map<String, Object> checked(Map<String, Object> body) {
        Object name = body.get("name");
        if (name != null && !name.equals("web")) {
            throw new IllegalArgumentException("name must be web, was " + name + ": GitHub has no other kind of hook");
        }
        if (body.get("config") instanceof Map<?, ?> config) {
            checkConfig(config);
        }
        for (String field : List.of("events", "add_events", "remove_events")) {
            checkEvents(field, body.get(field));
        }
        if (body.get("active") != null && !(body.get("active") instanceof Boolean)) {
            throw new IllegalArgumentException("active must be true or false, was " + body.get("active"));
        }
        return body;
    }

    private static void checkConfig(Map<?, ?> config) {
        if (HookConfig.MASK.equals(config.get("secret"))) {
            throw new IllegalArgumentException("The secret (option webhookSecret, config.secret) is " + HookConfig.MASK
                    + ", which GitHub shows in the place of every secret: give the real one, or leave it out");
        }
        Object url = config.get("url");
        if (url != null && !ADDRESS.matcher(url.toString()).matches()) {
            throw new IllegalArgumentException(
                    "the hook's url (option hookUrl, config.url) must start with https:// or" + " http://, was " + url);
        }
        Object contentType = config.get("content_type");
        if (contentType != null && !contentType.equals("json") && !contentType.equals("form")) {
            throw new IllegalArgumentException(
                    "contentType (config.content_type) must be json or form, was " + contentType);
        }
        Object insecureSsl = config.get("insecure_ssl");
        if (insecureSsl != null && !INSECURE_SSL.contains(insecureSsl.toString())) {
            throw new IllegalArgumentException("insecureSsl (config.insecure_ssl) must be 0, to check the receiver's"
                    + " certificate, or 1, was " + insecureSsl);
        }
        if (config.containsKey("secret") && !(config.get("secret") instanceof String secret && !secret.isEmpty())) {
            throw new IllegalArgumentException("webhookSecret (config.secret) must be a text that isn't empty");
        }
    }

    private static void checkEvents(String field, Object events) {
        if (events == null) {
            return;
        }
        if (!(events instanceof List<?> names)) {
            throw new IllegalArgumentException(field + " must be a list of event names, was " + events);
        }
        for (Object name : names) {
            if (!(name instanceof String event) || !EVENT.matcher(event).matches()) {
                throw new IllegalArgumentException(
                        field + " must hold GitHub's event names, such as push or pull_request,"
                                + " without an action: " + name + " is none");
            }
        }
    }

    private static void putIfAbsent(Map<String, Object> fields, String name, Object value) {
        if (value != null) {
            fields.putIfAbsent(name, value);
        }
    }
}
