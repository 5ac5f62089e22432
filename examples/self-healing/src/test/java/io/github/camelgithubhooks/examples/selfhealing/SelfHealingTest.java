// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.examples.selfhealing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.examples.shared.ExampleRun;
import io.github.camelgithubhooks.testkit.GitHubSimulator;
import io.github.camelgithubhooks.testkit.SamplePayloads;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SelfHealingTest {

    @Test
    void tellsTheStoryOfTheReadme() throws Exception {
        ExampleRun run = run(Map.of(), Map.of());

        assertThat(run.told()).isEqualTo(ExampleRun.toldInReadme());
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void failsWhenAStepFails() {
        ExampleRun run = run(Map.of(), Map.of("poll.delay", "soon"));

        assertThat(run.output()).contains("FAILED: ").doesNotContain("Done");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void healsTheHookThatIsNamed() throws Exception {
        try (GitHubSimulator github = GitHubSimulator.start();
                Listener listener = new Listener()) {
            SimulatedHook hook =
                    github.repository("octo/real").createHook("https://hooks.example.test/real", null, "push");
            github.emit("push", SamplePayloads.push("octo/real"));
            github.route("https://hooks.example.test", listener.port());

            ExampleRun run = run(
                    ExampleRun.environment(github, Map.of("HOOK_ID", String.valueOf(hook.id()))),
                    Map.of("poll.delay", "300", "camel.main.duration-max-messages", "1"));

            assertThat(github.requests()).anySatisfy(request -> {
                assertThat(request.method()).isEqualTo("POST");
                assertThat(request.path()).endsWith("/attempts");
                assertThat(request.status()).isEqualTo(202);
            });
            assertThat(run.output())
                    .contains("Having GitHub deliver again the missed events of octo/real")
                    .doesNotContain(github.token());
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

    private static ExampleRun run(Map<String, String> environment, Map<String, String> settings) {
        return ExampleRun.of(() -> SelfHealing.run(environment, settings));
    }
}
