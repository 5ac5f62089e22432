// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.support.HookServer;
import io.github.camelgithubhooks.support.Warnings;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Routes on one path that name different hooks read as if each got the events of its own. */
class SeveralHooksTest {

    private static final String WARNING = "name different hooks";

    @ParameterizedTest
    @CsvSource({
        "hookId=1, hookId=2, hookId 1 and hookId 2",
        "repoOwner=octo&repoName=a, repoOwner=octo&repoName=b, octo/a and octo/b",
        "organization=octo, repoOwner=octo&repoName=b&hookId=7, octo and hookId 7 of octo/b",
    })
    void aWarningNamesTheRoutesAndTheHooks(String first, String second, String hooks) throws Exception {
        try (Warnings warnings = new Warnings(Listener.class);
                HookServer server = HookServer.start(routes(first, second))) {
            assertThat(warnings.with(WARNING))
                    .singleElement()
                    .asString()
                    .contains("Routes first and second receive on /github", hooks, "a path of its own");
            assertThat(server.delivery().status()).isEqualTo(202);
            assertThat(server.received("second")).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "hookId=1, hookId=1",
        "hookId=1, events=push",
        "repoOwner=octo&repoName=a, repoOwner=Octo&repoName=A",
        "hookId=1&path=/a, hookId=2&path=/b",
    })
    void thereIsNoneForRoutesThatMayMeanTheSame(String first, String second) throws Exception {
        try (Warnings warnings = new Warnings(Listener.class);
                HookServer server = HookServer.start(routes(first, second))) {
            assertThat(warnings.with(WARNING)).isEmpty();
            assertThat(server.received("first")).isEmpty();
        }
    }

    private static RouteBuilder routes(String first, String second) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(HookServer.uri(first)).routeId("first").to("mock:first");
                from(HookServer.uri(second)).routeId("second").to("mock:second");
            }
        };
    }
}
