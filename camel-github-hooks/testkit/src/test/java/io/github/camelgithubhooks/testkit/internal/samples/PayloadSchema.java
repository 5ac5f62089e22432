// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.samples;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A schema of GitHub's OpenAPI description, and what a payload has against it: as much of OpenAPI 3.0 as GitHub uses. */
record PayloadSchema(JsonNode description, JsonNode schema) {

    /** Returns where and why a payload isn't valid; nothing if it is. */
    List<String> problems(JsonNode payload) {
        return problems(schema, payload, "");
    }

    private List<String> problems(JsonNode anySchema, JsonNode value, String path) {
        JsonNode rule = resolved(anySchema);
        if (value.isNull() && rule.path("nullable").asBoolean()) {
            return List.of();
        }
        List<String> problems = new ArrayList<>();
        if (rule.has("type") && !hasType(value, rule.get("type").asText())) {
            problems.add(path + " is not of type " + rule.get("type").asText() + ", but " + value);
        }
        if (rule.has("enum") && stream(rule.get("enum")).noneMatch(value::equals)) {
            problems.add(path + " is none of " + rule.get("enum") + ", but " + value);
        }
        if (value.isObject()) {
            problems.addAll(properties(rule, value, path));
        }
        if (value.isArray()) {
            value.forEach(item -> problems.addAll(problems(rule.path("items"), item, path + "/[]")));
        }
        rule.path("allOf").forEach(part -> problems.addAll(problems(part, value, path)));
        for (String variants : List.of("oneOf", "anyOf")) {
            long valid = stream(rule.path(variants))
                    .filter(variant -> problems(variant, value, path).isEmpty())
                    .count();
            if (rule.has(variants) && (valid == 0 || (valid > 1 && variants.equals("oneOf")))) {
                problems.add(path + " is valid by " + valid + " schemas of " + variants);
            }
        }
        return problems;
    }

    private List<String> properties(JsonNode rule, JsonNode value, String path) {
        List<String> problems = new ArrayList<>();
        stream(rule.path("required"))
                .map(JsonNode::asText)
                .filter(name -> !value.has(name))
                .forEach(name -> problems.add(path + " lacks " + name));
        for (Map.Entry<String, JsonNode> property : value.properties()) {
            String inner = path + "/" + property.getKey();
            JsonNode known = rule.path("properties").path(property.getKey());
            JsonNode further = rule.path("additionalProperties");
            if (!known.isMissingNode()) {
                problems.addAll(problems(known, property.getValue(), inner));
            } else if (further.isObject()) {
                problems.addAll(problems(further, property.getValue(), inner));
            } else if (further.isBoolean() && !further.booleanValue()) {
                problems.add(inner + " is not described");
            }
        }
        return problems;
    }

    JsonNode resolved(JsonNode any) {
        JsonNode rule = any;
        while (rule.has("$ref")) {
            rule = description.at(rule.get("$ref").asText().substring(1));
        }
        return rule;
    }

    private static boolean hasType(JsonNode value, String type) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "boolean" -> value.isBoolean();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            default -> throw new IllegalStateException("GitHub describes the type " + type);
        };
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
