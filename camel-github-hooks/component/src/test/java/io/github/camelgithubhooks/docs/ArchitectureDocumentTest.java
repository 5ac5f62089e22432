// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/architecture.md says of the code is still there. */
class ArchitectureDocumentTest {

    private static final Path MODULES = Documents.PROJECT.resolve("camel-github-hooks");
    private static final Pattern CLASS = Pattern.compile("`([A-Z]+[a-z]\\w+)`");
    private static final Pattern ROOM = Pattern.compile("^\\| ((?:`[a-z]+`(?:, )?)+) \\|", Pattern.MULTILINE);

    private final String document = read();

    @Test
    void everyClassThatItNamesExists() throws IOException {
        Set<String> classes = sources()
                .map(file -> file.getFileName().toString())
                .map(name -> name.substring(0, name.length() - ".java".length()))
                .collect(Collectors.toSet());

        assertThat(CLASS.matcher(document).results().map(name -> name.group(1)))
                .isNotEmpty()
                .isSubsetOf(classes);
    }

    @Test
    void itNamesEveryRoom() throws IOException {
        Set<String> rooms = sources()
                .filter(file -> file.startsWith(MODULES.resolve("component/src/main")))
                .map(Path::getParent)
                .filter(folder -> folder.getParent().endsWith("internal"))
                .map(folder -> folder.getFileName().toString())
                .collect(Collectors.toSet());
        List<String> named = ROOM.matcher(document)
                .results()
                .map(MatchResult::group)
                .flatMap(names -> Pattern.compile("[a-z]+").matcher(names).results())
                .map(MatchResult::group)
                .toList();

        assertThat(named).containsExactlyInAnyOrderElementsOf(rooms);
    }

    private static Stream<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(MODULES)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        }
    }

    private static String read() {
        try {
            return Files.readString(Documents.PROJECT.resolve("docs/architecture.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
