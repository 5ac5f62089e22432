// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgithubhooks.testkit.internal.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The list of events that GitHub's OpenAPI descriptions contain, as it stands in {@code webhook-events.json}. The
 * descriptions are 13 MB each: {@code npm pack} fetches them, in the package {@code octokit/openapi}.
 *
 * @see <a href="https://github.com/octokit/openapi">octokit/openapi</a>
 */
final class DescribedEvents {

    private static final String PAGE = "https://docs.github.com/webhooks/webhook-events-and-payloads";

    /** The descriptions by the words of the list; the first has the last word on which hooks get an event. */
    private static final List<Map.Entry<String, String>> DESCRIPTIONS = List.of(
            Map.entry("github.com", "api.github.com.json"),
            Map.entry("enterprise-cloud", "ghec.json"),
            Map.entry("enterprise-server", "ghes-3.19.json"));

    private final Map<String, Event> events = new TreeMap<>();

    private DescribedEvents() {}

    /** Returns the text of the list, from the folder {@code generated} of the package. */
    static String list(Path generated) throws IOException {
        DescribedEvents all = new DescribedEvents();
        String version = "";
        for (Map.Entry<String, String> entry : DESCRIPTIONS) {
            JsonNode description = Json.parse(Files.readAllBytes(generated.resolve(entry.getValue())));
            version = description.at("/info/version").asText();
            for (Map.Entry<String, JsonNode> webhook :
                    description.path("x-webhooks").properties()) {
                all.add(entry.getKey(), description, webhook.getValue().path("post"));
            }
        }
        String lines = all.events.entrySet().stream()
                .map(entry -> "    \"" + entry.getKey() + "\": " + line(entry.getValue()))
                .collect(Collectors.joining(",\n"));
        return """
                {
                  "page": "%s",
                  "source": "GitHub's OpenAPI descriptions, as in octokit/openapi %s",
                  "events": {
                %s
                  }
                }
                """.formatted(PAGE, version, lines);
    }

    private void add(String platform, JsonNode description, JsonNode webhook) {
        JsonNode github = webhook.path("x-github");
        String name = github.path("subcategory").asText().replace('-', '_');
        Event event = events.computeIfAbsent(name, absent -> new Event());
        if (event.platforms.add(platform) && event.hooks.isEmpty()) {
            github.path("supported-webhook-types").forEach(kind -> event.hooks.add(kind.asText()));
        }
        addActions(description, webhook.at("/requestBody/content/application~1json/schema"), event.actions);
    }

    /** Adds the action's values; {@code *} stands for one that the sender chooses. */
    private static void addActions(JsonNode description, JsonNode schema, Set<String> actions) {
        if (schema.has("$ref")) {
            addActions(description, description.at(schema.get("$ref").asText().substring(1)), actions);
            return;
        }
        for (String variants : List.of("oneOf", "anyOf", "allOf")) {
            schema.path(variants).forEach(variant -> addActions(description, variant, actions));
        }
        JsonNode action = schema.at("/properties/action");
        if (action.has("enum")) {
            action.get("enum").forEach(value -> actions.add(value.asText()));
        } else if (action.isObject()) {
            actions.add("*");
        }
    }

    private static String line(Event event) {
        ObjectNode json = Json.object();
        json.set("hooks", Json.array(event.hooks));
        json.set("actions", Json.array(event.actions));
        if (!event.platforms.contains("github.com")) {
            ArrayNode only = Json.array(event.platforms);
            json.set("only", only);
        }
        return new String(Json.bytes(json), StandardCharsets.UTF_8)
                .replace(",", ", ")
                .replace(":", ": ");
    }

    private static final class Event {

        private final Set<String> hooks = new TreeSet<>();
        private final Set<String> actions = new TreeSet<>();
        private final Set<String> platforms = new TreeSet<>();
    }
}
