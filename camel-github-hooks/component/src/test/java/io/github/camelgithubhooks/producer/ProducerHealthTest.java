// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.producer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.GitHubHooksComponent;
import io.github.camelgithubhooks.GitHubHooksConstants;
import io.github.camelgithubhooks.support.GitHubTestSupport;
import io.github.camelgithubhooks.testkit.Fault;
import io.github.camelgithubhooks.testkit.GitHubSimulator;
import io.github.camelgithubhooks.testkit.RecordedRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The health check of a producer says whether GitHub would take its requests, and asks that for nothing. */
class ProducerHealthTest extends GitHubTestSupport {

    @BeforeEach
    void checkProducers() {
        HealthCheckHelper.getHealthCheckRepository(context, "producers").setEnabled(true);
    }

    static Stream<Arguments> troubles() {
        return Stream.of(
                Arguments.of("a bad token", Fault.status(401), "Check the option oauthToken"),
                Arguments.of("the hourly limit", Fault.primaryRateLimit(Duration.ofMinutes(9)), "Try again at 20"),
                Arguments.of("a secondary limit", Fault.secondaryRateLimit(Duration.ofMinutes(9)), "secondary"),
                Arguments.of("a bad gateway", Fault.status(502), "GitHub has a problem"),
                Arguments.of("a dropped connection", Fault.dropConnection(), "broke off"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("troubles")
    void troubleIsToldInWords(String what, Fault fault, String words) throws Exception {
        github.inject(fault);
        start("list");

        assertThat(check().getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(check().getMessage())
                .hasValueSatisfying(told -> assertThat(told).contains(words).doesNotContain(github.token()));
    }

    @Test
    void aLimitThatOthersUsedUpIsToldAtOnce() throws Exception {
        try (GitHubSimulator narrow = GitHubSimulator.builder().rateLimit(1).start()) {
            HttpRequest another = HttpRequest.newBuilder(URI.create(narrow.apiUrl() + "/meta"))
                    .header("Authorization", "Bearer " + narrow.token())
                    .build();
            HttpClient.newHttpClient().send(another, HttpResponse.BodyHandlers.discarding());
            github = narrow;
            start("list");

            assertThat(check().getMessage())
                    .hasValueSatisfying(told -> assertThat(told).contains("hourly rate limit", "Try again at 20"));
        }
    }

    @Test
    void askingIsFreeAndDoneOnceForAllProducersOfAToken() throws Exception {
        start("list");
        start("ping");

        assertThat(checks()).hasSize(2);
        assertThat(checks()).allSatisfy(result -> assertThat(result.getState()).isEqualTo(HealthCheck.State.UP));
        assertThat(github.requests()).extracting(RecordedRequest::path).containsExactly("/rate_limit");
        assertThat(send(uri("list"), null).getMessage().getHeader(GitHubHooksConstants.RATE_LIMIT_REMAINING))
                .isEqualTo(4999);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ensure", "rotateSecret"})
    void thoseThatMakeSeveralCallsAreCheckedToo(String operation) throws Exception {
        start(operation);

        assertThat(check().getState()).isEqualTo(HealthCheck.State.UP);
    }

    @Test
    void aServerWithoutRateLimitsIsReachable() throws Exception {
        github.inject(Fault.response(404, "application/json", "{\"message\":\"Rate limiting is not enabled.\"}"));
        start("list");

        assertThat(check().getState()).isEqualTo(HealthCheck.State.UP);
    }

    @Test
    void aProducerThatStoppedIsNoLongerChecked() throws Exception {
        start("list");
        context.getRouteController().stopRoute("list");
        context.removeRoute("list");

        assertThat(checks()).isEmpty();
    }

    @Test
    void theComponentCanSwitchItOff() throws Exception {
        context.getComponent("github-hooks", GitHubHooksComponent.class).setHealthCheckProducerEnabled(false);
        start("list");

        assertThat(check().getState()).isEqualTo(HealthCheck.State.UNKNOWN);
        assertThat(github.requests()).isEmpty();
    }

    private void start(String operation) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:" + operation)
                        .routeId(operation)
                        .to(uri(operation, "hookId=1", "webhookSecret=" + SECRET));
            }
        });
    }

    private HealthCheck.Result check() {
        List<HealthCheck.Result> checks = checks();
        assertThat(checks).hasSize(1);
        return checks.get(0);
    }

    private List<HealthCheck.Result> checks() {
        return HealthCheckRegistry.get(context).stream()
                .filter(check -> check.getId().startsWith("producer:github-hooks-"))
                .map(HealthCheck::call)
                .toList();
    }
}
