// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgithubhooks.support.DashboardTestSupport;
import io.github.camelgithubhooks.testkit.Fault;
import java.net.URLEncoder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** No text of others keeps the dashboard from answering. */
class DashboardTextsTest extends DashboardTestSupport {

    private void failing(String routeId, String words) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from(uri("receive") + "&webhookSecret=" + SECRET + "&hookId=" + hook.id())
                        .routeId(routeId)
                        .throwException(new IllegalStateException(words));
            }
        });
    }

    @Test
    void aLongReasonIsNotCutWithinACharacter() throws Exception {
        // the 500th char is the first half of the smiley
        String padding = "x".repeat(499 - "java.lang.IllegalStateException: ".length());
        failing("events", padding + "\uD83D\uDE00 and more");

        JsonNode row = row(push(1).guid(), "failed");

        assertThat(row.path("words").asText()).endsWith("xx?");
    }

    @Test
    void aReasonWithHalfACharacterIsShown() throws Exception {
        failing("events", "half: \uD83D.");

        assertThat(row(push(1).guid(), "failed").path("words").asText()).endsWith("half: ?.");
    }

    @Test
    void anEventInTheBacklogOpensWhateverTheNameOfItsRoute() throws Exception {
        github.inject(Fault.status(500).on("GET", ".*/deliveries/\\d+"));
        String guid = push(1).guid();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri("receive", "catchUp=true&initialDelay=0&delay=60000&startFrom=earliest") + "&webhookSecret="
                                + SECRET + "&hookId=" + hook.id())
                        .routeId("my events+1")
                        .to("mock:events");
            }
        });
        String id = row(guid, "never_arrived").path("id").asText();
        assertThat(id).endsWith("~my events+1");

        // as a browser encodes it
        JsonNode detail = read("/api/deliveries/" + URLEncoder.encode(id, UTF_8).replace("+", "%20"));

        assertThat(detail.path("row").path("guid").asText()).isEqualTo(guid);
        assertThat(get("/api/deliveries/%FF").statusCode()).isEqualTo(400);
    }
}
