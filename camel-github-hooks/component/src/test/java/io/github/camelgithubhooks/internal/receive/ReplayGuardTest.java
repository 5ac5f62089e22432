// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.GitHubHooksConstants;
import io.github.camelgithubhooks.testkit.SentDelivery;
import io.github.camelgithubhooks.testkit.SimulatedDelivery;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

/** {@code replayWindow}: a body that was captured isn't taken again under a guid that somebody made up. */
class ReplayGuardTest extends ReplayGuardTestSupport {

    @Test
    void aCapturedBodyWithAnInventedGuidReachesNoRoute() throws Exception {
        listen("receive", secret(), onHook(), GUARDED);
        SimulatedDelivery captured = push(1);

        SentDelivery replay = replay(captured, "11111111-1111-1111-1111-111111111111");

        assertThat(replay.status()).isEqualTo(503);
        assertThat(replay.header("Retry-After")).isPresent();
        assertThat(arrived("receive")).hasSize(1);
    }

    @Test
    void withoutTheGuardItDoes() throws Exception {
        listen("receive", secret(), onHook());
        SimulatedDelivery captured = push(1);

        assertThat(replay(captured, "11111111-1111-1111-1111-111111111111").status())
                .isEqualTo(202);
    }

    @Test
    void twoEqualEventsAreTwoExchangesOnceTheLogShowsTheSecond() throws Exception {
        listen("receive", secret(), onHook(), GUARDED);
        sameEvent();
        SimulatedDelivery second = sameEvent();
        assertThat(second.requestBody())
                .isEqualTo(repository.deliveries(hook.id()).get(1).requestBody());
        assertThat(second.statusCode()).isEqualTo(503);
        assertThat(arrived("receive")).hasSize(1);

        redeliver(hook, second);

        assertThat(guids(arrived("receive"))).contains(second.guid()).doesNotHaveDuplicates();
        assertThat(arrived("receive")).hasSize(2);
    }

    @Test
    void twoEqualEventsAreTwoExchangesWithCatchUp() throws Exception {
        listen("receive", secret(), onHook(), GUARDED, "catchUp=true", "initialDelay=0", "delay=50");

        sameEvent();
        sameEvent();

        assertThat(guids(received("receive", 2))).doesNotHaveDuplicates().hasSize(2);
    }

    @Test
    void aRowThatShowsUpLateHealsIt() throws Exception {
        listen("receive", secret(), onHook(), GUARDED);
        sameEvent();
        repository.holdBackDeliveries(hook.id());
        SimulatedDelivery second = sameEvent();
        assertThat(replay(second, second.guid()).status()).isEqualTo(503);
        assertThat(arrived("receive")).hasSize(1);

        repository.releaseDeliveries(hook.id());

        await().until(() -> replay(second, second.guid()).status() == 202);
        assertThat(arrived("receive")).hasSize(2);
    }

    @Test
    void theGuidOfAnotherEventIsRefused() throws Exception {
        listen("receive", secret(), onHook(), GUARDED);
        SimulatedDelivery captured = push(1);
        context.getRouteController().stopRoute("receive");
        SimulatedDelivery other = emit("issues", "opened", 2);
        context.getRouteController().startRoute("receive");

        assertThat(replay(captured, other.guid()).status()).isEqualTo(403);
        assertThat(arrived("receive")).hasSize(1);
    }

    @Test
    void theGuidOfAnotherActionIsRefused() throws Exception {
        listen("receive", secret(), onHook(), GUARDED);
        SimulatedDelivery captured = emit("issues", "closed", 1);
        context.getRouteController().stopRoute("receive");
        SimulatedDelivery other = emit("issues", "opened", 2);
        context.getRouteController().startRoute("receive");

        assertThat(replay(captured, other.guid()).status()).isEqualTo(403);
        assertThat(arrived("receive")).hasSize(1);
    }

    @Test
    void aCapturedBodyIsntTakenAsAnotherEvent() throws Exception {
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
        SimulatedDelivery captured = push(1);

        assertThat(body(captured).event("release").guid(captured.guid()).send().status())
                .isEqualTo(403);
    }

    private static List<String> guids(List<Exchange> exchanges) {
        return exchanges.stream()
                .map(exchange -> exchange.getMessage().getHeader(GitHubHooksConstants.DELIVERY_GUID, String.class))
                .toList();
    }
}
