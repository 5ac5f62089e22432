// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.support.Gate;
import io.github.camelgithubhooks.support.HookServer;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A queue on the way neither ends a delivery too early nor hides that the rest of the route failed. */
@Timeout(120)
class QueuesTest {

    private final Gate gate = new Gate();
    private HookServer server;

    @AfterEach
    void stop() {
        gate.open();
        server.close();
    }

    @Test
    void aFailureAfterTheQueueIsAFailure() throws Exception {
        start("");
        CompletableFuture<Integer> answer = server.delivery().statusLater();
        awaitAudited();
        assertThat(answer).isNotDone();

        gate.open();

        assertThat(answer.get(10, SECONDS)).isEqualTo(500);
        assertThat(server.delivery().status()).as("recorded").isEqualTo(500);
    }

    @Test
    void withAnAckTimeoutTheStepsAfterTheQueueAreWaitedForToo() throws Exception {
        start("ackTimeout=8000");
        CompletableFuture<Integer> answer = server.delivery().statusLater();
        awaitAudited();
        assertThat(answer).isNotDone();

        gate.open();

        assertThat(answer.get(10, SECONDS)).isEqualTo(500);
    }

    @Test
    void aFailureIsAnsweredWhenTheStepsAfterTheQueueHaveEnded() throws Exception {
        server = HookServer.start(new RouteBuilder() {
            @Override
            public void configure() {
                from(HookServer.uri("")).to("seda:broken").process(gate);
                from("seda:broken").to("mock:audit").markRollbackOnly();
            }
        });
        CompletableFuture<Integer> answer = server.delivery().statusLater();
        awaitAudited();
        assertThat(answer).isNotDone();

        gate.open();

        assertThat(answer.get(10, SECONDS)).isEqualTo(500);
    }

    @Test
    void aRollbackBehindAQueueIsAFailure() throws Exception {
        server = HookServer.start(new RouteBuilder() {
            @Override
            public void configure() {
                from(HookServer.uri("")).to("seda:work").to("mock:after");
                from("seda:work").markRollbackOnlyLast();
            }
        });

        assertThat(server.delivery().status()).isEqualTo(500);
    }

    @Test
    void everythingDoneIsRecordedOnce() throws Exception {
        server = HookServer.start(new RouteBuilder() {
            @Override
            public void configure() {
                from(HookServer.uri(""))
                        .to("seda:one")
                        .multicast()
                        .parallelProcessing()
                        .to("seda:two", "seda:three")
                        .end()
                        .to("seda:one");
                from("seda:one?concurrentConsumers=2").to("seda:three");
                from("seda:two").to("mock:audit");
                from("seda:three").to("mock:audit");
            }
        });

        for (int i = 0; i < 50; i++) {
            assertThat(server.delivery().guid("guid-" + i).status()).isEqualTo(202);
            assertThat(server.received("audit")).hasSize(4 * (i + 1));
            assertThat(server.delivery().guid("guid-" + i).status()).isEqualTo(200);
        }
    }

    @Test
    void aHandledErrorBehindAQueueIsDone() throws Exception {
        server = HookServer.start(new RouteBuilder() {
            @Override
            public void configure() {
                onException(IllegalStateException.class).handled(true).to("mock:dead");
                from(HookServer.uri("")).to("seda:work").to("mock:after");
                from("seda:work").throwException(new IllegalStateException("boom"));
            }
        });

        assertThat(server.delivery().status()).isEqualTo(202);
    }

    private void start(String options) throws Exception {
        server = HookServer.start(new RouteBuilder() {
            @Override
            public void configure() {
                from(HookServer.uri(options))
                        .to("seda:audit")
                        .process(gate)
                        .throwException(new IllegalStateException("boom"));
                from("seda:audit").to("mock:audit");
            }
        });
    }

    /** The queue's route has ended: an answer that waited for no more would be on its way. */
    private void awaitAudited() throws InterruptedException {
        gate.awaitReached();
        MockEndpoint audit = server.context().getEndpoint("mock:audit", MockEndpoint.class);
        await().until(() -> audit.getReceivedCounter() == 1
                && server.context().getInflightRepository().size() <= 2);
    }
}
