// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The project's Markdown files. */
public final class Documents {

    public static final Path PROJECT = Path.of("..", "..");

    private Documents() {}

    static List<Path> all() throws IOException {
        try (Stream<Path> top = Files.list(PROJECT);
                Stream<Path> docs = Files.walk(PROJECT.resolve("docs"));
                Stream<Path> examples = Files.walk(PROJECT.resolve("examples"))) {
            return Stream.of(top, docs, examples)
                    .flatMap(files -> files)
                    .filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !file.toString().contains("target"))
                    .map(Path::normalize)
                    .sorted()
                    .toList();
        }
    }

    /** Fails when a document differs from what is made of it; {@code -Ddocs.update} writes it anew. */
    public static void requireUpToDate(Path document, UnaryOperator<String> generate) throws IOException {
        String written = Files.readString(document);
        String generated = generate.apply(written);
        if (System.getProperty("docs.update") != null && !generated.equals(written)) {
            Files.writeString(document, generated);
            return;
        }
        assertThat(written)
                .as("%s is stale: run mvn verify -Ddocs.update and commit it", document)
                .isEqualTo(generated);
    }
}
