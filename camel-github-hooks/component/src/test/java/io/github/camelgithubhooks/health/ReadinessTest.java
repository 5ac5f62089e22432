// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgithubhooks.support.BrokenRepository;
import io.github.camelgithubhooks.support.HookServer;
import io.github.camelgithubhooks.support.ProbedMain;
import io.github.camelgithubhooks.testkit.Fault;
import io.github.camelgithubhooks.testkit.GitHubSimulator;
import io.github.camelgithubhooks.testkit.GitHubSimulatorExtension;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import java.time.Duration;
import java.util.stream.Stream;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A camel-main is ready as long as deliveries are received, whatever GitHub's API does. */
class ReadinessTest {

    private static final String[] TARGET = {"repoOwner=octo", "repoName=hello"};

    @RegisterExtension
    private final GitHubSimulatorExtension extension = new GitHubSimulatorExtension();

    private final ProbedMain main = new ProbedMain();
    private GitHubSimulator github;
    private SimulatedHook hook;

    @BeforeEach
    void createHook() {
        github = extension.simulator();
        hook = github.repository("octo/hello").createHook("https://hooks.example.test/github", "secret", "push");
    }

    @AfterEach
    void stop() {
        main.close();
    }

    static Stream<Fault> faults() {
        return Stream.of(
                Fault.status(401),
                Fault.status(404),
                Fault.status(502),
                Fault.dropConnection(),
                Fault.primaryRateLimit(Duration.ofMinutes(9)),
                Fault.secondaryRateLimit(Duration.ofMinutes(9)));
    }

    static Stream<Arguments> troubles() {
        return faults().flatMap(fault -> Stream.of(
                Arguments.of("log:events", "catchUp=true&initialDelay=0&delay=100&hookId=", fault),
                Arguments.of(
                        "registration:events", "autoRegister=true&hookUrl=https://hooks.example.test/github", fault)));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void troubleWithGitHubLeavesAReceiverReady(String check, String options, Fault fault) throws Exception {
        github.inject(fault);
        main.start(route(HookServer.uri(target(options.replaceAll("hookId=$", "hookId=" + hook.id())))));

        await().untilAsserted(() -> assertDown(check));
        assertThat(main.ready()).isEqualTo(200);
        assertThat(main.probe("/observe/health/live")).isEqualTo(200);
        assertThat(main.delivery().status()).isEqualTo(202);
        assertThat(main.probe("/observe/health")).isEqualTo(503);
        JsonNode receiver = main.check("consumer:events");
        assertThat(receiver.path("status").asText()).isEqualTo("UP");
        assertThat(receiver.path("message").asText())
                .contains(main.check(check).path("message").asText().substring(0, 40));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void troubleWithGitHubLeavesAReaderOfTheLogReady(Fault fault) throws Exception {
        github.inject(fault);
        main.start(route("github-hooks:deliveries?" + target("initialDelay=0&delay=100&hookId=" + hook.id())));

        await().untilAsserted(() -> assertDown("log:events"));
        assertThat(main.ready()).isEqualTo(200);
        assertThat(main.check("consumer:events").path("status").asText()).isEqualTo("UP");
    }

    @Test
    void troubleWithGitHubLeavesAProducerReady() {
        github.inject(Fault.status(401));
        main.with("camel.health.producersEnabled", "true").start(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:list").to("github-hooks:list?" + target(""));
            }
        });

        assertThat(main.probe("/observe/health")).isEqualTo(503);
        assertThat(main.ready()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"camel.health.excludePattern, log:*", "camel.health.consumersEnabled, false"})
    void theCheckOfTheLogCanBeLeftOut(String property, String value) {
        github.inject(Fault.status(401));
        main.with(property, value).start(route(HookServer.uri(target("catchUp=true&hookId=" + hook.id()))));

        assertThat(main.probe("/observe/health")).isEqualTo(200);
    }

    @Test
    void aCheckThatIsSwitchedOffLeavesAReceiverReady() throws Exception {
        main.with("camel.component.github-hooks.healthCheckConsumerEnabled", "false")
                .with("camel.health.exposureLevel", "full")
                .start(route(HookServer.uri("")));

        assertThat(main.check("consumer:events").path("message").asText()).isEqualTo("Disabled");
        assertThat(main.ready()).isEqualTo(200);
    }

    @Test
    void aReceiverWhoseRecordFailsIsNotReady() throws Exception {
        main.bind("repository", new BrokenRepository(true))
                .start(route(HookServer.uri("idempotentRepository=#repository")));
        assertThat(main.ready()).isEqualTo(503);

        assertThat(main.delivery().status()).isEqualTo(503);

        assertThat(main.ready()).isEqualTo(503);
        assertThat(main.check("consumer:events").path("message").asText()).contains("database is down");
    }

    private void assertDown(String check) throws Exception {
        JsonNode reported = main.check(check);
        assertThat(reported.path("status").asText()).isEqualTo("DOWN");
        assertThat(reported.path("message").asText()).isNotEmpty().doesNotContain(github.token());
    }

    private String target(String options) {
        return String.join("&", TARGET) + "&apiUrl=" + github.apiUrl() + "&oauthToken=" + github.token()
                + (options.isEmpty() ? "" : "&" + options);
    }

    private static RouteBuilder route(String uri) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).routeId("events").to("mock:events");
            }
        };
    }
}
