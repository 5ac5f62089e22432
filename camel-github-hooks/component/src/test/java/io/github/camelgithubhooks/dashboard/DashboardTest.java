// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgithubhooks.support.DashboardTestSupport;
import io.github.camelgithubhooks.testkit.SignedSender;
import io.github.camelgithubhooks.testkit.SimulatedDelivery;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** The dashboard shows what came and what became of it. */
class DashboardTest extends DashboardTestSupport {

    @Test
    void thePageIsServedFromTheJarAndHasRelativeLinks() {
        assertThat(get("/").body()).contains("<title>GitHub Hooks");
        assertThat(get("/").headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
        assertThat(get("").statusCode()).isEqualTo(302);
        assertThat(get("").headers().firstValue("Location")).hasValue("github-hooks/");
        assertThat(get("/package-info.class").statusCode()).isEqualTo(404);
        assertThat(get("/../Dashboard.class").statusCode()).isEqualTo(404);
    }

    @Test
    void theOverviewShowsEachRouteWithItsHealthAndCounts() throws Exception {
        receive();
        push(1);
        push(13);

        await().until(() -> route().path("totals").path("failed").asInt() == 1);
        JsonNode overview = read("/api/overview");
        assertThat(overview.path("actions").asBoolean()).isFalse();
        assertThat(overview.has("token")).isFalse();
        assertThat(overview.path("historySize").asInt()).isEqualTo(10_000);
        assertThat(overview.path("historyKept").asText()).isEqualTo("memory");
        JsonNode route = overview.path("routes").get(0);
        assertThat(route.path("routeId").asText()).isEqualTo("events");
        assertThat(route.path("source").asText()).isEqualTo("receive");
        assertThat(route.path("path").asText()).isEqualTo("/github");
        assertThat(route.path("scope").asText()).isEqualTo("octo/hello");
        assertThat(route.path("hookId").asText()).isEqualTo(Long.toString(hook.id()));
        assertThat(route.path("status").asText()).isEqualTo("Started");
        assertThat(route.path("health").asText()).isEqualTo("UP");
        assertThat(route.path("lastDelivery").asText()).matches("\\d{4}-.*\\.\\d{3}Z");
        assertThat(route.path("totals").path("accepted").asInt()).isEqualTo(1);
        assertThat(route.path("uri").asText())
                .startsWith("github-hooks://receive")
                .doesNotContain(SECRET);
    }

    @Test
    void theOverviewShowsHowFarTheLogIsRead() throws Exception {
        receive("catchUp=true&initialDelay=0&delay=50");

        await().until(() -> route().path("log").has("lastLook"));
        JsonNode log = route().path("log");
        assertThat(log.path("readsLog").asBoolean()).isTrue();
        assertThat(log.path("behind").asText()).isEqualTo("PT0S");
        assertThat(log.path("backlog").asInt()).isZero();
        assertThat(log.path("givenUp").asInt()).isZero();
        assertThat(log.path("rateLimit").path("limit").asInt()).isEqualTo(5000);
        assertThat(log.path("rateLimit").path("remaining").asInt()).isLessThan(5000);
        assertThat(log.path("gaps")).isEmpty();
    }

    @Test
    void eachDeliveryIsARowWithItsOutcome() throws Exception {
        receive("events=push");
        JsonNode handled = row(push(1).guid(), "handled");
        JsonNode failed = row(push(13).guid(), "failed");
        JsonNode unwanted = row(emit("issues", "opened", 2).guid(), "not_wanted");

        assertThat(handled.path("event").asText()).isEqualTo("push");
        assertThat(handled.path("repository").asText()).isEqualTo("octo/hello");
        assertThat(handled.path("sender").asText()).isEqualTo("mona");
        assertThat(handled.path("routeId").asText()).isEqualTo("events");
        assertThat(handled.path("source").asText()).isEqualTo("push");
        assertThat(handled.path("status").asInt()).isEqualTo(202);
        assertThat(handled.path("tookMs").asDouble()).isPositive();
        assertThat(handled.path("attempts").asInt()).isEqualTo(1);
        assertThat(handled.has("words")).isFalse();
        assertThat(failed.path("words").asText()).isEqualTo("java.lang.IllegalStateException: unlucky number");
        assertThat(failed.path("status").asInt()).isEqualTo(500);
        assertThat(unwanted.path("action").asText()).isEqualTo("opened");
        assertThat(rows("")).extracting(row -> row.path("outcome").asText()).startsWith("not_wanted", "failed");
    }

    @Test
    void anEventThatTheLogBringsIsARowToo() throws Exception {
        SimulatedDelivery missed = push(1);
        receive("catchUp=true&initialDelay=0&delay=50&startFrom=earliest");

        JsonNode row = row(missed.guid(), "handled");
        assertThat(row.path("source").asText()).isEqualTo("log");
        assertThat(row.path("deliveryId").asText()).isEqualTo(Long.toString(missed.id()));
        assertThat(row.path("repository").asText()).isEqualTo("octo/hello");
    }

    @Test
    void aRedeliveryOfAnEventBelongsToItsRow() throws Exception {
        receive();
        SimulatedDelivery failed = push(13);
        row(failed.guid(), "failed");
        redeliver(hook, failed);

        await().until(() -> row(failed.guid(), "failed").path("attempts").asInt() == 2);
        assertThat(rows(""))
                .filteredOn(row -> row.path("guid").asText().equals(failed.guid()))
                .hasSize(1);
    }

    @Test
    void aRefusalIsARowOfItsOwnWithTheReason() throws Exception {
        receive();
        String guid = push(1).guid();
        row(guid, "handled");
        URI listener = URI.create(url("").toString().replace("/github-hooks", "/github"));
        SignedSender.to(listener).secret("guessed").guid(guid).send();

        JsonNode refused = row(guid, "refused");
        assertThat(refused.path("words").asText()).isEqualTo("signature wrong, from 127.0.0.1");
        assertThat(refused.path("status").asInt()).isEqualTo(401);
        // a stranger can't change what is known of an event
        assertThat(row(guid, "handled").path("attempts").asInt()).isEqualTo(1);
    }

    @Test
    void theDeliveriesAreSearchedAndPaged() throws Exception {
        receive();
        for (int number = 1; number <= 5; number++) {
            row(emit("issues", number == 3 ? "closed" : "opened", number).guid(), "handled");
        }

        assertThat(rows("?action=closed&event=issues")).hasSize(1);
        assertThat(rows("?q=CLOS")).hasSize(1);
        assertThat(rows("?repository=octo/hello&sender=mona&route=events&event=issues"))
                .hasSize(5);
        assertThat(rows("?outcome=failed&event=issues")).isEmpty();
        assertThat(rows("?since=2100-01-01T00:00:00Z")).isEmpty();
        assertThat(rows("?until=2000-01-01T00:00:00Z")).isEmpty();
        JsonNode first = read("/api/deliveries?event=issues&limit=3");
        assertThat(first.path("rows")).hasSize(3);
        assertThat(first.path("total").asInt()).isEqualTo(5);
        JsonNode second = read("/api/deliveries?event=issues&limit=3&before="
                + first.path("next").asText());
        assertThat(second.path("rows")).hasSize(2);
        assertThat(second.has("next")).isFalse();
        assertThat(get("/api/deliveries?outcome=lucky").statusCode()).isEqualTo(400);
        assertThat(get("/api/deliveries?since=yesterday").body()).contains("since must be a time");
    }

    @Test
    void theChartCountsOutcomesByMinute() throws Exception {
        receive();
        row(push(1).guid(), "handled");
        row(push(13).guid(), "failed");

        JsonNode hour = read("/api/chart?span=hour&route=events");
        assertThat(hour.path("step").asText()).isEqualTo("PT1M");
        assertThat(hour.path("points")).hasSize(60);
        assertThat(sum(hour, "accepted")).isGreaterThanOrEqualTo(1);
        assertThat(sum(hour, "failed")).isEqualTo(1);
        JsonNode day = read("/api/chart?span=day");
        assertThat(day.path("points")).hasSize(96);
        assertThat(sum(day, "failed")).isEqualTo(1);
        assertThat(sum(read("/api/chart?route=another"), "failed")).isZero();
    }

    @Test
    void theChartOfARouteGoesWithTheRoute() throws Exception {
        receive();
        row(push(13).guid(), "failed");

        context.getRouteController().stopRoute("events");
        context.removeRoute("events");

        assertThat(sum(read("/api/chart?span=hour&route=events"), "failed")).isZero();
        assertThat(sum(read("/api/chart?span=hour"), "failed")).isEqualTo(1);
    }

    private static int sum(JsonNode chart, String series) {
        int sum = 0;
        for (JsonNode point : chart.path("points")) {
            sum += point.path(series).asInt();
        }
        return sum;
    }
}
