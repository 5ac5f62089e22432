// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelgithubhooks.docs.ReferenceTables;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What Camel's tools read of the Kamelets: it is complete, as in Camel's own catalog, and fits the component. */
class KameletCatalogTest {

    private static final String ANNOTATIONS = "camel.apache.org/";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\??(\\w+)}}");
    /** The operation, what Camel gives every endpoint, and what has a prefix. */
    private static final Set<String> NO_PROPERTIES = Set.of(
            "operation", "bridgeErrorHandler", "exceptionHandler", "exchangePattern", "pollStrategy", "httpOptions");

    private static final Set<String> ONLY_DELIVERIES =
            Set.of("attempts", "deliveryStatus", "fetchPayload", "sendEmptyMessageWhenIdle");

    private static final Set<String> ONLY_RECEIVE = Set.of(
            "path",
            "webhookSecret",
            "previousWebhookSecret",
            "webhookSecrets",
            "allowUnsigned",
            "allowedSources",
            "trustedProxies",
            "replayWindow",
            "signatureHeader",
            "maxBodySize",
            "maxInFlight",
            "ackTimeout",
            "guidScope",
            "catchUp",
            "autoRegister",
            "onStop",
            "contentType",
            "insecureSsl");

    private static final Set<String> TYPES = Set.of("string", "integer", "boolean");

    static List<String> kamelets() {
        return List.of(
                "github-hooks-receive-source",
                "github-hooks-cloudevents-source",
                "github-hooks-deliveries-source",
                "github-hooks-dispatch-sink",
                "github-hooks-redeliver-action");
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void aKameletTellsToolsAllTheyAskFor(String name) throws IOException {
        JsonNode kamelet = kamelet(name);

        assertThat(kamelet.at("/apiVersion").asText()).isEqualTo("camel.apache.org/v1");
        assertThat(kamelet.at("/kind").asText()).isEqualTo("Kamelet");
        JsonNode metadata = kamelet.path("metadata");
        assertThat(metadata.path("name").asText()).isEqualTo(name);
        assertThat(metadata.path("labels").path(ANNOTATIONS + "kamelet.type").asText())
                .isEqualTo(name.substring(name.lastIndexOf('-') + 1));
        JsonNode annotations = metadata.path("annotations");
        for (String annotation :
                List.of("kamelet.support.level", "catalog.version", "provider", "kamelet.group", "kamelet.namespace")) {
            assertThat(annotations.path(ANNOTATIONS + annotation).asText())
                    .as(annotation)
                    .isNotEmpty();
        }
        assertThat(annotations.path(ANNOTATIONS + "kamelet.icon").asText()).startsWith("data:image/svg+xml;base64,");
        JsonNode definition = kamelet.at("/spec/definition");
        assertThat(definition.path("type").asText()).isEqualTo("object");
        assertThat(definition.path("title").asText()).startsWith("GitHub Hooks ");
        assertThat(definition.path("description").asText()).matches("(?s)[A-Z].{40,}[.]");
        for (JsonNode required : definition.path("required")) {
            assertThat(definition.path("properties").has(required.asText()))
                    .as(required.asText())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void everyPropertyIsAnOptionOfTheComponentAndUsed(String name) throws IOException {
        JsonNode kamelet = kamelet(name);
        JsonNode options = component().path("properties");
        Set<String> required = new HashSet<>();
        kamelet.at("/spec/definition/required").forEach(item -> required.add(item.asText()));
        Set<String> declared = new HashSet<>();
        for (Map.Entry<String, JsonNode> item :
                kamelet.at("/spec/definition/properties").properties()) {
            JsonNode property = item.getValue();
            JsonNode option = options.path(item.getKey());
            declared.add(item.getKey());
            assertThat(option.isMissingNode()).as(item.getKey()).isFalse();
            assertThat(property.path("title").asText()).as(item.getKey()).matches("[A-Z].{3,}");
            assertThat(property.path("description").asText()).as(item.getKey()).matches("[A-Z].{15,}[.]");
            assertThat(TYPES).as(item.getKey()).contains(property.path("type").asText());
            assertThat(property.has("example"))
                    .as("example of " + item.getKey())
                    .isTrue();
            assertThat(property.path("format").asText().equals("password"))
                    .as("whether %s is a secret", item.getKey())
                    .isEqualTo(option.path("secret").asBoolean());
            assertThat(property.path("x-descriptors").toString().contains("urn:camel:group:credentials"))
                    .as(item.getKey())
                    .isEqualTo(option.path("secret").asBoolean());
            assertThat(property.has("default") && required.contains(item.getKey()))
                    .as("%s is required and has a default", item.getKey())
                    .isFalse();
            if (property.has("default")) {
                assertThat(property.path("default").asText())
                        .as("default of " + item.getKey())
                        .isEqualTo(option.path("defaultValue").asText());
            }
        }
        String template = kamelet.at("/spec/template").toString();
        List<String> used =
                PLACEHOLDER.matcher(template).results().map(use -> use.group(1)).toList();
        assertThat(used).containsExactlyInAnyOrderElementsOf(declared);
        for (Map.Entry<String, JsonNode> item :
                kamelet.at("/spec/definition/properties").properties()) {
            boolean optional =
                    !required.contains(item.getKey()) && !item.getValue().has("default");
            assertThat(template.contains("{{?" + item.getKey() + "}}"))
                    .as("whether %s may be left out", item.getKey())
                    .isEqualTo(optional);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "github-hooks-receive-source",
                "github-hooks-cloudevents-source",
                "github-hooks-deliveries-source"
            })
    void aSourceHasEachOptionOfItsOperation(String name) throws IOException {
        boolean receives = !name.contains("deliveries");
        Set<String> others = receives ? ONLY_DELIVERIES : ONLY_RECEIVE;
        Set<String> expected = new TreeSet<>();
        for (Map.Entry<String, JsonNode> option : component().path("properties").properties()) {
            String label = option.getValue().path("label").asText();
            if (!label.contains("producer") && !label.contains("scheduler") && !others.contains(option.getKey())) {
                expected.add(option.getKey());
            }
        }
        expected.addAll(Set.of("delay", "initialDelay"));
        expected.removeAll(NO_PROPERTIES);

        assertThat(kamelet(name).at("/spec/definition/properties").propertyStream())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void theDependenciesCanBeDownloaded(String name) throws IOException {
        CamelCatalog catalog = new DefaultCamelCatalog();
        JsonNode component = component().path("component");
        List<String> dependencies = new ArrayList<>();
        for (JsonNode dependency : kamelet(name).at("/spec/dependencies")) {
            dependencies.add(dependency.asText());
        }

        assertThat(dependencies)
                .filteredOn(dependency -> dependency.startsWith("camel:") && !dependency.equals("camel:core"))
                .allMatch(dependency -> catalog.findComponentNames().contains(dependency.substring("camel:".length())));
        assertThat(dependencies)
                .filteredOn(dependency -> dependency.startsWith("mvn:io.github.camel-github-hooks:"))
                .containsExactly("mvn:io.github.camel-github-hooks:camel-github-hooks:"
                        + component.path("version").asText());
        assertThat(dependencies)
                .filteredOn(dependency -> dependency.startsWith("mvn:"))
                .allMatch(dependency -> dependency.matches("mvn:[\\w.-]+:[\\w.-]+:\\d[\\w.-]*"));
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void noDataTypeIsTheDefault(String name) throws IOException {
        JsonNode dataTypes = kamelet(name).at("/spec/dataTypes");

        // Camel 4.22 converts the body to it: behind a source only after the route, whose result it then refuses
        assertThat(dataTypes.findValues("default")).isEmpty();
    }

    private static JsonNode kamelet(String name) throws IOException {
        try (InputStream yaml = KameletCatalogTest.class.getResourceAsStream("/kamelets/" + name + ".kamelet.yaml")) {
            return new JsonMapper().valueToTree(new Load(LoadSettings.builder().build()).loadFromInputStream(yaml));
        }
    }

    private static JsonNode component() throws IOException {
        try (InputStream json = KameletCatalogTest.class.getResourceAsStream(ReferenceTables.CATALOG)) {
            return new JsonMapper().readTree(json);
        }
    }
}
