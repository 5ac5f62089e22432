// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.internal.receive.ByteBudget.Reservation;
import io.github.camelgithubhooks.support.Delivered;
import io.github.camelgithubhooks.support.Gate;
import io.github.camelgithubhooks.support.HookServer;
import java.net.http.HttpResponse;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The memory for bodies is bounded, and given back. */
class CapacityTest {

    private final Gate gate = new Gate();
    private HookServer server;
    private ByteBudget budget;

    @BeforeEach
    void start() throws Exception {
        server = HookServer.start(new RouteBuilder() {
            @Override
            public void configure() {
                from(HookServer.uri("events=push")).routeId("receive").to("mock:receive");
                from(HookServer.uri("path=/slow&ackTimeout=100")).process(gate);
            }
        });
        budget = ((ReceiveConsumer) server.context().getRoute("receive").getConsumer())
                .listeners()
                .budget();
    }

    @AfterEach
    void stop() {
        gate.open();
        server.close();
    }

    @Test
    void overCapacityIsAnswered503() throws Exception {
        budget.reserve(Runtime.getRuntime().maxMemory());

        HttpResponse<String> answer = server.delivery().send();

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("10");
        assertThat(server.received()).isEmpty();
    }

    @Test
    void whatWasRefusedMayComeAgain() throws Exception {
        Reservation all = budget.reserve(Runtime.getRuntime().maxMemory());
        server.delivery().send();
        all.release();

        assertThat(server.delivery().status()).isEqualTo(202);
    }

    @Test
    void everyAnswerGivesTheMemoryBack() {
        server.delivery().send();
        server.delivery().send();
        server.delivery().guid("two").form(Delivered.JSON).send();
        server.delivery().guid("three").event("issues").send();
        server.delivery().signed("other").send();
        server.delivery().json("{").send();
        server.delivery().form("{").send();
        server.delivery().method("GET").send();

        assertThat(budget.used()).isZero();
    }

    @Test
    void aRouteThatGoesOnAfterTheAnswerHoldsItsBody() throws Exception {
        assertThat(Delivered.to(server.url("/slow")).status()).isEqualTo(504);

        assertThat(budget.used()).isEqualTo(Delivered.JSON.length() + 1L);
    }

    @Test
    void aFormHoldsOnlyItsPayload() throws Exception {
        String json = "{\"note\":\"%%%%%%%%%%%%%%%%%%%%\"}";

        assertThat(Delivered.to(server.url("/slow")).form(json).status()).isEqualTo(504);

        assertThat(budget.used()).isEqualTo(json.length());
    }
}
