// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgithubhooks.GitHubHooksComponent;
import io.github.camelgithubhooks.support.DashboardTestSupport;
import io.github.camelgithubhooks.testkit.Fault;
import io.github.camelgithubhooks.testkit.SimulatedDelivery;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A user of the dashboard acts, and each act is logged. */
class DashboardActsTest extends DashboardTestSupport {

    private final Logger audit = (Logger) LoggerFactory.getLogger("io.github.camelgithubhooks.audit");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @Override
    protected void configure(GitHubHooksComponent component) {
        component.setDashboardActionsEnabled(true);
    }

    @BeforeEach
    void readAudit() {
        lines.start();
        audit.addAppender(lines);
        audit.setLevel(Level.INFO);
    }

    @AfterEach
    void leaveAudit() {
        audit.detachAppender(lines);
        audit.setLevel(null);
    }

    private static String ids(JsonNode... rows) {
        StringBuilder ids = new StringBuilder("{\"ids\":[");
        for (JsonNode row : rows) {
            ids.append(ids.length() > 8 ? "," : "").append(row.path("id"));
        }
        return ids.append("]}").toString();
    }

    @Test
    void anEventRunsAgainThroughItsRouteAlthoughItWasHandled() throws Exception {
        receive();
        SimulatedDelivery push = push(1);
        JsonNode row = row(push.guid(), "handled");

        JsonNode result = act("replay", ids(row)).path("results").get(0);

        assertThat(result.path("ok").asBoolean()).as(result.toString()).isTrue();
        Exchange again = received("events", 2).get(1);
        assertThat(again.getMessage().getHeader("CamelGitHubHooksReplay")).isEqualTo(true);
        assertThat(again.getMessage().getHeader("CamelGitHubHooksDeliveryGuid")).isEqualTo(push.guid());
        assertThat(again.getMessage().getHeader("X-GitHub-Event")).isEqualTo("push");
        assertThat(again.getMessage().getBody(String.class)).contains("\"number\":1");
        JsonNode after = row(push.guid(), "handled");
        assertThat(after.path("replay").asBoolean()).isTrue();
        assertThat(after.path("attempts").asInt()).isEqualTo(2);
        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("replay by a user of this machine: push " + push.guid()
                        + " on route events: the route is done");
    }

    @Test
    void aReplayThatFailsPassesTheErrorHandlingAndSaysWhy() throws Exception {
        receive();
        JsonNode row = row(push(13).guid(), "failed");

        JsonNode result = act("replay", ids(row)).path("results").get(0);

        assertThat(result.path("ok").asBoolean()).isFalse();
        assertThat(result.path("words").asText())
                .isEqualTo("the route failed: java.lang.IllegalStateException: unlucky number");
        assertThat(row(row.path("guid").asText(), "failed").path("attempts").asInt())
                .isEqualTo(2);
    }

    @Test
    void aReplayThatSucceedsCountsAsHandled() throws Exception {
        SimulatedDelivery missed = push(1);
        github.inject(Fault.status(500).on("GET", ".*/deliveries/\\d+").times(1));
        receive("catchUp=true&initialDelay=0&delay=60000&startFrom=earliest");
        JsonNode row = row(missed.guid(), "never_arrived");

        assertThat(act("replay", ids(row)).path("results").get(0).path("ok").asBoolean())
                .isTrue();

        row(missed.guid(), "handled");
        redeliver(hook, missed);
        row(missed.guid(), "duplicate");
    }

