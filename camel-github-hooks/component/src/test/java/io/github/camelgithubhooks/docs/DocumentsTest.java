// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documents show runs, and their links lead somewhere. */
class DocumentsTest {

    static List<Path> documents() throws IOException {
        return Documents.all();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void codeIsCutFromWhatRuns(Path document) throws IOException {
        Documents.requireUpToDate(document, Snippets::filledIn);
        assertThat(Snippets.typedByHand(Files.readString(document)))
                .as("code in %s that is no snippet of a test or an example", document)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void linksLeadSomewhere(Path document) throws IOException {
        assertThat(Links.broken(document)).as("broken links in %s", document).isEmpty();
    }

    @Test
    void everyDocumentIsLinkedFromTheReadme() throws IOException {
        String readme = Files.readString(Documents.PROJECT.resolve("README.md"));
        assertThat(Documents.all())
                .filteredOn(document -> document.getParent().endsWith("docs"))
                .isNotEmpty()
                .allSatisfy(document -> assertThat(readme).contains("(docs/" + document.getFileName() + ")"));
    }
}
