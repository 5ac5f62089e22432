// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.support.Gate;
import io.github.camelgithubhooks.support.HookServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.seda.SedaEndpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** No thread waits for a route. */
@Timeout(120)
class ManyInFlightTest {

    private static final int MANY = 2000;

    @Test
    void thousandsOfDeliveriesAreOpenBehindAQueue() throws Exception {
        Gate gate = new Gate();
        RouteBuilder routes = new RouteBuilder() {
            @Override
            public void configure() {
                from(HookServer.uri("")).to("seda:work?size=" + MANY);
                from("seda:work?size=" + MANY).process(gate);
            }
        };
        try (HookServer server = HookServer.start(routes)) {
            List<CompletableFuture<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < MANY; i++) {
                answers.add(server.delivery().guid("guid-" + i).statusLater());
            }
            SedaEndpoint queue = server.context().getEndpoint("seda:work?size=" + MANY, SedaEndpoint.class);
            // one of them is beyond the queue, at the gate
            await().atMost(60, SECONDS)
                    .untilAsserted(() -> assertThat(queue.getCurrentQueueSize()).isEqualTo(MANY - 1));
            assertThat(answers).noneMatch(CompletableFuture::isDone);

            gate.open();

            for (CompletableFuture<Integer> answer : answers) {
                assertThat(answer.get(60, SECONDS)).isEqualTo(202);
            }
        }
    }
}
