// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.support.Warnings;
import io.github.camelgithubhooks.testkit.Fault;
import io.github.camelgithubhooks.testkit.SimulatedRepository;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheck.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Repositories come, go and fail while one route reads the logs of all. */
class ChangingRepositoriesTest extends ManyLogsTestSupport {

    private static final String INVOICES_LOG = "/repos/octo-org/service-invoices/hooks/\\d+/deliveries";

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @ParameterizedTest
    @ValueSource(ints = {403, 404})
    void oneThatFailsIsNamedAndDoesntStopTheOthers(int status) throws Exception {
        context.getRegistry().bind("meters", meters);
        github.inject(Fault.status(status).on("GET", INVOICES_LOG));
        push(INVOICES, 1);
        push(ORDERS, 1);
        try (Warnings warnings = new Warnings(DeliveriesConsumer.class)) {
            read(services("startFrom=earliest"));

            assertThat(events(1)).containsExactly(ORDERS + "#1");
            await().until(() -> logHealth("deliveries").getState() == State.DOWN);
            HealthCheck.Result health = logHealth("deliveries");
            assertThat(health.getMessage().orElseThrow()).contains(INVOICES, "" + status, "Reading resumes at");
            assertThat(health.getDetails())
                    .containsEntry("github.deliveries.repositories", 2)
                    .containsEntry("github.deliveries.failing", INVOICES);
            assertThat(repositories("failing")).isEqualTo(1);
            assertThat(repositories("read")).isEqualTo(1);
            push(ORDERS, 2);
            received(2);
            assertThat(warnings.with("can't read the log of " + INVOICES)).hasSize(1);
        }

        github.clearFaults();

        assertThat(events(3)).contains(INVOICES + "#1");
        await().until(() -> logHealth("deliveries").getState() == State.UP);
        assertThat(repositories("failing")).isZero();
    }

    @Test
    void oneThatIsCreatedLaterIsReadWithoutARestart() throws Exception {
        read(services());
        awaitLooks(ORDERS);

        hooked("octo-org/service-new");
        push("octo-org/service-new", 1);

        assertThat(events(1)).containsExactly("octo-org/service-new#1");
        assertUp();
    }

    @Test
    void oneThatIsArchivedIsReadToTheEndAndThenLeft() throws Exception {
        read(services("delay=1000"));
        await().until(() -> looks(INVOICES) > 0);

        push(INVOICES, 1);
        github.repository(INVOICES).setArchived(true);

        assertThat(events(1)).containsExactly(INVOICES + "#1");
        await().until(() -> repositoriesInHealth() == 1);
        long before = looks(INVOICES);
        awaitLooks(ORDERS);
        assertThat(looks(INVOICES)).isEqualTo(before);
        github.repository(INVOICES).setArchived(false);
        push(INVOICES, 2);
        received(2);
    }

    @Test
    void oneWhoseHookIsDeletedAndThatIsThenArchivedIsLeft() throws Exception {
        read(services());
        awaitLooks(ORDERS);
        awaitLooks(INVOICES);
        SimulatedRepository invoices = github.repository(INVOICES);
        invoices.deleteHook(invoices.hooks().get(0).id());
        await().until(() -> logHealth("deliveries").getState() == State.DOWN);

        invoices.setArchived(true);

        await().until(() -> repositoriesInHealth() == 1);
        assertUp();
    }

    @Test
    void oneWhoseNameChangesInCaseOnlyIsReadAndShownOn() throws Exception {
        read(services());
        awaitLooks(ORDERS);
        github.inject(Fault.response(
                        200,
                        "application/json",
                        "[{\"full_name\":\"octo-org/Service-Orders\"},{\"full_name\":\"" + INVOICES + "\"}]")
                .on("GET", "/orgs/octo-org/repos"));
        awaitLooks(INVOICES);
        awaitLooks(INVOICES);

        push(ORDERS, 1);

        received(1);
        awaitLooks(INVOICES);
        assertThat(repositoriesInHealth()).isEqualTo(2);
        assertUp();
    }

    @Test
    void oneWithoutAHookIsNamedAndReadWhenItHasOne() throws Exception {
        github.repository("octo-org/service-new");
        try (Warnings warnings = new Warnings(DeliveriesConsumer.class)) {
            read(services());

            // DOWN until the first poll has ended
            await().untilAsserted(() -> {
                assertThat(logHealth("deliveries").getDetails())
                        .containsEntry("github.deliveries.unhooked", "octo-org/service-new");
                assertUp();
            });
            await().until(() -> !warnings.with("github-hooks:ensure").isEmpty());
            hooked("octo-org/service-new");
            push("octo-org/service-new", 1);

            received(1);
            assertThat(warnings.with("gets no events of octo-org/service-new")).hasSize(1);
        }
        await().until(() -> !logHealth("deliveries").getDetails().containsKey("github.deliveries.unhooked"));
    }

    @Test
    void aListThatFailsKeepsTheRepositoriesThatAreKnown() throws Exception {
        read(services());
        awaitLooks(ORDERS);

        github.inject(Fault.status(502).on("GET", "/orgs/octo-org/repos"));
        push(ORDERS, 1);

        received(1);
        await().until(() -> logHealth("deliveries").getState() == State.DOWN);
        assertThat(logHealth("deliveries").getMessage().orElseThrow()).contains("The repositories can't be listed");
        github.clearFaults();
        await().until(() -> logHealth("deliveries").getState() == State.UP);
    }

    @Test
    void withoutAnyRepositoryTheCheckNamesThePattern() throws Exception {
        read(often("deliveries", "repoOwner=octo-org", "repoName=nothing-*"));

        await().untilAsserted(
                        () -> assertThat(logHealth("deliveries").getMessage().orElseThrow())
                                .contains("octo-org/nothing-*", "correct repoOwner, repoName or repoTopics"));
        assertThat(logHealth("deliveries").getState()).isEqualTo(State.DOWN);
    }

    @Test
    void anExhaustedLimitEndsTheRequestsOfAllUntilItsReset() throws Exception {
        read(services("repoRefresh=600000"));
        awaitLooks(ORDERS);
        awaitLooks(INVOICES);
        try (Warnings warnings = new Warnings(DeliveriesConsumer.class)) {
            github.inject(Fault.primaryRateLimit(Duration.ofSeconds(3))
                    .on("GET", INVOICES_LOG)
                    .times(1));
            await().until(() -> !warnings.with("can't read the logs of").isEmpty());
            push(ORDERS, 1);
            push(INVOICES, 1);
            int before = github.requests().size();

            assertThat(events(2)).containsExactly(INVOICES + "#1", ORDERS + "#1");
            assertThat(warnings.with("can't read")).hasSizeLessThanOrEqualTo(2);
            assertThat(github.requests().stream().skip(before).takeWhile(request -> !details()
                            .contains(request)))
                    .hasSizeLessThan(10);
        }
    }

    private double repositories(String state) {
        return meters.get("camel.github.hooks.deliveries.repositories")
                .tag("state", state)
                .gauge()
                .value();
    }

    private int repositoriesInHealth() {
        return (int) logHealth("deliveries").getDetails().get("github.deliveries.repositories");
    }
}
