// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.samples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelgithubhooks.testkit.internal.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Payloads of all events, from templates. A template has the payload without its action, and what each action adds or
 * changes. In it, {@code @issue} stands for an object of {@link SampleObjects}, {@code {"@issue": {...}}} for one with
 * some properties changed, and {@code {owner}} and {@code {repo}} for the parts of the repository's full name.
 */
public final class SampleTemplates {

    private static final String FOLDER = "/io/github/camelgithubhooks/testkit/samples/";

    private static final String OBJECT = "@[a-z_]+";

    private SampleTemplates() {}

    /**
     * Returns the actions of an event that has some; none otherwise.
     *
     * @throws IllegalArgumentException for an event without a sample
     */
    public static Set<String> actions(String event) {
        Set<String> names = new LinkedHashSet<>();
        template(event).path("actions").fieldNames().forEachRemaining(names::add);
        return names;
    }

    /**
     * Returns the payload of an event.
     *
     * @param action null for an event without actions
     * @throws IllegalArgumentException for an event or an action without a sample
     */
    public static ObjectNode payload(String event, String action, String fullName) {
        ObjectNode template = template(event);
        ObjectNode payload = Json.object();
        if (action != null) {
            payload.put("action", action);
        } else if (template.has("actions")) {
            throw new IllegalArgumentException("A sample of " + event + " needs one of its actions " + actions(event));
        }
        merge(payload, template.get("payload"));
        if (action != null) {
            JsonNode changes = template.path("actions").path(action);
            if (changes.isMissingNode()) {
                throw new IllegalArgumentException("There is no sample of " + event + " with the action " + action
                        + ", but with " + actions(event));
            }
            merge(payload, changes);
        }
        return (ObjectNode) filled(payload, new SampleObjects(fullName));
    }

    private static ObjectNode template(String event) {
        Optional<InputStream> resource = event.matches("[a-z0-9_]+")
                ? Optional.ofNullable(SampleTemplates.class.getResourceAsStream(FOLDER + event + ".json"))
                : Optional.empty();
        try (InputStream in = resource.orElseThrow(() -> new IllegalArgumentException(
                "There is no sample of the event " + event + ", which GitHub doesn't describe"))) {
            return Json.payload(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void merge(ObjectNode into, JsonNode changes) {
        for (Map.Entry<String, JsonNode> change : changes.properties()) {
            JsonNode before = into.get(change.getKey());
            if (before instanceof ObjectNode object && change.getValue().isObject()) {
                merge(object, change.getValue());
            } else {
                into.set(change.getKey(), change.getValue());
            }
        }
    }

    private static JsonNode filled(JsonNode node, SampleObjects objects) {
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            array.forEach(item -> copy.add(filled(item, objects)));
            return copy;
        }
        if (node instanceof ObjectNode object) {
            ObjectNode copy = Json.object();
            object.properties().forEach(entry -> copy.set(entry.getKey(), filled(entry.getValue(), objects)));
            Map.Entry<String, JsonNode> only =
                    copy.size() == 1 ? copy.properties().iterator().next() : null;
            return only == null || !only.getKey().matches(OBJECT)
                    ? copy
                    : ((ObjectNode) objects.named(only.getKey())).setAll((ObjectNode) only.getValue());
        }
        if (node.isTextual() && node.textValue().matches(OBJECT)) {
            return objects.named(node.textValue());
        }
        return node.isTextual() ? TextNode.valueOf(objects.filled(node.textValue())) : node;
    }
}
