// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.testkit.Fault;
import io.github.camelgithubhooks.testkit.SimulatedDelivery;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a guard against replay looks into GitHub's log, and what it does when it can't. */
class ReplayGuardLookTest extends ReplayGuardTestSupport {

    @Test
    void theSameGuidNeedsNoLook() throws Exception {
        AtomicBoolean failed = new AtomicBoolean();
        listen(
                "receive",
                exchange -> {
                    if (failed.compareAndSet(false, true)) {
                        throw new IllegalStateException("the route failed");
                    }
                },
                secret(),
                onHook(),
                GUARDED);
        SimulatedDelivery first = push(1);
        assertThat(first.statusCode()).isEqualTo(500);
        github.clearRequests();

        assertThat(replay(first, first.guid()).status()).isEqualTo(202);
        assertThat(replay(first, first.guid()).status()).isEqualTo(200);
        assertThat(github.requests()).isEmpty();
    }

    @Test
    void aLogThatCantBeReadRefusesNothingForGood() throws Exception {
        listen("receive", secret(), onHook(), GUARDED);
        sameEvent();
        github.inject(Fault.status(500).on("GET", ".*/deliveries"));
        SimulatedDelivery second = sameEvent();
        assertThat(second.statusCode()).isEqualTo(503);
        assertThat(second.responseBody().orElseThrow()).contains("the hook's log can't be read");
        github.clearFaults();

        await().until(() -> replay(second, second.guid()).status() == 202);
        assertThat(arrived("receive")).hasSize(2);
    }

    @Test
    void routesOnOnePathShareWhatWasSeen() throws Exception {
        listen("first", secret(), onHook(), GUARDED, "events=push");
        listen("second", secret(), onHook(), GUARDED, "events=*");
        SimulatedDelivery captured = push(1);
        context.getRouteController().stopRoute("first");
        context.getRouteController().stopRoute("second");
        context.getRouteController().startRoute("second");

        assertThat(replay(captured, "11111111-1111-1111-1111-111111111111").status())
                .isEqualTo(503);
        assertThatThrownBy(() -> listen("third", secret(), onHook()))
                .hasStackTraceContaining("with a different replayWindow");
    }

    @Test
    void whatNobodyWantsIsntLookedUp() throws Exception {
        listen("receive", secret(), onHook(), GUARDED, "events=push");
        SimulatedDelivery captured = emit("issues", "opened", 1);
        github.clearRequests();

        assertThat(replay(captured, "11111111-1111-1111-1111-111111111111").status())
                .isEqualTo(202);
        assertThat(github.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"replayWindow=1000&webhookSecret=x", "replayWindow=1000&webhookSecret=x&hookId=1&repoName="})
    void itNeedsTheLog(String options) {
        assertThatThrownBy(() -> context.addRoutes(route(uriWithoutTarget("receive", options))))
                .hasStackTraceContaining("repoOwner");
    }

    @Test
    void itNeedsSignatures() {
        assertThatThrownBy(() ->
                        context.addRoutes(route(uri("receive", "replayWindow=1000", "hookId=1", "allowUnsigned=true"))))
                .hasStackTraceContaining("Option replayWindow is set without webhookSecret");
    }
}
