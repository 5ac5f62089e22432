// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.support.Warnings;
import io.github.camelgithubhooks.testkit.Fault;
import io.github.camelgithubhooks.testkit.SimulatedInstallation;
import org.apache.camel.health.HealthCheck.State;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An App reads from the repositories of several installations, and the list of one fails. */
class FailingInstallationsTest extends ManyLogsTestSupport {

    private static final String SHOP = "acme/shop";

    private SimulatedInstallation acme;

    @BeforeEach
    void installApp() {
        github.organization("acme");
        hooked(SHOP);
        // the first one fails: those behind it must be listed nevertheless
        acme = app.install("acme");
        app.install("octo-org");
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 502})
    void newRepositoriesOfTheOthersAreFoundAndTheFailingOneKeepsItsOwn(int status) throws Exception {
        readAll();
        refuseTokens(status);
        await().until(() ->
                health().contains("The repositories of installation " + acme.id() + " on acme can't be listed"));

        hooked("octo-org/new");
        push("octo-org/new", 1);

        assertThat(events(1)).containsExactly("octo-org/new#1");
        assertThat(logHealth("deliveries").getState()).isEqualTo(State.DOWN);
        assertThat(logHealth("deliveries").getDetails()).containsEntry("github.deliveries.repositories", 4);

        github.clearFaults();
        hooked("acme/more");
        push("acme/more", 2);
        push(SHOP, 3);

        assertThat(events(3)).contains("acme/more#2", SHOP + "#3");
        await().until(() -> logHealth("deliveries").getState() == State.UP);
    }

    @Test
    void oneLineNamesItWhenItFailsForAnotherReasonAndWhenItWorksAgain() throws Exception {
        try (Warnings lines = Warnings.andInfo(DeliveriesConsumer.class)) {
            readAll();
            refuseTokens(403);
            await().until(() -> !lines.with("installation " + acme.id() + " on acme can't be listed")
                    .isEmpty());
            awaitLists();
            assertThat(lines.with("can't be listed")).hasSize(1);

            github.clearFaults();
            refuseTokens(404);
            await().until(() -> lines.with("can't be listed").size() > 1);
            awaitLists();
            assertThat(lines.with("can't be listed")).hasSize(2);

            github.clearFaults();
            await().until(() -> !lines.lines("installation " + acme.id() + " on acme no longer fails")
                    .isEmpty());
            assertThat(lines.with("can't be listed")).hasSize(2);
        }
    }

    @Test
    void oneThatFailsAtTheStartDoesntKeepTheOthersFromBeingRead() throws Exception {
        refuseTokens(403);
        push(ORDERS, 1);
        push(SHOP, 2);

        read(often(appUri("deliveries", "repoName=*", "startFrom=earliest")));

        assertThat(events(1)).containsExactly(ORDERS + "#1");
        github.clearFaults();
        assertThat(events(2)).contains(SHOP + "#2");
    }

    @Test
    void aSuspendedOneIsLeftAndReadOnWhereItWasLeft() throws Exception {
        readAll();
        push(SHOP, 1);
        received(1);
        acme.suspend();
        await().until(() -> repositoriesInHealth() == 2);
        assertUp();
        push(SHOP, 2);

        acme.unsuspend();

        assertThat(events(2)).containsExactly(SHOP + "#1", SHOP + "#2");
        await().until(() -> repositoriesInHealth() == 3);
    }

    private int repositoriesInHealth() {
        return (int) logHealth("deliveries").getDetails().get("github.deliveries.repositories");
    }

    private void readAll() throws Exception {
        read(often(appUri("deliveries", "repoName=*")));
        awaitLooks(ORDERS);
        awaitLooks(SHOP);
    }

    private void refuseTokens(int status) {
        github.inject(Fault.status(status).on("POST", "/app/installations/" + acme.id() + "/access_tokens"));
        acme.expireTokens();
    }

    private void awaitLists() {
        long before = lists("GET /app/installations");
        await().until(() -> lists("GET /app/installations") > before + 2);
    }

    private long lists(String call) {
        return calls().stream().filter(call::equals).count();
    }

    private String health() {
        return logHealth("deliveries").getMessage().orElse("");
    }
}
