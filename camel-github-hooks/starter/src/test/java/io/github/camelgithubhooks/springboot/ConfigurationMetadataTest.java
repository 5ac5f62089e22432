// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelgithubhooks.GitHubHooksComponent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The metadata for IDEs is that of the component. {@code -Ddocs.update} writes it anew. */
class ConfigurationMetadataTest {

    private static final Path FILE =
            Path.of("src", "generated", "resources", "META-INF", "spring-configuration-metadata.json");

    @Test
    void metadataIsUpToDate() throws IOException {
        String generated = new ConfigurationMetadata(catalog()).json();
        if (System.getProperty("docs.update") != null) {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, generated);
        }

        assertThat(Files.readString(FILE))
                .as("%s is stale: run mvn verify -Ddocs.update and commit it", FILE)
                .isEqualTo(generated);
    }

    @Test
    void metadataNamesEachOptionThatBinds() throws IOException {
        List<String> options =
                ComponentOption.all().stream().map(ComponentOption::property).toList();
        JsonNode metadata = new JsonMapper().readTree(Files.readString(FILE));

        assertThat(metadata.get("properties").valueStream().map(property -> property.get("name")
                        .asText()))
                .hasSizeGreaterThan(20)
                .containsAll(options)
                .contains("camel.component.github-hooks.oauth-token", "camel.component.github-hooks.customizer.enabled")
                .hasSize(options.size() + 2);
    }

    @Test
    void metadataTellsTypesDefaultsAndTheValuesThatThereAre() throws IOException {
        JsonNode metadata = new JsonMapper().readTree(Files.readString(FILE));

        assertThat(named(metadata, "properties", "overlap").toString())
                .contains("\"type\":\"java.time.Duration\"", "\"defaultValue\":\"900000ms\"", "GitHub's log");
        assertThat(named(metadata, "properties", "max-items").toString())
                .contains("\"type\":\"java.lang.Integer\"", "\"defaultValue\":1000");
        assertThat(named(metadata, "hints", "content-type").findValuesAsText("value"))
                .containsExactly("json", "form");
    }

    private static JsonNode named(JsonNode metadata, String array, String option) {
        return metadata.get(array)
                .valueStream()
                .filter(item -> item.get("name").asText().equals(ComponentOption.PREFIX + "." + option))
                .findAny()
                .orElseThrow();
    }

    private static JsonNode catalog() throws IOException {
        try (InputStream json = GitHubHooksComponent.class.getResourceAsStream(
                "/META-INF/io/github/camelgithubhooks/github-hooks.json")) {
            return new JsonMapper().readTree(json);
        }
    }
}
