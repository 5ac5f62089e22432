// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.examples.nopublicurl;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.examples.shared.ExampleRun;
import io.github.camelgithubhooks.testkit.GitHubSimulator;
import io.github.camelgithubhooks.testkit.SamplePayloads;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoPublicUrlTest {

    @TempDir
    private Path directory;

    @Test
    void tellsTheStoryOfTheReadme() throws Exception {
        ExampleRun run = run(Map.of(), Map.of());

        assertThat(run.told()).isEqualTo(ExampleRun.toldInReadme());
        assertThat(run.exitCode()).isZero();
        assertThat(Path.of("target", "simulated", "events"))
                .isDirectoryContaining("glob:**/push-*.json")
                .isDirectoryContaining("glob:**/pull_request-*.json");
    }

    @Test
    void failsWhenAStepFails() throws Exception {
        Path file = Files.createFile(directory.resolve("not-a-directory"));

        ExampleRun run = run(Map.of(), Map.of("data.directory", file.toString()));

        assertThat(run.output()).contains("FAILED: ").doesNotContain("Done");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void readsTheHookThatIsNamed() {
        try (GitHubSimulator github = GitHubSimulator.start()) {
            SimulatedHook hook =
                    github.repository("octo/real").createHook("https://nobody.example.test/real", null, "push");
            github.emit("push", SamplePayloads.push("octo/real"));

            ExampleRun run = runUntilOneEvent(github, "HOOK_ID", String.valueOf(hook.id()));

            assertThat(directory.resolve("events")).isDirectoryContaining("glob:**/push-*.json");
            assertThat(run.output()).contains("Reading the events of octo/real").doesNotContain(github.token());
            assertThat(run.exitCode()).isZero();
        }
    }

    @Test
    void findsTheHookByItsUrl() {
        try (GitHubSimulator github = GitHubSimulator.start()) {
            github.repository("octo/real").createHook("https://nobody.example.test/real", null, "push");
            github.emit("push", SamplePayloads.push("octo/real"));

            ExampleRun run = runUntilOneEvent(github, "HOOK_URL", "https://nobody.example.test/real");

            assertThat(directory.resolve("events")).isDirectoryContaining("glob:**/push-*.json");
            assertThat(run.exitCode()).isZero();
        }
    }

    @Test
    void asksForTheHookOfARealRepository() {
        try (GitHubSimulator github = GitHubSimulator.start()) {
            ExampleRun run = run(ExampleRun.environment(github, Map.of("HOOK_ID", "")), Map.of());

            assertThat(run.output()).contains("FAILED: HOOK_ID or HOOK_URL must name a hook");
            assertThat(run.exitCode()).isEqualTo(1);
        }
    }

    private ExampleRun runUntilOneEvent(GitHubSimulator github, String variable, String value) {
        return run(
                ExampleRun.environment(github, Map.of(variable, value)),
                Map.of("data.directory", directory.toString(), "camel.main.duration-max-messages", "1"));
    }

    private static ExampleRun run(Map<String, String> environment, Map<String, String> settings) {
        return ExampleRun.of(() -> NoPublicUrl.run(environment, settings));
    }
}
