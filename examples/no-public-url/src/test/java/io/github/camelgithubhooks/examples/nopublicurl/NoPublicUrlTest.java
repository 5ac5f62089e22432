// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.examples.nopublicurl;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.testkit.GitHubSimulator;
import io.github.camelgithubhooks.testkit.SamplePayloads;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoPublicUrlTest {

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    @TempDir
    private Path directory;

    @Test
    void tellsTheStoryWithASimulatedGitHub() {
        int exit = run(Map.of(), directory);

        assertThat(output())
                .contains(
                        "where nobody answers",
                        "push: GitHub notes 'failed to connect",
                        "it got what happened before it started, the oldest first",
                        "it got what it had missed, and nothing twice",
                        "Done: 4 events happened, GitHub could deliver none of them, and each reached the route once.");
        assertThat(directory.resolve("events"))
                .isDirectoryContaining("glob:**/push-*.json")
                .isDirectoryContaining("glob:**/pull_request-*.json");
        assertThat(exit).isZero();
    }

    @Test
    void failsWhenAStepFails() throws Exception {
        Path file = Files.createFile(directory.resolve("not-a-directory"));

        int exit = run(Map.of(), file);

        assertThat(output()).contains("FAILED: ").doesNotContain("Done");
        assertThat(exit).isEqualTo(1);
    }

    @Test
    void readsTheHookThatIsNamed() {
        try (GitHubSimulator github = GitHubSimulator.start()) {
            SimulatedHook hook =
                    github.repository("octo/real").createHook("https://nobody.example.test/real", null, "push");
            github.emit("push", SamplePayloads.push("octo/real"));

            int exit = run(environment(github, "HOOK_ID", String.valueOf(hook.id())), directory);

            assertThat(directory.resolve("events")).isDirectoryContaining("glob:**/push-*.json");
            assertThat(output()).contains("Reading the events of octo/real").doesNotContain(github.token());
            assertThat(exit).isZero();
        }
    }

    @Test
    void findsTheHookByItsUrl() {
        try (GitHubSimulator github = GitHubSimulator.start()) {
            github.repository("octo/real").createHook("https://nobody.example.test/real", null, "push");
            github.emit("push", SamplePayloads.push("octo/real"));

            int exit = run(environment(github, "HOOK_URL", "https://nobody.example.test/real"), directory);

            assertThat(directory.resolve("events")).isDirectoryContaining("glob:**/push-*.json");
            assertThat(exit).isZero();
        }
    }

    @Test
    void asksForTheHookOfARealRepository() {
        try (GitHubSimulator github = GitHubSimulator.start()) {
            int exit = run(environment(github, "HOOK_ID", ""), directory);

            assertThat(output()).contains("FAILED: HOOK_ID or HOOK_URL must name a hook");
            assertThat(exit).isEqualTo(1);
        }
    }

    private static Map<String, String> environment(GitHubSimulator github, String name, String value) {
        return Map.of(
                "GITHUB_TOKEN",
                github.token(),
                "GITHUB_REPOSITORY",
                "octo/real",
                "GITHUB_API_URL",
                github.apiUrl(),
                name,
                value);
    }

    /** Runs the example; on a real GitHub it ends by itself after one event. */
    private int run(Map<String, String> environment, Path data) {
        Map<String, String> properties = environment.isEmpty()
                ? Map.of("data.directory", data.toString())
                : Map.of("data.directory", data.toString(), "camel.main.duration-max-messages", "1");
        return NoPublicUrl.run(new PrintStream(output, true, StandardCharsets.UTF_8), environment, properties);
    }

    private String output() {
        return output.toString(StandardCharsets.UTF_8);
    }
}
