// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.support.Delivered;
import io.github.camelgithubhooks.support.Gate;
import io.github.camelgithubhooks.support.HookServer;
import io.github.camelgithubhooks.support.Warnings;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** GitHub needn't wait for a long route. */
@Timeout(60)
class AckTimeoutTest {

    private final Gate gate = new Gate();
    private HookServer server;

    @BeforeEach
    void start() throws Exception {
        server = HookServer.start(route("ackTimeout=200"));
    }

    @AfterEach
    void stop() {
        gate.open();
        server.close();
    }

    @Test
    void theLimitIsAnswered504() {
        assertThat(server.delivery().status()).isEqualTo(504);
    }

    @Test
    void manyTimeOutsTakeOneLineOfTheLog() {
        try (Warnings warnings = new Warnings(Listener.class)) {
            assertThat(server.delivery().guid("one").status()).isEqualTo(504);
            assertThat(server.delivery().guid("other").status()).isEqualTo(504);

            assertThat(warnings.with("Answered 504")).singleElement().asString().contains("one");
        }
    }

    @Test
    void aRedeliveryIsAnswered503WhileTheRouteGoesOn() {
        server.delivery().send();

        assertThat(server.delivery().status()).isEqualTo(503);
    }

    @Test
    void theRouteGoesOn() {
        server.delivery().send();
        gate.open();

        await().untilAsserted(() -> assertThat(server.received()).hasSize(1));
    }

    @Test
    void aLaterRedeliveryIsADuplicate() {
        server.delivery().send();
        gate.open();

        await().untilAsserted(() -> assertThat(server.delivery().status()).isEqualTo(200));
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void aRouteThatIsFastEnoughIsAnswered202() throws Exception {
        gate.open();
        server.context().addRoutes(route("path=/patient&ackTimeout=20000"));

        assertThat(Delivered.to(server.url("/patient")).status()).isEqualTo(202);
    }

    private RouteBuilder route(String options) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(HookServer.uri(options)).process(gate).to("mock:receive");
            }
        };
    }
}
