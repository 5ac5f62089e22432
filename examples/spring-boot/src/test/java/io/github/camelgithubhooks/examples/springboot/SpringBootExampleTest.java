// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.examples.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.testkit.GitHubSimulator;
import io.github.camelgithubhooks.testkit.SamplePayloads;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

class SpringBootExampleTest {

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    @Test
    void tellsTheStoryWithASimulatedGitHub() {
        int exit = run(Map.of(), Map.of());

        assertThat(output())
                .contains(
                        "GitHub pings it",
                        "/actuator/health says UP",
                        "delivered as JSON, verified, handed over byte for byte, answered 202",
                        "delivered as a form, verified, handed over byte for byte, answered 202",
                        "refused, 401",
                        "caught up from GitHub's log",
                        "Done: 2 events received on Tomcat");
        assertThat(exit).isZero();
    }

    @Test
    void failsWhenAnOptionIsWrong() {
        int exit = run(Map.of(), Map.of(Application.OPTION + "max-body-size", "large"));

        assertThat(output()).contains("FAILED: ").doesNotContain("Done");
        assertThat(exit).isEqualTo(1);
    }

    @Test
    void healthTellsThatTheHookIsGone() throws Exception {
        try (GitHubSimulator github = GitHubSimulator.start()) {
            SimulatedHook hook = github.repository("octo/real")
                    .createHook("https://hooks.example.test/github", "spring-boot-only", "push");
            try (ConfigurableApplicationContext spring = Application.start(
                    github.apiUrl(),
                    github.token(),
                    "octo/real",
                    Map.of(
                            "server.port",
                            "0",
                            "poll.delay",
                            "100",
                            Application.OPTION + "hook-id",
                            String.valueOf(hook.id())))) {
                int port = spring.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
                github.route("https://hooks.example.test", port);
                assertThat(github.emit("push", SamplePayloads.push("octo/real"))
                                .get(0)
                                .statusCode())
                        .isEqualTo(202);
                await().untilAsserted(() -> assertThat(health(port)).contains("\"consumer:events\":\"UP\""));

                github.repository("octo/real").deleteHook(hook.id());

                await().untilAsserted(() -> assertThat(health(port))
                        .contains("\"status\":\"DOWN\"", "\"consumer:events\":\"DOWN\"")
                        .doesNotContain(github.token(), "spring-boot-only"));
            }
        }
    }

    @Test
    void asksForTheHookAndTheSecretOfARealRepository() {
        Map<String, String> environment = Map.of("GITHUB_TOKEN", "token", "GITHUB_REPOSITORY", "octo/real");

        assertThat(run(environment, Map.of())).isEqualTo(1);
        assertThat(output()).contains("FAILED: HOOK_ID or HOOK_URL must name a hook");
    }

    private static String health(int port) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/health"))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }

    private int run(Map<String, String> environment, Map<String, String> settings) {
        return SpringBootExample.run(new PrintStream(output, true, StandardCharsets.UTF_8), environment, settings);
    }

    private String output() {
        return output.toString(StandardCharsets.UTF_8);
    }
}
