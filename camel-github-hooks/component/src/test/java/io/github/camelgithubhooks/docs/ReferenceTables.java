// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelgithubhooks.internal.api.ApiCall;
import io.github.camelgithubhooks.internal.api.Scope;
import io.github.camelgithubhooks.internal.metrics.Measure;
import io.github.camelgithubhooks.internal.producer.GitHubHooksOperation;
import io.github.camelgithubhooks.internal.receive.AnswersTable;
import java.io.IOException;
import java.io.InputStream;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables of the documentation, made from the catalog's JSON and the operations. */
public final class ReferenceTables {

    public static final String CATALOG = "/META-INF/io/github/camelgithubhooks/github-hooks.json";

    private final JsonNode catalog;

    ReferenceTables() throws IOException {
        try (InputStream json = ReferenceTables.class.getResourceAsStream(CATALOG)) {
            catalog = new JsonMapper().readTree(json);
        }
    }

    /** The tables by the names that the documents call them by. */
    Map<String, String> byName() throws IOException {
        return Map.of(
                "operations", operations(),
                "operation names", operationNames(),
                "component options", options("componentProperties", true),
                "endpoint options", options("properties", false),
                "headers", headers(),
                "meters", meters(),
                "answers", AnswersTable.markdown(),
                "kamelet properties", KameletTable.markdown(),
                "fields", FieldsTable.markdown(),
                "types", TypesTable.markdown());
    }

    private static String meters() {
        return Arrays.stream(Measure.values())
                .map(measure -> "| `%s` | `%s` | %s | %s | %s |"
                        .formatted(
                                measure.meter(),
                                inPrometheus(measure),
                                measure.kind().name().toLowerCase(Locale.ROOT)
                                        + (measure.unit() == null ? "" : ", " + measure.unit()),
                                measure.tags().stream().map("`%s`"::formatted).collect(Collectors.joining(", ")),
                                measure.description()))
                .collect(Collectors.joining(
                        "\n", "| meter | in Prometheus | type | tags | value |\n|---|---|---|---|---|\n", ""));
    }

    /** Returns the name that Micrometer gives to a meter in Prometheus: with the unit, and of a counter with 'total'. */
    static String inPrometheus(Measure measure) {
        String name = measure.meter().replace('.', '_') + (measure.unit() == null ? "" : "_" + measure.unit());
        return measure.kind() == Measure.Kind.COUNTER ? name + "_total" : name;
    }

    private static String operations() {
        return Arrays.stream(GitHubHooksOperation.values())
                .map(operation -> "| `%s` | %s | %s | %s |"
                        .formatted(operation, calls(operation), permission(operation), result(operation)))
                .collect(Collectors.joining(
                        "\n",
                        "| operation | calls, with GitHub's pages by scope | permission | returns |\n|---|---|---|---|\n",
                        ""));
    }

    private static String operationNames() {
        return Arrays.stream(Scope.values())
                .map(scope -> "| %s | %s |".formatted(scope.words(), operationNames(scope)))
                .collect(Collectors.joining("\n", "| for the hooks of | producers |\n|---|---|\n", ""));
    }

    private static String operationNames(Scope scope) {
        return Arrays.stream(GitHubHooksOperation.values())
                .filter(operation -> operation.isOfferedIn(scope))
                .map(operation -> "`" + operation + "`")
                .collect(Collectors.joining(", "));
    }

    private static String calls(GitHubHooksOperation operation) {
        return operation.calls().stream()
                .map(call -> "`%s %s`: %s".formatted(call.method(), call.template(first(call)), pages(operation, call)))
                .collect(Collectors.joining("<br>"));
    }

    private static Scope first(ApiCall call) {
        return Arrays.stream(Scope.values())
                .filter(scope -> call.page(scope).isPresent())
                .findFirst()
                .orElseThrow();
    }

    private static String pages(GitHubHooksOperation operation, ApiCall call) {
        return Arrays.stream(Scope.values())
                .filter(operation::isOfferedIn)
                .flatMap(scope -> call.page(scope).map(page -> "[%s](%s)".formatted(scope, page)).stream())
                .collect(Collectors.joining(", "));
    }

    /** Who may write may read: the last by name is enough for all. */
    private static String permission(GitHubHooksOperation operation) {
        return operation.calls().stream()
                .map(ApiCall::permission)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static String result(GitHubHooksOperation operation) {
        return switch (operation.result()) {
            case NONE -> "the message as it was";
            case ONE -> "`" + operation.type().orElseThrow().getSimpleName() + "`";
            case LIST -> "list of `" + operation.type().orElseThrow().getSimpleName() + "`";
        };
    }

    private String options(String node, boolean component) {
        return catalog.get(node).properties().stream()
                .filter(option ->
                        component || !option.getValue().path("kind").asText().equals("path"))
                .map(option -> row(option.getKey(), option.getValue()))
                .collect(Collectors.joining(
                        "\n", "| option | for | type | default | description |\n|---|---|---|---|---|\n", ""));
    }

    private static String row(String name, JsonNode option) {
        return "| `%s%s` | %s | %s | %s | %s |"
                .formatted(
                        option.path("prefix").asText(""),
                        option.has("prefix") ? "*" : name,
                        side(option),
                        type(option),
                        option.has("defaultValue") ? defaultValue(option) : "",
                        description(option));
    }

    private String headers() {
        return catalog.get("headers").properties().stream()
                .map(header -> "| `%s` | %s | %s | %s |"
                        .formatted(
                                header.getKey(),
                                side(header.getValue()),
                                type(header.getValue()),
                                description(header.getValue())))
                .collect(Collectors.joining("\n", "| header | for | type | description |\n|---|---|---|---|\n", ""));
    }

    private static String side(JsonNode item) {
        String label = item.path("label").asText("");
        return label.contains("producer") ? "producer" : label.contains("consumer") ? "consumer" : "both";
    }

    private static String type(JsonNode item) {
        if (item.has("enum")) {
            return item.get("enum")
                    .valueStream()
                    .map(value -> "`" + value.asText() + "`")
                    .collect(Collectors.joining(", "));
        }
        if (item.path("type").asText().equals("duration")) {
            return "duration";
        }
        String name = item.path("javaType").asText().replaceAll("[a-z]\\w*[.]", "");
        return name.contains("<") ? "`" + name + "`" : name;
    }

    private static String defaultValue(JsonNode option) {
        String value = option.get("defaultValue").asText();
        return "`" + value + "`"
                + (type(option).equals("duration") && !value.equals("0")
                        ? " (" + words(Long.parseLong(value)) + ")"
                        : "");
    }

    /** Returns milliseconds in the largest unit without a remainder. */
    private static String words(long millis) {
        ChronoUnit unit = Stream.of(ChronoUnit.DAYS, ChronoUnit.HOURS, ChronoUnit.MINUTES, ChronoUnit.SECONDS)
                .filter(candidate -> millis % candidate.getDuration().toMillis() == 0)
                .findFirst()
                .orElse(ChronoUnit.MILLIS);
        long count = millis / unit.getDuration().toMillis();
        String name = unit.toString().toLowerCase(Locale.ROOT);
        return count + " " + (count == 1 ? name.substring(0, name.length() - 1) : name);
    }

    private static String description(JsonNode item) {
        return item.path("description").asText().replace("|", "\\|");
    }
}
