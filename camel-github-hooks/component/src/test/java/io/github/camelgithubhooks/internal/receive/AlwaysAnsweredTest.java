// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.internal.event.Payload;
import io.github.camelgithubhooks.internal.event.Verification;
import io.github.camelgithubhooks.support.HookServer;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A delivery is answered and gives back what it holds, whatever goes wrong on its way to the route. */
class AlwaysAnsweredTest {

    @ParameterizedTest
    @ValueSource(strings = {"ackTimeout", "completionTimeout"})
    void theLongestTimeOutIsNoLimit(String option) throws Exception {
        try (HookServer server = HookServer.receiving(option + "=" + Long.MAX_VALUE)) {
            assertThat(server.delivery().statusLater().get(30, SECONDS)).isEqualTo(202);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "events=push"})
    void anErrorOfTheRepositoryIsAFailure(String options) throws Exception {
        AtomicBoolean broken = new AtomicBoolean();
        HookServer server = HookServer.create();
        server.context().getRegistry().bind("handled", new MemoryIdempotentRepository() {
            @Override
            public boolean contains(String key) {
                if (broken.get()) {
                    throw new NoClassDefFoundError("a driver");
                }
                return super.contains(key);
            }
        });
        server.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(HookServer.uri("idempotentRepository=#handled"))
                        .routeId("first")
                        .to("mock:first");
                if (!options.isEmpty()) {
                    from(HookServer.uri(options)).routeId("second").to("mock:second");
                }
            }
        });
        try (server) {
            server.context().start();
            broken.set(true);

            assertThat(server.delivery().statusLater().get(30, SECONDS)).isEqualTo(500);
        }
    }

    @Test
    void aThreadThatCannotStartLeavesNothingReserved() throws Exception {
        ByteBudget budget = new ByteBudget(1_000_000);
        ByteBudget.Reservation reservation = budget.reserve(100);
        RequestHead head = new RequestHead("push", "guid", null, null, RequestHead.MediaType.JSON, -1, Map.of());
        VerifiedDelivery delivery = new VerifiedDelivery(
                head, new Payload(null, null, null, null), new byte[100], Verification.NONE, reservation);
        Offers.Offer offer = new Offers().add((answer, why) -> {});

        JoinedRoutes.hand(delivery, null, offer, task -> {
            throw new OutOfMemoryError("unable to create native thread");
        });
        reservation.release();

        assertThat(offer.isAnswered()).isTrue();
        assertThat(budget.used()).isZero();
    }
}
