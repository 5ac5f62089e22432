// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.support.DeliveryLogTestSupport;
import io.github.camelgithubhooks.testkit.Fault;
import io.github.camelgithubhooks.testkit.GitHubSimulator;
import io.github.camelgithubhooks.testkit.SimulatedDelivery;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import io.github.camelgithubhooks.testkit.SimulatedRepository;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.support.ScheduledPollConsumer;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When GitHub or the hook give trouble, the health check says so in words, and reading goes on by itself afterwards. */
class DeliveriesTroubleTest extends DeliveryLogTestSupport {

    static Stream<Arguments> troubles() {
        return Stream.of(
                Arguments.of("a bad token", Fault.status(401), "oauthToken"),
                Arguments.of("no permission", Fault.status(403), "lacks a permission"),
                Arguments.of("no hook", Fault.status(404), "the token can't see it"),
                Arguments.of("a bad gateway", Fault.status(502), "GitHub has a problem"),
                Arguments.of("a dropped connection", Fault.dropConnection(), "broke off"),
                Arguments.of("the hourly limit", Fault.primaryRateLimit(Duration.ofSeconds(2)), "hourly rate limit"),
                Arguments.of("a secondary limit", Fault.secondaryRateLimit(Duration.ofSeconds(1)), "secondary"),
                Arguments.of("a hanging server", Fault.delay(Duration.ofMinutes(1)), "http.responseTimeout"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("troubles")
    void isToldAndOvercome(String what, Fault fault, String words) throws Exception {
        SimulatedHook hook = hook("push");
        github.inject(fault);
        start("deliveries", hook, "startFrom=earliest&http.responseTimeout=500");

        await().untilAsserted(() -> assertThat(health().getState()).isEqualTo(HealthCheck.State.DOWN));
        await().untilAsserted(() -> assertThat(words()).contains(words).doesNotContain(github.token()));
        github.clearFaults();
        push(1);
        received(1);
        await().untilAsserted(() -> assertThat(health().getState()).isEqualTo(HealthCheck.State.UP));
    }

    @Test
    void aPayloadThatCanNotBeReadDoesNotHoldUpTheOthers() throws Exception {
        SimulatedHook hook = hook("push");
        long unlucky = push(1).id();
        push(2);
        push(3);
        github.inject(Fault.status(500).on("GET", ".*/deliveries/" + unlucky).times(1));
        start("deliveries", hook, "startFrom=earliest");

        assertThat(numbers(received(3))).containsExactly(2, 3, 1);
    }

    @Test
    void aPayloadThatIsRefusedForTheLimitIsAskedForLater() throws Exception {
        SimulatedHook hook = hook("push");
        for (int i = 0; i < 20; i++) {
            push(i);
        }
        github.inject(Fault.secondaryRateLimit(Duration.ofSeconds(1))
                .on("GET", ".*/deliveries/\\d+$")
                .times(1));
        start("deliveries", hook, "startFrom=earliest");

        assertThat(numbers(received(20))).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aGitHubThatFailsIsAskedLessAndLess() throws Exception {
        SimulatedHook hook = hook("push");
        github.inject(Fault.status(502));
        start("deliveries", hook);

        ScheduledPollConsumer consumer =
                (ScheduledPollConsumer) context.getRoute("deliveries").getConsumer();
        await().atMost(Duration.ofMinutes(1)).until(() -> consumer.getCounter() >= 40);
        assertThat(github.requests()).hasSizeLessThan(20);
    }

    @Test
    void whileTheLimitLastsNobodyAsks() throws Exception {
        SimulatedHook hook = hook("push");
        github.inject(Fault.primaryRateLimit(Duration.ofMinutes(10)).times(1));
        start("first", hook, "repeatCount=1");
        await().until(() -> github.requests().size() == 1);

        for (int i = 1; i < 100; i++) {
            start("other" + i, hook, "fetchConcurrency=" + i);
        }

        await().until(() -> context.getRoutes().stream()
                .map(route -> (ScheduledPollConsumer) route.getConsumer())
                .allMatch(consumer -> consumer.getCounter() > 0 && consumer.isFirstPollDone()));
        assertThat(github.requests()).hasSize(1);
    }

    @Test
    void aRepositoryThatCanNotRecordIsNamedUntilItCan() throws Exception {
        SimulatedHook hook = hook("push");
        AtomicBoolean down = new AtomicBoolean(true);
        context.getRegistry().bind("repository", new MemoryIdempotentRepository() {
            @Override
            public boolean add(String key) {
                if (down.get()) {
                    throw new IllegalStateException("database is down");
                }
                return super.add(key);
            }
        });
        push(1);
        start("deliveries", hook, "startFrom=earliest", "idempotentRepository=#repository");

        await().untilAsserted(() -> assertThat(words()).contains("idempotentRepository", "database is down"));
        down.set(false);
        await().untilAsserted(() -> assertThat(health().getState()).isEqualTo(HealthCheck.State.UP));
    }

    @Test
    void aHookThatIsInactiveIsNamed() throws Exception {
        SimulatedHook hook = hook("push");
        start("deliveries", hook);

        repository.setActive(hook.id(), false);
        await().untilAsserted(() -> assertThat(words()).contains("is inactive", "active=true"));

        repository.setActive(hook.id(), true);
        await().untilAsserted(() -> assertThat(health().getState()).isEqualTo(HealthCheck.State.UP));
    }

    @Test
    void eventsThatTheHookDoesNotDeliverAreNamed() throws Exception {
        SimulatedHook hook = hook("push");
        start("deliveries", hook, "events=push,pull_request.opened,release");

        await().untilAsserted(() -> assertThat(words())
                .contains("isn't subscribed to pull_request, release", "addEvents=pull_request,release"));
    }

    @Test
    void moreEventsThanTheLimitAllowsAreNamedWithTheArithmetic() throws Exception {
        try (GitHubSimulator small = GitHubSimulator.builder().rateLimit(20).start()) {
            SimulatedRepository busy = small.repository("octo/busy");
            SimulatedHook hook = busy.createHook("https://hooks.example.test/busy", SECRET, "push");
            for (int i = 0; i < 30; i++) {
                small.emit("octo/busy", "push", "{}");
            }
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("github-hooks:deliveries?startFrom=earliest&initialDelay=0&delay=50&repoOwner=octo&repoName=busy"
                                    + "&apiUrl=" + small.apiUrl() + "&oauthToken=" + small.token() + "&hookId="
                                    + hook.id())
                            .routeId("deliveries")
                            .to("mock:deliveries");
                }
            });

            await().untilAsserted(() -> assertThat(words())
                    .contains("30 events", "the token has 20 an hour", "fetchPayload=false", "hourly rate limit"));
            assertThat(health().getState()).isEqualTo(HealthCheck.State.DOWN);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400, 422, 500})
    void aDeliveryThatGitHubCannotShowHoldsUpNoOther(int status) throws Exception {
        SimulatedHook hook = hook("push");
        SimulatedDelivery odd = push(1);
        SimulatedDelivery another = push(2);
        push(3);
        for (SimulatedDelivery delivery : List.of(odd, another)) {
            github.inject(Fault.response(status, "application/json", "{\"message\":\"Odd\"")
                    .on("GET", ".*/deliveries/" + delivery.id() + "$"));
        }

        start("deliveries", hook, "startFrom=earliest", "maxAttempts=2");

        assertThat(numbers(received(1))).containsExactly(3);
    }

    @Test
    void aStopDuringAFetchLosesNothingAndLeavesNothingRunning() throws Exception {
        SimulatedHook hook = hook("push");
        push(1);
        push(2);
        github.inject(Fault.delay(Duration.ofMinutes(1)).on("GET", ".*/deliveries/\\d+$"));
        start("deliveries", hook, "startFrom=earliest");
        await().until(() -> details().size() == 2);

        context.getRouteController().stopRoute("deliveries");
        await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.contains("github-hooks://deliveries")));
        github.clearFaults();
        context.getRouteController().startRoute("deliveries");

        assertThat(numbers(received(2))).containsExactly(1, 2);
    }

    private HealthCheck.Result health() {
        return logHealth("deliveries");
    }

    private String words() {
        return health().getMessage().orElse("");
    }
}
