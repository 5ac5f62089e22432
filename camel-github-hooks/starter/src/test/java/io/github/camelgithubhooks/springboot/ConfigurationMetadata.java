// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.springboot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgithubhooks.GitHubHooksComponent;
import org.apache.camel.util.StringHelper;

/**
 * What an IDE wants to know of {@code camel.component.github-hooks.*}, made from the component's catalog.
 *
 * @see <a href="https://docs.spring.io/spring-boot/specification/configuration-metadata/format.html">Metadata format</a>
 */
final class ConfigurationMetadata {

    private static final String SOURCE = GitHubHooksComponent.class.getName();

    private final JsonMapper mapper = new JsonMapper();
    private final ObjectNode metadata = mapper.createObjectNode();
    private final ArrayNode groups = metadata.putArray("groups");
    private final ArrayNode properties = metadata.putArray("properties");
    private final ArrayNode hints = metadata.putArray("hints");

    ConfigurationMetadata(JsonNode catalog) {
        groups.addObject().put("name", ComponentOption.PREFIX).put("type", SOURCE);
        property("enabled", "java.lang.Boolean", "Whether the component gets its options from here.")
                .put("defaultValue", true);
        property(
                        "customizer.enabled",
                        "java.lang.Boolean",
                        "Whether the customizer that gives the component its options is used.")
                .put("defaultValue", true);
        catalog.get("componentProperties")
                .properties()
                .forEach(option -> add(StringHelper.camelCaseToDash(option.getKey()), option.getValue()));
    }

    private ObjectNode property(String name, String type, String description) {
        return properties
                .addObject()
                .put("name", ComponentOption.PREFIX + "." + name)
                .put("type", type)
                .put("description", description)
                .put("sourceType", SOURCE);
    }

    private void add(String name, JsonNode option) {
        ObjectNode property =
                property(name, type(option), option.get("description").asText());
        if (option.has("defaultValue")) {
            if (isDuration(option)) {
                property.put("defaultValue", option.get("defaultValue").asText() + "ms");
            } else {
                property.set("defaultValue", option.get("defaultValue"));
            }
        }
        if (option.has("enum")) {
            ArrayNode values = hints.addObject()
                    .put("name", ComponentOption.PREFIX + "." + name)
                    .putArray("values");
            option.get("enum").forEach(value -> values.addObject().set("value", value));
        }
    }

    private static String type(JsonNode option) {
        if (isDuration(option)) {
            return "java.time.Duration";
        }
        String type = option.get("javaType").asText().replace(", ", ",");
        return switch (type) {
            case "boolean" -> "java.lang.Boolean";
            case "int" -> "java.lang.Integer";
            case "long" -> "java.lang.Long";
            default -> type;
        };
    }

    private static boolean isDuration(JsonNode option) {
        return option.get("type").asText().equals("duration");
    }

    /** As it is written to its file. */
    String json() throws JsonProcessingException {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withArrayIndenter(lines);
        printer.indentObjectsWith(lines);
        return mapper.writer(printer).writeValueAsString(metadata) + "\n";
    }
}
