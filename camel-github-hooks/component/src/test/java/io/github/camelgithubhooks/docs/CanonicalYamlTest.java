// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Routes in YAML have the canonical form: from 4.21 on, Camel warns about the compact one. */
class CanonicalYamlTest {

    private static final Set<String> LANGUAGES = Set.of("simple", "constant", "header", "jsonpath", "jq", "method");

    static List<Path> routes() throws IOException {
        try (Stream<Path> files = Files.walk(Documents.PROJECT)) {
            return files.filter(file -> file.toString()
                            .matches(".*/src/(main|test)/resources/(camel|kamelets|routes)/[^/]+\\.yaml"))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void stepsAndExpressionsAreWrittenInFull(Path file) throws IOException {
        Object yaml = new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
        List<String> compact = new ArrayList<>();

        collect("", yaml, compact);

        assertThat(compact).isEmpty();
    }

    private static void collect(String path, Object node, List<String> compact) {
        if (node instanceof List<?> items) {
            boolean steps = path.endsWith("/steps");
            for (Object item : items) {
                if (steps && item instanceof Map<?, ?> step) {
                    step.forEach((name, value) -> {
                        if (!(value instanceof Map)) {
                            compact.add(path + "/" + name);
                        }
                    });
                }
                collect(path, item, compact);
            }
        } else if (node instanceof Map<?, ?> map) {
            map.forEach((name, value) -> {
                if (LANGUAGES.contains(name) && !path.endsWith("/expression")) {
                    compact.add(path + "/" + name);
                }
                collect(path + "/" + name, value, compact);
            });
        }
    }
}
