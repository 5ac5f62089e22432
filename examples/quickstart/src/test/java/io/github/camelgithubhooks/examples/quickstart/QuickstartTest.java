// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.examples.shared.ExampleRun;
import io.github.camelgithubhooks.testkit.GitHubSimulator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickstartTest {

    @Test
    void tellsTheStoryOfTheReadme() throws Exception {
        ExampleRun run = run(Map.of(), Map.of());

        assertThat(run.told()).isEqualTo(ExampleRun.toldInReadme());
        assertThat(run.exitCode()).isZero();
        assertThat(Path.of("target", "events"))
                .isDirectoryContaining("glob:**/push-*.json")
                .isDirectoryContaining("glob:**/issues-*.json");
    }

    @Test
    void failsWhenAStepFails(@TempDir Path directory) throws Exception {
        Path file = Files.createFile(directory.resolve("not-a-directory"));

        ExampleRun run = run(Map.of(), Map.of("events.directory", file.toString()));

        assertThat(run.output()).contains("FAILED: the push was answered 500");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void listsTheHooksOfTheRepositoryThatIsNamed() {
        try (GitHubSimulator github = GitHubSimulator.start()) {
            github.repository("octo/real").createHook("https://hooks.example.test/real", "secret", "push");

            ExampleRun run = run(ExampleRun.environment(github, Map.of()), Map.of());

            assertThat(run.output())
                    .contains("The webhooks of octo/real: 1", "https://hooks.example.test/real", "Next: ")
                    .doesNotContain(github.token());
            assertThat(run.exitCode()).isZero();
        }
    }

    @Test
    void saysWhatIsWrongWithATokenThatDoesNotWork() {
        try (GitHubSimulator github = GitHubSimulator.start()) {
            ExampleRun run = run(
                    Map.of(
                            "GITHUB_TOKEN", "wrong",
                            "GITHUB_REPOSITORY", "octo/real",
                            "GITHUB_API_URL", github.apiUrl()),
                    Map.of());

            assertThat(run.output()).contains("FAILED: GET /repos/octo/real/hooks", "401");
            assertThat(run.exitCode()).isEqualTo(1);
        }
    }

    private static ExampleRun run(Map<String, String> environment, Map<String, String> settings) {
        return ExampleRun.of(() -> Quickstart.run(environment, settings));
    }
}
