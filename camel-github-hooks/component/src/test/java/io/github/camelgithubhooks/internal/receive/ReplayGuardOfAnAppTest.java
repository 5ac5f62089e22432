// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.support.GitHubAppTestSupport;
import io.github.camelgithubhooks.support.HttpServer;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** The only hook of an App has one log, whatever id a route names for its messages. */
class ReplayGuardOfAnAppTest extends GitHubAppTestSupport {

    @Test
    void routesOnOnePathShareTheLogWhetherTheyNameTheHookOrNot() throws Exception {
        HttpServer.on(context);
        String guarded = appUri("receive", "scope=app", "webhookSecret=" + SECRET, "replayWindow=3600000");

        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(guarded).routeId("one").to("mock:one");
                from(guarded + "&hookId=7").routeId("two").to("mock:two");
            }
        });

        assertThat(context.getRouteController().getRouteStatus("two").isStarted())
                .isTrue();
    }
}
