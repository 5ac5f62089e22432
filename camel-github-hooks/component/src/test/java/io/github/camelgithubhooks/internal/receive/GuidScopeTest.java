// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelgithubhooks.support.Gate;
import io.github.camelgithubhooks.support.HookServer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** Several hooks deliver an event to one path under the same guid. */
class GuidScopeTest {

    private static final String HOOK_ID = "X-GitHub-Hook-ID";

    @Test
    void anEventThatTwoHooksDeliverComesOnce() throws Exception {
        try (HookServer server = HookServer.receiving("")) {
            assertThat(server.delivery().header(HOOK_ID, "1").status()).isEqualTo(202);
            assertThat(server.delivery().header(HOOK_ID, "2").status()).isEqualTo(200);

            assertThat(server.received()).hasSize(1);
        }
    }

    @Test
    void itComesOnceForEachHookWhenTheGuidCountsForTheHook() throws Exception {
        try (HookServer server = HookServer.receiving("guidScope=hook")) {
            assertThat(server.delivery().header(HOOK_ID, "1").json(app(1)).status())
                    .isEqualTo(202);
            assertThat(server.delivery().header(HOOK_ID, "2").json(app(2)).status())
                    .isEqualTo(202);
            assertThat(server.delivery().header(HOOK_ID, "2").json(app(2)).status())
                    .isEqualTo(200);

            assertThat(server.received().stream()
                            .map(exchange ->
                                    exchange.getMessage().getHeader("CamelGitHubHooksInstallationId", Long.class))
                            .toList())
                    .isEqualTo(List.of(1L, 2L));
        }
    }

    @Test
    void twoHooksAtTheSameMomentBothGetTheirOwnRun() throws Exception {
        Gate gate = new Gate();
        try (HookServer server = HookServer.start(new RouteBuilder() {
            @Override
            public void configure() {
                from(HookServer.uri("guidScope=hook"))
                        .choice()
                        .when(header("CamelGitHubHooksInstallationId").isEqualTo(1L))
                        .process(gate)
                        .end()
                        .to("mock:events");
            }
        })) {
            CompletableFuture<Integer> first =
                    server.delivery().header(HOOK_ID, "1").json(app(1)).statusLater();
            gate.awaitReached();

            assertThat(server.delivery().header(HOOK_ID, "2").json(app(2)).status())
                    .isEqualTo(202);
            assertThat(server.received("events")).hasSize(1);

            gate.open();
            assertThat(first.get(10, SECONDS)).isEqualTo(202);
        }
    }

    @Test
    void twoHooksAtTheSameMomentAreAnsweredAlikeByDefault() throws Exception {
        Gate gate = new Gate();
        try (HookServer server = HookServer.start(new RouteBuilder() {
            @Override
            public void configure() {
                from(HookServer.uri("")).process(gate).to("mock:events");
            }
        })) {
            CompletableFuture<Integer> first =
                    server.delivery().header(HOOK_ID, "1").statusLater();
            gate.awaitReached();
            CompletableFuture<Integer> second =
                    server.delivery().header(HOOK_ID, "2").statusLater();

            gate.open();

            assertThat(first.get(10, SECONDS)).isEqualTo(202);
            assertThat(second.get(10, SECONDS)).isBetween(200, 202);
            assertThat(server.received("events")).hasSize(1);
        }
    }

    @Test
    void anotherScopeIsRefused() {
        assertThatThrownBy(() -> HookServer.receiving("guidScope=app"))
                .rootCause()
                .hasMessageContaining("guidScope must be path or hook");
    }

    @Test
    void catchUpNeedsToKnowTheHook() {
        assertThatThrownBy(() -> HookServer.receiving("guidScope=hook&catchUp=true&repoOwner=octo&repoName=hello"
                        + "&hookUrl=https://hooks.example.test/github&oauthToken=t"))
                .rootCause()
                .hasMessageContaining("needs the option hookId");
    }

    private static String app(int installation) {
        return "{\"action\":\"opened\",\"installation\":{\"id\":" + installation + "}}";
    }
}
