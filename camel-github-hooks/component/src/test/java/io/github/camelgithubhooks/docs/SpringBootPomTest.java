// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The POM of a Spring Boot application that the documents show has the versions that the starter is tested with. */
class SpringBootPomTest {

    private static final Path MODULES = Documents.PROJECT.resolve("camel-github-hooks");

    @ParameterizedTest
    @CsvSource({
        "spring-boot-starter-parent, spring-boot.version",
        "camel-spring-boot-bom, modules.camel.version",
        "camel-bom, modules.camel.version"
    })
    void itsVersionsAreOurs(String artifact, String property) throws Exception {
        String shown = Files.readString(MODULES.resolve("starter/src/test/resources/application-pom.xml"));
        String ours = Files.readString(MODULES.resolve("pom.xml"));

        assertThat(first("<artifactId>" + artifact + "</artifactId>\\s*<version>([^<]+)</version>", shown))
                .isEqualTo(first("<" + property + ">([^<]+)</" + property + ">", ours));
    }

    private static String first(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }
}
