// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The table of the properties of all Kamelets. */
final class KameletTable {

    private static final List<String> KAMELETS =
            List.of("receive-source", "cloudevents-source", "deliveries-source", "dispatch-sink", "redeliver-action");

    private KameletTable() {}

    static String markdown() throws IOException {
        Map<String, JsonNode> properties = new TreeMap<>();
        Map<String, Set<String>> places = new HashMap<>();
        Map<String, Set<String>> required = new HashMap<>();
        for (String kamelet : KAMELETS) {
            JsonNode definition = definition(kamelet);
            definition.path("properties").properties().forEach(property -> {
                properties.putIfAbsent(property.getKey(), property.getValue());
                places.computeIfAbsent(property.getKey(), name -> new HashSet<>())
                        .add(kamelet);
            });
            definition.path("required").forEach(name -> required.computeIfAbsent(name.asText(), all -> new HashSet<>())
                    .add(kamelet));
        }
        List<String> rows = new ArrayList<>();
        rows.add(
                "| property | receive, cloudevents | deliveries | dispatch | redeliver | what |\n|---|---|---|---|---|---|");
        properties.forEach((name, property) -> {
            StringBuilder row = new StringBuilder("| `" + name + "` |");
            for (String kamelet : KAMELETS) {
                if (!kamelet.equals("cloudevents-source")) {
                    boolean there = places.get(name).contains(kamelet);
                    boolean needed = required.getOrDefault(name, Set.of()).contains(kamelet);
                    row.append(needed ? " required |" : there ? " yes |" : " |");
                }
            }
            rows.add(row + " " + property.path("description").asText() + defaultOf(property) + " |");
        });
        return String.join("\n", rows);
    }

    private static String defaultOf(JsonNode property) {
        return property.has("default")
                ? " Default: `" + property.path("default").asText() + "`."
                : "";
    }

    private static JsonNode definition(String kamelet) throws IOException {
        try (InputStream yaml =
                KameletTable.class.getResourceAsStream("/kamelets/github-hooks-" + kamelet + ".kamelet.yaml")) {
            return new JsonMapper()
                    .<JsonNode>valueToTree(new Load(LoadSettings.builder().build()).loadFromInputStream(yaml))
                    .at("/spec/definition");
        }
    }
}
