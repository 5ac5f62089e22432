// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.testkit.GitHubSimulator;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickstartTest {

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    @Test
    void tellsTheStoryWithASimulatedGitHub(@TempDir Path directory) {
        int exit = run(Map.of(), Map.of("events.directory", directory.toString()));

        assertThat(output.toString(StandardCharsets.UTF_8))
                .contains(
                        "github-hooks:create made hook",
                        "GitHub pinged the hook and was answered 200",
                        "refused: 401",
                        "recognised as a duplicate",
                        "github-hooks:dispatch sent",
                        "Done: 2 events handed over");
        assertThat(directory)
                .isDirectoryContaining("glob:**/push-*.json")
                .isDirectoryContaining("glob:**/issues-*.json");
        assertThat(exit).isZero();
    }

    @Test
    void failsWhenAStepFails(@TempDir Path directory) throws Exception {
        Path file = Files.createFile(directory.resolve("not-a-directory"));

        int exit = run(Map.of(), Map.of("events.directory", file.toString()));

        assertThat(output.toString(StandardCharsets.UTF_8)).contains("FAILED: the push was answered 500");
        assertThat(exit).isEqualTo(1);
    }

    @Test
    void listsTheHooksOfTheRepositoryThatIsNamed() {
        try (GitHubSimulator github = GitHubSimulator.start()) {
            github.repository("octo/real").createHook("https://hooks.example.test/real", "secret", "push");

            int exit = run(
                    Map.of(
                            "GITHUB_TOKEN", github.token(),
                            "GITHUB_REPOSITORY", "octo/real",
                            "GITHUB_API_URL", github.apiUrl()),
                    Map.of());

            assertThat(output.toString(StandardCharsets.UTF_8))
                    .contains("The webhooks of octo/real: 1", "https://hooks.example.test/real", "How to go on")
                    .doesNotContain(github.token());
            assertThat(exit).isZero();
        }
    }

    @Test
    void saysWhatIsWrongWithATokenThatDoesNotWork() {
        try (GitHubSimulator github = GitHubSimulator.start()) {
            int exit = run(
                    Map.of(
                            "GITHUB_TOKEN", "wrong",
                            "GITHUB_REPOSITORY", "octo/real",
                            "GITHUB_API_URL", github.apiUrl()),
                    Map.of());

            assertThat(output.toString(StandardCharsets.UTF_8)).contains("FAILED: GET /repos/octo/real/hooks", "401");
            assertThat(exit).isEqualTo(1);
        }
    }

    private int run(Map<String, String> environment, Map<String, String> properties) {
        return Quickstart.run(new PrintStream(output, true, StandardCharsets.UTF_8), environment, properties);
    }
}
