// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables in the documents are those of the catalog. {@code -Ddocs.update} writes them anew. */
class ReferenceTablesTest {

    private static final Path PROJECT = Path.of("..", "..");
    private static final Pattern TABLE =
            Pattern.compile("(<!-- table: ([a-z ]+) -->\n).*?(<!-- end of table -->)", Pattern.DOTALL);

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/reference.md"})
    void tablesAreUpToDate(String document) throws IOException {
        Path file = PROJECT.resolve(document);
        String written = Files.readString(file);
        Map<String, String> tables = new ReferenceTables().byName();
        Matcher matcher = TABLE.matcher(written);
        String generated = matcher.replaceAll(
                table -> Matcher.quoteReplacement(table.group(1) + tables.get(table.group(2)) + "\n" + table.group(3)));
        if (System.getProperty("docs.update") != null) {
            Files.writeString(file, generated);
        }
        assertThat(Files.readString(file))
                .as("%s is stale: run mvn verify -Ddocs.update and commit it", document)
                .isEqualTo(generated);
        assertThat(TABLE.matcher(written).results())
                .as("tables in %s", document)
                .isNotEmpty();
    }

    @Test
    void theCatalogDescribesEverythingInFullSentences() throws IOException {
        try (InputStream json = getClass().getResourceAsStream(ReferenceTables.CATALOG)) {
            JsonNode catalog = new JsonMapper().readTree(json);
            for (String kind : new String[] {"componentProperties", "headers", "properties"}) {
                catalog.get(kind).properties().stream()
                        // Camel describes these two groups
                        .filter(item -> !item.getKey().startsWith("healthCheck"))
                        .filter(item -> !item.getValue().path("label").asText().contains("scheduler"))
                        .forEach(item -> assertThat(
                                        item.getValue().path("description").asText())
                                .as("%s %s", kind, item.getKey())
                                .matches("(?s)[A-Z].{20,}[.]"));
            }
        }
    }
}
