// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.camelgithubhooks.support.Delivered;
import io.github.camelgithubhooks.support.HookServer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.seda.SedaEndpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** What a route never ends is ended for it: the guid is free, the memory is given back, and the log says so. */
@Timeout(120)
class AbandonedTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger("io.github.camelgithubhooks.internal.event");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private HookServer server;

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(log);
        server.close();
    }

    @Test
    void whatAQueueDiscardsIsAFailure() throws Exception {
        server = HookServer.start(toQueue("seda:full?size=1&discardWhenFull=true", "ackTimeout=50"));
        for (int i = 0; i < 20; i++) {
            assertThat(server.delivery().guid("guid-" + i).status()).isEqualTo(504);
        }

        awaitHeldBodies(1);
        assertThat(lines()).anyMatch(line -> line.contains("Route receive dropped") && line.contains("guid-"));
    }

    @Test
    void whatAQueueDiscardedMayComeAgain() throws Exception {
        server = HookServer.start(toQueue("seda:full?size=1&discardWhenFull=true", "ackTimeout=50"));
        server.delivery().guid("first").send();
        server.delivery().guid("second").send();
        awaitHeldBodies(1);
        readFrom("seda:full?size=1&discardWhenFull=true");
        awaitHeldBodies(0);

        await().untilAsserted(() ->
                assertThat(server.delivery().guid("second").status()).isIn(202, 200));
        assertThat(server.received("read"))
                .extracting(exchange -> exchange.getMessage().getHeader("CamelGitHubHooksDeliveryGuid"))
                .contains("first", "second");
    }

    @Test
    void whatIsPurgedIsAnswered500() throws Exception {
        server = HookServer.start(toQueue("seda:work", ""));
        CompletableFuture<Integer> answer = server.delivery().statusLater();
        SedaEndpoint queue = server.context().getEndpoint("seda:work", SedaEndpoint.class);
        await().until(() -> !queue.getQueue().isEmpty());

        queue.purgeQueue();

        await().until(() -> {
            System.gc();
            return answer.isDone();
        });
        assertThat(answer.get(1, SECONDS)).isEqualTo(500);
    }

    @Test
    void whatTakesLongerThanTheTimeoutIsAnswered500() throws Exception {
        server = HookServer.start(toQueue("seda:nobody", "completionTimeout=100"));

        assertThat(server.delivery().guid("late").status()).isEqualTo(500);

        awaitHeldBodies(0);
        assertThat(lines())
                .anyMatch(line -> line.contains("Route receive has not ended")
                        && line.contains("completionTimeout")
                        && line.contains("late"));
    }

    @Test
    void whatTimedOutMayComeAgain() throws Exception {
        server = HookServer.start(toQueue("seda:nobody", "completionTimeout=100"));
        server.delivery().send();
        readFrom("seda:nobody");
        await().until(() -> server.received("read").size() == 1);

        assertThat(server.delivery().guid("other").status()).isEqualTo(202);
    }

    @Test
    void aSuccessAfterTheTimeoutIsRecorded() throws Exception {
        server = HookServer.start(toQueue("seda:nobody", "completionTimeout=100"));
        assertThat(server.delivery().status()).isEqualTo(500);
        readFrom("seda:nobody");
        await().until(() -> server.received("read").size() == 1);

        await().untilAsserted(() -> assertThat(server.delivery().status()).isEqualTo(200));
        assertThat(server.received("read")).hasSize(1);
    }

    @Test
    void aNegativeTimeoutIsRefused() throws Exception {
        server = HookServer.create();
        server.context().addRoutes(toQueue("seda:nobody", "completionTimeout=-1"));

        assertThat(catchThrowable(() -> server.context().start()))
                .hasRootCauseMessage("Option completionTimeout must not be negative: 0 means no limit");
    }

    private static RouteBuilder toQueue(String queue, String options) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(HookServer.uri(options)).routeId("receive").to(queue);
            }
        };
    }

    private void readFrom(String queue) throws Exception {
        server.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(queue).to("mock:read");
            }
        });
    }

    private void awaitHeldBodies(int count) {
        ByteBudget budget = ((ReceiveConsumer)
                        server.context().getRoute("receive").getConsumer())
                .listeners()
                .budget();
        await().untilAsserted(() -> {
            System.gc();
            assertThat(budget.used()).isEqualTo(count * (Delivered.JSON.length() + 1L));
        });
    }

    private List<String> lines() {
        return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}
