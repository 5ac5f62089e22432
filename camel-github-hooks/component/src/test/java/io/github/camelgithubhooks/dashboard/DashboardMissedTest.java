// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgithubhooks.support.DashboardTestSupport;
import io.github.camelgithubhooks.support.HttpServer;
import io.github.camelgithubhooks.testkit.Fault;
import io.github.camelgithubhooks.testkit.SimulatedDelivery;
import org.junit.jupiter.api.Test;

/** While a listener is stopped, the dashboard shows what GitHub couldn't deliver; once it is back, that this was handled. */
class DashboardMissedTest extends DashboardTestSupport {

    private static final String URL = "https://hooks.example.test";
    private static final int NOBODY = 1;

    @Test
    void whatAStoppedRouteCannotTakeHasFailedUntilItIsHandled() throws Exception {
        receive("catchUp=true&initialDelay=0&delay=50");
        await().until(() -> route().path("log").has("lastLook"));
        context.getRouteController().stopRoute("events");
        SimulatedDelivery push = push(2);

        JsonNode failed = row(push.guid(), "failed");
        assertThat(failed.path("status").asInt()).isEqualTo(503);
        assertThat(failed.path("words").asText()).isEqualTo("not taken: stopping or suspended");
        assertThat(route().path("totals").path("failed").asInt()).isEqualTo(1);

        context.getRouteController().startRoute("events");

        JsonNode handled = row(push.guid(), "handled");
        assertThat(handled.path("source").asText()).isEqualTo("log");
        assertThat(handled.path("attempts").asInt()).isEqualTo(2);
    }

    @Test
    void whatIsMissedIsShownUntilItIsHandled() throws Exception {
        receive("catchUp=true&initialDelay=0&delay=50&events=push");
        push(1);
        await().until(() -> route().path("log").has("lastLook"));
        assertThat(route().path("missed").asInt()).isZero();

        context.getRouteController().stopRoute("events");
        github.route(URL, NOBODY);
        SimulatedDelivery missed = push(2);
        emit("issues", "opened", 3);

        JsonNode row = row(missed.guid(), "never_arrived");
        assertThat(row.path("routeId").asText()).isEqualTo("events");
        assertThat(row.path("event").asText()).isEqualTo("push");
        assertThat(row.path("deliveryId").asText()).isEqualTo(Long.toString(missed.id()));
        assertThat(row.path("words").asText()).isEqualTo("GitHub: failed to connect to network. The route is stopped");
        assertThat(rows("?outcome=never_arrived")).hasSize(1);
        assertThat(route().path("missed").asInt()).isEqualTo(1);
        assertThat(route().path("healthWords")).isEmpty();
        assertThat(read("/api/deliveries/" + row.path("id").asText())
                        .path("payload")
                        .path("number")
                        .asInt())
                .isEqualTo(2);

        github.route(URL, HttpServer.port(context));
        context.getRouteController().startRoute("events");

        assertThat(row(missed.guid(), "handled").path("source").asText()).isEqualTo("log");
        assertThat(rows("?outcome=never_arrived")).isEmpty();
        await().until(() -> route().path("missed").asInt() == 0);
    }

    @Test
    void whatARouteHasHadIsNotMissed() throws Exception {
        receive("catchUp=true");
        SimulatedDelivery failed = push(13);
        row(failed.guid(), "failed");
        context.getRouteController().stopRoute("events");
        github.route(URL, NOBODY);
        SimulatedDelivery missed = push(2);

        row(missed.guid(), "never_arrived");

        assertThat(route().path("missed").asInt()).isEqualTo(1);
        assertThat(rows("?guid=" + failed.guid())).hasSize(1);
    }

    @Test
    void theReasonIsShownIfTheLogCannotBeRead() throws Exception {
        receive("catchUp=true");
        context.getRouteController().stopRoute("events");
        github.inject(Fault.status(403));

        await().until(() -> route().path("healthWords").toString().contains("GitHub's log can't be read: "));
    }
}
