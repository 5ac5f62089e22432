// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.examples.selfhealing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.testkit.GitHubSimulator;
import io.github.camelgithubhooks.testkit.SamplePayloads;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SelfHealingTest {

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    @Test
    void tellsTheStoryWithASimulatedGitHub() {
        int exit = run(Map.of(), Map.of());

        assertThat(output())
                .contains(
                        "push: GitHub notes 'OK'",
                        "issues: GitHub notes 'failed to connect",
                        "in vain: it asks again",
                        "it got what it had missed",
                        "Done: 2 missed events arrived, and what had arrived wasn't delivered again.");
        assertThat(exit).isZero();
    }

    @Test
    void failsWhenAStepFails() {
        int exit = run(Map.of(), Map.of("poll.delay", "soon"));

        assertThat(output()).contains("FAILED: ").doesNotContain("Done");
        assertThat(exit).isEqualTo(1);
    }

    @Test
    void healsTheHookThatIsNamed() throws Exception {
        try (GitHubSimulator github = GitHubSimulator.start();
                Listener listener = new Listener()) {
            SimulatedHook hook =
                    github.repository("octo/real").createHook("https://hooks.example.test/real", null, "push");
            github.emit("push", SamplePayloads.push("octo/real"));
            github.route("https://hooks.example.test", listener.port());

            int exit = run(
                    environment(github, "HOOK_ID", String.valueOf(hook.id())),
                    Map.of("poll.delay", "300", "camel.main.duration-max-messages", "1"));

            assertThat(github.requests()).anySatisfy(request -> {
                assertThat(request.method()).isEqualTo("POST");
                assertThat(request.path()).endsWith("/attempts");
                assertThat(request.status()).isEqualTo(202);
            });
            assertThat(output())
                    .contains("Having GitHub deliver again what never arrived of octo/real")
                    .doesNotContain(github.token());
            assertThat(exit).isZero();
        }
    }

    @Test
    void asksForTheHookOfARealRepository() {
        try (GitHubSimulator github = GitHubSimulator.start()) {
            int exit = run(environment(github, "HOOK_ID", ""), Map.of());

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

    private int run(Map<String, String> environment, Map<String, String> properties) {
        return SelfHealing.run(new PrintStream(output, true, StandardCharsets.UTF_8), environment, properties);
    }

    private String output() {
        return output.toString(StandardCharsets.UTF_8);
    }
}
