// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgithubhooks.GitHubHooksComponent;
import io.github.camelgithubhooks.GitHubHooksConstants;
import io.github.camelgithubhooks.support.DashboardTestSupport;
import io.github.camelgithubhooks.testkit.SimulatedDelivery;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** The dashboard of a route that reads the logs of many repositories. */
class DashboardOfManyLogsTest extends DashboardTestSupport {

    private static final String URL = "https://elsewhere.example.test/github";

    @Override
    protected void configure(GitHubHooksComponent component) {
        component.setDashboardActionsEnabled(true);
    }

    @Test
    void anEventRunsAgainFromTheLogOfItsRepository() throws Exception {
        github.organization("octo-org");
        github.repository("octo-org/service-a").createHook(URL, SECRET, "push");
        github.repository("octo-org/service-b").createHook(URL, SECRET, "push");
        SimulatedDelivery push = github.emit(
                        "octo-org/service-b", "push", "{\"repository\":{\"full_name\":\"octo-org/service-b\"}}")
                .get(0);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uriWithoutTarget("deliveries", "repoOwner=octo-org", "repoName=service-*", "startFrom=earliest")
                                + "&hookUrl=" + URL + "&initialDelay=0&delay=50")
                        .routeId("events")
                        .to("mock:events");
            }
        });
        JsonNode row = row(push.guid(), "handled");

        JsonNode result = act("replay", "{\"ids\":[\"" + row.path("id").asText() + "\"]}")
                .path("results")
                .get(0);

        assertThat(result.path("ok").asBoolean()).as(result.toString()).isTrue();
        Message again = received("events", 2).get(1).getMessage();
        assertThat(again.getHeader(GitHubHooksConstants.REPO_NAME)).isEqualTo("service-b");
    }
}
