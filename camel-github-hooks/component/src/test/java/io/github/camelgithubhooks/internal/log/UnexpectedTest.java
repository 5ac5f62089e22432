// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelgithubhooks.GitHubApiException;
import io.github.camelgithubhooks.support.DeliveryLogTestSupport;
import io.github.camelgithubhooks.support.Warnings;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** What may surprise somebody about the reading of the log is said at the start. */
class UnexpectedTest extends DeliveryLogTestSupport {

    @Test
    void nobodyHasSignedIn() throws Exception {
        try (Warnings warnings = new Warnings(DeliveriesConsumer.class)) {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("github-hooks:deliveries?repoOwner=octo&repoName=hello&hookId=1&apiUrl=" + github.apiUrl())
                            .routeId("log")
                            .to("mock:log");
                }
            });

            assertThat(warnings.with("Route log reads the log of a hook without signing in"))
                    .hasSize(1);
        }
    }

    @Test
    void aRefusalOfNobodySaysHowToSignIn() {
        assertThatThrownBy(
                        () -> send("github-hooks:list?repoOwner=octo&repoName=hello&apiUrl=" + github.apiUrl(), null))
                .isInstanceOf(GitHubApiException.class)
                .hasMessageContaining("oauthToken, or appId and privateKey");
    }

    @Test
    void stateInMemoryAndWhatARestartBrings() throws Exception {
        try (Warnings log = Warnings.andInfo(DeliveriesConsumer.class)) {
            start("deliveries", hook("push"));

            assertThat(log.lines("after a restart, what it had from GitHub's log may come once more"))
                    .hasSize(1);
            assertThat(log.with("without signing in")).isEmpty();
        }
    }
}
