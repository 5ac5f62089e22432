// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.model.GitHubObject;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.quarkus.core.deployment.spi.CamelServiceBuildItem;
import org.jboss.jandex.Index;
import org.junit.jupiter.api.Test;

/** What the extension registers for a native executable is what the component's jar has. */
class GitHubHooksProcessorTest {

    private final GitHubHooksProcessor processor = new GitHubHooksProcessor();

    @Test
    void everythingThatGitHubReturnsIsReflective() throws IOException {
        Index index = Index.of(GitHubObject.class.getPermittedSubclasses());

        ReflectiveClassBuildItem reflective = processor.reflection(new CombinedIndexBuildItem(index, index));

        assertThat(reflective.getClassNames())
                .containsAll(Stream.of(GitHubObject.class.getPermittedSubclasses())
                        .map(Class::getName)
                        .toList())
                .allSatisfy(name -> Class.forName(name, false, GitHubObject.class.getClassLoader()));
        assertThat(reflective.isMethods()).isTrue();
        assertThat(reflective.isConstructors()).isTrue();
    }

    @Test
    void theServicesAreThoseOfTheComponent() throws IOException {
        CamelServiceBuildItem transformer = processor.cloudEvents();

        assertThat(text(transformer.path.toString())).contains("class=" + transformer.type);
        assertThat(processor.maskingOfSecrets().providers())
                .containsExactly(text("META-INF/services/org.apache.camel.spi.ContextServicePlugin")
                        .strip());
    }

    @Test
    void theResourcesAreThoseOfTheComponent() throws IOException {
        List<Pattern> included = processor.resources().getIncludePatterns().stream()
                .map(Pattern::compile)
                .toList();

        assertThat(resources())
                .filteredOn(name -> included.stream()
                        .anyMatch(pattern -> pattern.matcher(name).matches()))
                .containsExactlyInAnyOrderElementsOf(resources().stream()
                        .filter(name -> !name.startsWith("META-INF/services/") && !name.endsWith(".class"))
                        .filter(name -> name.startsWith("kamelets/") || name.contains("camelgithubhooks"))
                        .toList())
                .contains("io/github/camelgithubhooks/webhook-events.json")
                .contains("io/github/camelgithubhooks/dashboard/index.html")
                .contains("kamelets/github-hooks-receive-source.kamelet.yaml")
                .contains("META-INF/io/github/camelgithubhooks/github-hooks.json");
    }

    private static Collection<String> resources() throws IOException {
        URL location = GitHubObject.class.getResource("GitHubObject.class");
        if (location.openConnection() instanceof JarURLConnection jar) {
            return jar.getJarFile().stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(Object::toString)
                    .toList();
        }
        Path root = Path.of(GitHubObject.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .toList();
        }
    }

    private static String text(String resource) throws IOException {
        try (InputStream content = GitHubObject.class.getClassLoader().getResourceAsStream(resource)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