    @Test
    void anActThatDoesNotKnowItsHookYetSaysWhy() throws Exception {
        github.inject(Fault.status(401).on("GET", ".*/hooks.*"));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri("receive", "catchUp=true&initialDelay=0&delay=50", "hookUrl=" + hook.url()) + "&webhookSecret="
                                + SECRET)
                        .routeId("events")
                        .to("mock:events");
            }
        });
        JsonNode row = row(push(1).guid(), "handled");
        await().until(() -> route().toString().contains("401"));

        JsonNode result = act("replay", ids(row)).path("results").get(0);

        assertThat(result.path("ok").asBoolean()).isFalse();
        assertThat(result.path("words").asText()).contains("events", "isn't known yet", "401");
    }

    @Test
    void gitHubDeliversAnEventOnceMore() throws Exception {
        receive();
        JsonNode row = row(push(1).guid(), "handled");
        await().until(() -> repository.deliveries(hook.id()).size() == 1);

        assertThat(act("redeliver", ids(row))
                        .path("results")
                        .get(0)
                        .path("words")
                        .asText())
                .isEqualTo("requested");

        assertThat(row(row.path("guid").asText(), "duplicate").path("attempts").asInt())
                .isEqualTo(2);
    }

    @Test
    void severalEventsActAtOnceAndEachHasItsResult() throws Exception {
        receive();
        JsonNode one = row(push(1).guid(), "handled");
        JsonNode two = row(push(13).guid(), "failed");

        JsonNode results = act("replay", ids(one, two)).path("results");

        assertThat(results.get(0).path("ok").asBoolean()).isTrue();
        assertThat(results.get(1).path("ok").asBoolean()).isFalse();
        assertThat(act("replay", "{\"ids\":[\"1\"]}")
                        .path("results")
                        .get(0)
                        .path("words")
                        .asText())
                .contains("no such delivery");
    }

    @Test
    void theHookIsPinged() throws Exception {
        receive("events=ping,push");

        JsonNode result = act("ping", "{\"routeId\":\"events\",\"hookIds\":[\"" + hook.id() + "\"]}")
                .path("results")
                .get(0);

        assertThat(result.path("ok").asBoolean()).isTrue();
        await().until(() -> !rows("?event=ping").isEmpty());
    }

    @Test
    void allThatFailedInAPeriodIsRetriedAfterAPreview() throws Exception {
        receive();
        row(push(13).guid(), "failed");
        row(push(13).guid(), "failed");
        String since = "2020-01-01T00:00:00Z";

        JsonNode preview = read("/api/actions/preview?action=retry&since=" + since);
        assertThat(preview.path("events").asInt()).isEqualTo(2);
        assertThat(preview.path("requests").asInt()).isEqualTo(4);
        JsonNode started = act("retry", "{\"since\":\"" + since + "\",\"by\":\"replay\"}");

        assertThat(started.path("started").asInt()).isEqualTo(2);
        await().until(() -> rows("?outcome=failed").stream()
                .allMatch(row -> row.path("attempts").asInt() == 2));
    }

    @Test
    void anEventThatWasGivenUpIsForgottenForGood() throws Exception {
        push(13);
        receive("catchUp=true&initialDelay=0&delay=20&startFrom=earliest&maxAttempts=1");
        await().until(() -> rows("?outcome=given_up").size() == 1);
        JsonNode row = rows("?outcome=given_up").get(0);
        assertThat(row.path("words").asText()).isEqualTo("1 attempts, and none succeeded");

        assertThat(act("forget", ids(row)).path("results").get(0).path("ok").asBoolean())
                .isTrue();

        assertThat(rows("?guid=" + row.path("guid").asText())).isEmpty();
        JsonNode other = row(push(2).guid(), "handled");
        assertThat(act("forget", ids(other))
                        .path("results")
                        .get(0)
                        .path("words")
                        .asText())
                .contains("Only an event that was given up");
    }

    @Test
    void theHookIsMadeAsTheRouteDeclaresItAfterAPlan() throws Exception {
        receive("events=push&hookUrl=https://hooks.example.test/new");

        JsonNode plan = read("/api/hooks").path("scopes").get(0).path("plan").get(0);
        assertThat(plan.path("change").asText()).isEqualTo("create");
        assertThat(plan.path("diff").toString())
                .contains("{\"field\":\"config.url\",\"to\":\"https://hooks.example.test/new\"}")
                .contains("{\"field\":\"events\",\"to\":\"push\"}")
                .doesNotContain(SECRET);
        JsonNode done = act("ensure", "{\"routeId\":\"events\",\"scope\":\"octo/hello\"}");

        assertThat(done.path("change").asText()).isEqualTo("create");
        assertThat(read("/api/hooks")
                        .path("scopes")
                        .get(0)
                        .path("plan")
                        .get(0)
                        .path("change")
                        .asText())
                .isEqualTo("none");
    }

    @Test
    void anActNeedsTheTokenOfThePageAndThePageItself() throws Exception {
        receive();
        String ping = "{\"routeId\":\"events\",\"hookIds\":[\"1\"]}";

        assertThat(post("/api/actions/ping", ping, "wrong").statusCode()).isEqualTo(403);
        assertThat(post("/api/actions/ping", ping, token(), "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(post("/api/actions/ping", ping, token(), "Origin", "https://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(post("/api/actions/ping", ping, token(), "Sec-Fetch-Site", "same-origin")
                        .statusCode())
                .isEqualTo(200);
        assertThat(post("/api/actions/ping", "[]").statusCode()).isEqualTo(400);
        for (String type : new String[] {"text/plain", "application/jsonp", "application/x-www-form-urlencoded"}) {
            assertThat(send(HttpRequest.newBuilder(url("/api/actions/ping"))
                                    .timeout(Duration.ofSeconds(20))
                                    .headers("Content-Type", type, "X-GitHub-Hooks-Token", token())
                                    .POST(BodyPublishers.ofString(ping)))
                            .statusCode())
                    .as(type)
                    .isEqualTo(415);
        }
        assertThat(post("/api/actions/dance", "{}").statusCode()).isEqualTo(404);
        assertThat(get("/api/actions/ping").statusCode()).isEqualTo(404);
    }
}
