// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgithubhooks.support.DashboardTestSupport;
import io.github.camelgithubhooks.testkit.Fault;
import io.github.camelgithubhooks.testkit.SignedSender;
import io.github.camelgithubhooks.testkit.SimulatedDelivery;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import java.net.URI;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What GitHub knows is shown beside what happened here. */
class DashboardDetailTest extends DashboardTestSupport {

    private JsonNode detail(JsonNode row) {
        return read("/api/deliveries/" + row.path("id").asText());
    }

    @Test
    void aDeliveryOpensToItsAttemptsHeadersAndPayload() throws Exception {
        receive();
        SimulatedDelivery push = push(13);
        row(push.guid(), "failed");
        await().until(() -> repository.deliveries(hook.id()).size() == 1);

        JsonNode detail = detail(row(push.guid(), "failed"));

        assertThat(detail.path("row").path("event").asText()).isEqualTo("push");
        assertThat(detail.path("payload").path("number").asInt()).isEqualTo(13);
        assertThat(detail.path("payloadFrom").asText()).isEqualTo("github");
        assertThat(detail.path("headers").path("X-GitHub-Event").asText()).isEqualTo("push");
        assertThat(detail.path("headers").toString().toLowerCase(Locale.ROOT))
                .doesNotContain("signature", "encoded-secret");
        assertThat(detail.path("response").path("status").asInt()).isEqualTo(500);
        assertThat(detail.path("attempts"))
                .extracting(attempt -> attempt.path("source").asText())
                .containsExactlyInAnyOrder("push", "github");
    }

    @Test
    void aRefusedRequestHasNothingToShow() throws Exception {
        receive();
        SignedSender.to(URI.create(url("").toString().replace("/github-hooks", "/github")))
                .secret("guessed")
                .send();
        await().until(() -> rows("?outcome=refused").size() == 1);

        JsonNode detail = detail(rows("?outcome=refused").get(0));

        assertThat(detail.path("payloadFrom").asText()).isEqualTo("none");
        assertThat(detail.path("payloadWords").asText()).contains("refused before its body was read");
        assertThat(get("/api/deliveries/12").statusCode()).isEqualTo(404);
        assertThat(get("/api/deliveries/x").statusCode()).isEqualTo(400);
    }

    @Test
    void anEventInTheBacklogIsARowUntilTheRouteHasHadIt() throws Exception {
        github.inject(Fault.status(500).on("GET", "/repos/octo/hello/hooks/.*/deliveries/\\d+"));
        SimulatedDelivery missed = push(1);
        receive("catchUp=true&initialDelay=0&delay=60000&startFrom=earliest");

        JsonNode row = row(missed.guid(), "never_arrived");
        assertThat(row.path("source").asText()).isEqualTo("log");
        assertThat(row.path("deliveryId").asText()).isEqualTo(Long.toString(missed.id()));
        assertThat(detail(row).path("payloadWords").asText()).contains("GitHub's log can't be read");
    }

    @Test
    void theHooksAreShownWithWhatIsWrongWithThem() throws Exception {
        receive();
        SimulatedHook open = repository.createHook("http://hooks.example.test/open?key=private", null, "push");
        push(1);
        await().until(() -> repository.deliveries(hook.id()).size() == 1);

        JsonNode scope = read("/api/hooks").path("scopes").get(0);

        assertThat(scope.path("scope").asText()).isEqualTo("octo/hello");
        JsonNode ours = scope.path("hooks").get(0);
        assertThat(ours.path("id").asText()).isEqualTo(Long.toString(hook.id()));
        assertThat(ours.path("ours").asBoolean()).isTrue();
        assertThat(ours.path("routeId").asText()).isEqualTo("events");
        assertThat(ours.path("hasSecret").asBoolean()).isTrue();
        assertThat(ours.path("https").asBoolean()).isTrue();
        assertThat(ours.has("lastDelivery")).isTrue();
        assertThat(ours.path("problems")).isEmpty();
        JsonNode theirs = scope.path("hooks").get(1);
        assertThat(theirs.path("id").asText()).isEqualTo(Long.toString(open.id()));
        assertThat(theirs.path("url").asText()).isEqualTo("http://hooks.example.test/open");
        assertThat(theirs.path("ours").asBoolean()).isFalse();
        assertThat(theirs.path("problems").toString()).contains("isn't https", "no secret");
    }
}
