// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.state;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgithubhooks.testkit.internal.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The events that GitHub describes, and the kinds of hooks that get them. They are read from {@code
 * webhook-events.json}, which is written from GitHub's OpenAPI descriptions.
 *
 * @see <a href="https://docs.github.com/webhooks/webhook-events-and-payloads">Webhook events and payloads</a>
 */
public final class WebhookEvents {

    private static final String LIST = "/io/github/camelgithubhooks/testkit/webhook-events.json";
    private static final String ALL = "*";

    /** Sent to every App, which can't subscribe to them or unsubscribe. */
    private static final Set<String> ALWAYS_TO_APPS =
            Set.of("github_app_authorization", "installation", "installation_repositories");

    /** The kinds of hooks by event, in GitHub's words. */
    private static final Map<String, Set<String>> KINDS = read();

    private WebhookEvents() {}

    private static Map<String, Set<String>> read() {
        try (InputStream in = WebhookEvents.class.getResourceAsStream(LIST)) {
            Map<String, Set<String>> kinds = new TreeMap<>();
            for (Map.Entry<String, JsonNode> event :
                    Json.parse(in.readAllBytes()).path("events").properties()) {
                Set<String> hooks = new HashSet<>();
                event.getValue().path("hooks").forEach(kind -> hooks.add(kind.textValue()));
                kinds.put(event.getKey(), hooks);
            }
            return kinds;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns whether a subscription to these events, {@code *} meaning all, includes this one. */
    public static boolean isSubscribed(List<String> events, String event) {
        return events.contains(ALL) || events.contains(event);
    }

    /** Returns whether a hook of this kind can subscribe to an event. */
    static boolean isKnown(String event, OwnerKind kind) {
        if (event.equals(ALL)) {
            return kind != OwnerKind.APP;
        }
        return KINDS.getOrDefault(event, Set.of()).contains(kind.describedType())
                && !event.equals("ping")
                && !ALWAYS_TO_APPS.contains(event);
    }

    /** Returns whether hooks of this kind get an event. An event that GitHub doesn't describe may be a new one. */
    public static boolean reaches(String event, OwnerKind kind) {
        Set<String> kinds = KINDS.get(event);
        return kinds == null || kinds.contains(kind.describedType());
    }

    public static boolean isAlwaysSentToApps(String event) {
        return ALWAYS_TO_APPS.contains(event);
    }
}
