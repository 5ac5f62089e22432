// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables in the documents are those of the catalog. {@code -Ddocs.update} writes them anew. */
class ReferenceTablesTest {

    private static final Pattern TABLE =
            Pattern.compile("(<!-- table: ([a-z ]+) -->\n).*?(<!-- end of table -->)", Pattern.DOTALL);

    /** Options that come with Camel's base classes, in Camel's words. */
    private static final Set<String> CAMELS_OWN =
            Set.of("healthCheckConsumerEnabled", "healthCheckProducerEnabled", "scheduler");

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/reference.md", "docs/insight.md", "docs/receive.md", "docs/kamelets.md"})
    void tablesAreUpToDate(String document) throws IOException {
        Path file = Documents.PROJECT.resolve(document);
        Map<String, String> tables = new ReferenceTables().byName();
        Documents.requireUpToDate(file, written -> TABLE.matcher(written)
                .replaceAll(table ->
                        Matcher.quoteReplacement(table.group(1) + tables.get(table.group(2)) + "\n" + table.group(3))));
        assertThat(TABLE.matcher(Files.readString(file)).results())
                .as("tables in %s", document)
                .isNotEmpty();
    }

    @Test
    void aGenericTypeIsNamedWithItsParameters() throws IOException {
        assertThat(new ReferenceTables().byName().get("endpoint options"))
                .contains("| `http.*` | both | `Map<String, Object>` |")
                .contains("| `offsetRepository` | consumer | `StateRepository<String, String>` |");
    }

    @Test
    void aDurationIsGivenInWordsToo() throws IOException {
        assertThat(new ReferenceTables().byName().get("endpoint options"))
                .contains("| `logRetention` | consumer | duration | `259200000` (3 days) |")
                .contains("| `completionTimeout` | consumer | duration | `3600000` (1 hour) |")
                .contains("| `writePause` | both | duration | `1000` (1 second) |")
                .contains("| `ackTimeout` | consumer | duration | `0` |");
    }

    /** Camel's generator puts an option that is labelled for both sides into the builder of neither. */
    @Test
    void anOptionForBothSidesIsLabelledForNone() throws IOException {
        try (InputStream json = getClass().getResourceAsStream(ReferenceTables.CATALOG)) {
            assertThat(new JsonMapper().readTree(json).get("properties").properties())
                    .extracting(option -> option.getValue().path("label").asText())
                    .isNotEmpty()
                    .noneMatch(label -> label.contains("producer") && label.contains("consumer"));
        }
    }

    @Test
    void theCatalogDescribesEverythingInFullSentences() throws IOException {
        try (InputStream json = getClass().getResourceAsStream(ReferenceTables.CATALOG)) {
            JsonNode catalog = new JsonMapper().readTree(json);
            for (String kind : List.of("componentProperties", "headers", "properties")) {
                catalog.get(kind).properties().stream()
                        .filter(item -> !CAMELS_OWN.contains(item.getKey()))
                        .forEach(item -> assertThat(
                                        item.getValue().path("description").asText())
                                .as("%s %s", kind, item.getKey())
                                .matches("(?s)[A-Z].{20,}[.]"));
            }
        }
    }
}
