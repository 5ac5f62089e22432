// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.testkit.Fault;
import io.github.camelgithubhooks.testkit.GitHubSimulator;
import io.github.camelgithubhooks.testkit.GitHubSimulatorExtension;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** With the properties of the guide to Kubernetes, a Spring Boot application is as ready as a camel-main. */
class ReadinessTest {

    private static final String URL = "https://hooks.example.test/github";

    @RegisterExtension
    private final GitHubSimulatorExtension extension = new GitHubSimulatorExtension();

    static Stream<Fault> troubles() {
        return Stream.of(Fault.status(401), Fault.dropConnection(), Fault.primaryRateLimit(Duration.ofMinutes(9)));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void troubleWithGitHubLeavesAReceiverReady(Fault fault) throws Exception {
        GitHubSimulator github = extension.simulator();
        SimulatedHook hook = github.repository("octo/hello").createHook(URL, "secret", "push");
        github.inject(fault);
        try (ReceivingApplication application = ReceivingApplication.start(
                ReceivingApplication.ON_KUBERNETES,
                "management.endpoint.health.show-details=always",
                option("api-url", github.apiUrl()),
                option("oauth-token", github.token()),
                option("repo-owner", "octo"),
                option("repo-name", "hello"),
                option("hook-id", hook.id()),
                option("catch-up", true),
                option("hook-url", URL),
                option("auto-register", true))) {
            await().untilAsserted(
                            () -> assertThat(application.get("/actuator/health").body())
                                    .contains("\"log:receive\":\"DOWN\"", "\"registration:receive\":\"DOWN\""));

            assertThat(application.get("/actuator/health/readiness").statusCode())
                    .isEqualTo(200);
            assertThat(application.get("/actuator/health/liveness").statusCode())
                    .isEqualTo(200);
            assertThat(application.delivery().send().status()).isEqualTo(202);
        }
    }

    @Test
    void theProbesOfTheGuideSucceedWhileTheRouteReceives() throws Exception {
        try (InputStream file = ReadinessTest.class.getResourceAsStream("/kubernetes/container.yaml");
                ReceivingApplication application = ReceivingApplication.start(ReceivingApplication.ON_KUBERNETES)) {
            Map<String, Map<String, Map<String, Object>>> probes = new Yaml().load(file);

            assertThat(probes).containsOnlyKeys("startupProbe", "readinessProbe", "livenessProbe");
            for (Map<String, Map<String, Object>> probe : probes.values()) {
                String path = probe.get("httpGet").get("path").toString();
                assertThat(application.get(path).statusCode()).as(path).isEqualTo(200);
            }
        }
    }

    @Test
    void aRouteThatIsStoppedIsNotReady() throws Exception {
        try (ReceivingApplication application = ReceivingApplication.start(ReceivingApplication.ON_KUBERNETES)) {
            assertThat(application.get("/actuator/health/readiness").statusCode())
                    .isEqualTo(200);

            application.camel().getRouteController().stopRoute("receive");

            assertThat(application.get("/actuator/health/readiness").statusCode())
                    .isEqualTo(503);
            assertThat(application.get("/actuator/health/liveness").statusCode())
                    .isEqualTo(200);
        }
    }

    private static String option(String name, Object value) {
        return ComponentOption.PREFIX + "." + name + "=" + value;
    }
}
