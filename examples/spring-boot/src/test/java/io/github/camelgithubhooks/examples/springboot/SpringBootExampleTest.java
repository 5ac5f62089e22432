// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.examples.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.examples.shared.ExampleRun;
import io.github.camelgithubhooks.examples.shared.Settings;
import io.github.camelgithubhooks.testkit.GitHubSimulator;
import io.github.camelgithubhooks.testkit.SamplePayloads;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

class SpringBootExampleTest {

    @Test
    void tellsTheStoryOfTheReadme() throws Exception {
        ExampleRun run = run(Map.of(), Map.of());

        assertThat(run.told()).isEqualTo(ExampleRun.toldInReadme());
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void failsWhenAnOptionIsWrong() {
        ExampleRun run = run(Map.of(), Map.of(Settings.OPTION + "max-body-size", "large"));

        assertThat(run.output()).contains("FAILED: ").doesNotContain("Done");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void healthReportsThatTheHookIsGone() throws Exception {
        try (GitHubSimulator github = GitHubSimulator.start()) {
            SimulatedHook hook = github.repository("octo/real")
                    .createHook("https://hooks.example.test/github", "spring-boot-only", "push", "issues");
            Map<String, String> settings = Settings.of(github, "octo/real", hook);
            settings.putAll(Map.of("server.port", "0", "poll.delay", "100"));
            try (ConfigurableApplicationContext spring = Application.start(settings)) {
                int port = spring.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
                github.route("https://hooks.example.test", port);
                assertThat(github.emit("push", SamplePayloads.push("octo/real"))
                                .get(0)
                                .statusCode())
                        .isEqualTo(202);
                await().untilAsserted(() -> assertThat(health(port)).contains("\"consumer:events\":\"UP\""));

                github.repository("octo/real").deleteHook(hook.id());

                await().untilAsserted(() -> assertThat(health(port))
                        .contains("\"status\":\"DOWN\"", "\"log:events\":\"DOWN\"", "\"consumer:events\":\"UP\"")
                        .doesNotContain(github.token(), "spring-boot-only"));
            }
        }
    }

    @Test
    void asksForTheHookAndTheSecretOfARealRepository() {
        Map<String, String> environment = Map.of("GITHUB_TOKEN", "token", "GITHUB_REPOSITORY", "octo/real");

        ExampleRun run = run(environment, Map.of());

        assertThat(run.output()).contains("FAILED: HOOK_ID or HOOK_URL must name a hook");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    private static String health(int port) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/health"))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }

    private static ExampleRun run(Map<String, String> environment, Map<String, String> settings) {
        return ExampleRun.of(() -> SpringBootExample.run(environment, settings));
    }
}
