// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.examples.manyinstances;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.examples.shared.ExampleRun;
import io.github.camelgithubhooks.testkit.GitHubSimulator;
import io.github.camelgithubhooks.testkit.SamplePayloads;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ManyInstancesTest {

    @Test
    void tellsTheStoryOfTheReadme() throws Exception {
        ExampleRun run = run(Map.of(), Map.of());

        assertThat(withoutNumbers(run.told())).isEqualTo(withoutNumbers(ExampleRun.toldInReadme()));
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void failsWhenAnInstanceCannotStart() {
        ExampleRun run = run(Map.of(), Map.of("poll.delay", "soon"));

        assertThat(run.output())
                .contains("FAILED: instance-1 has ended: see target/instance-1.log")
                .doesNotContain("Done");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void isOneInstanceForTheRepositoryThatIsNamed() throws Exception {
        try (GitHubSimulator github = GitHubSimulator.start();
                Database database = new Database()) {
            SimulatedHook hook = github.repository("octo/real")
                    .createHook("https://hooks.example.test/github", "the-hook's-secret", "push");
            github.emit("push", SamplePayloads.push("octo/real"));

            ExampleRun run = run(
                    ExampleRun.environment(
                            github,
                            Map.of("HOOK_ID", String.valueOf(hook.id()), "WEBHOOK_SECRET", "the-hook's-secret")),
                    Map.of(
                            "poll.delay", "300",
                            "camel.server.port", "0",
                            "camel.management.port", "0",
                            "camel.beans.dataSource.jdbcUrl", database.url(),
                            "camel.main.duration-max-messages", "1"));

            assertThat(run.output()).contains("the events of octo/real", "route: push", "by deliveries");
            assertThat(run.exitCode()).isZero();
        }
    }

    @Test
    void asksForTheSecretOfARealHook() {
        ExampleRun run = run(Map.of("GITHUB_TOKEN", "t", "GITHUB_REPOSITORY", "octo/real", "HOOK_ID", "1"), Map.of());

        assertThat(run.output()).contains("FAILED: WEBHOOK_SECRET must be the secret of the hook");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    /** Leaves out how many events there were, and the lines that name those that were handled again. */
    private static List<String> withoutNumbers(List<String> told) {
        return told.stream()
                .filter(line -> !line.startsWith("     GUID: "))
                .map(line -> line.replaceAll("(emitted|handled once|handled again): \\d+", "$1: N"))
                .toList();
    }

    private static ExampleRun run(Map<String, String> environment, Map<String, String> settings) {
        return ExampleRun.of(() -> ManyInstances.run(environment, settings));
    }
}
