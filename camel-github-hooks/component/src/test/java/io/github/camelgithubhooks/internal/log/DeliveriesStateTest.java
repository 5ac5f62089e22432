// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.camelgithubhooks.kill.Restarted;
import io.github.camelgithubhooks.support.DeliveryLogTestSupport;
import io.github.camelgithubhooks.testkit.SimulatedDelivery;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What is remembered across a restart, and what is said when that is not enough. */
class DeliveriesStateTest extends DeliveryLogTestSupport {

    private final Logger logger =
            (Logger) LoggerFactory.getLogger("io.github.camelgithubhooks.internal.log.DeliveryLog");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final MemoryStateRepository offsets = new MemoryStateRepository();

    @BeforeEach
    void listenToTheLog() {
        log.start();
        logger.setLevel(Level.WARN);
        logger.addAppender(log);
    }

    @AfterEach
    void stopListeningToTheLog() {
        logger.detachAppender(log);
        logger.setLevel(null);
    }

    @Test
    void aStateDirectoryRemembersWhatWasHandled(@TempDir Path directory) throws Exception {
        SimulatedHook hook = hook("push");
        push(1);
        start("deliveries", hook, "stateDirectory=" + directory);
        received(1);
        stopCamel();
        push(2);

        try (DefaultCamelContext second = new DefaultCamelContext()) {
            Restarted restarted = new Restarted(second);
            restarted.start(deliveries(hook, "stateDirectory=" + directory));

            assertThat(numbers(restarted.received(1))).containsExactly(2);
            assertThat(details()).hasSize(2);
        }
    }

    @Test
    void losingTheCursorLosesNothing(@TempDir Path directory) throws Exception {
        SimulatedHook hook = hook("push");
        push(1);
        push(2);
        context.getRegistry().bind("offsets", offsets);
        offsets.start();
        start("deliveries", hook, "offsetRepository=#offsets");
        received(2);
        stopCamel();
        push(3);

        try (DefaultCamelContext second = new DefaultCamelContext()) {
            MemoryStateRepository empty = new MemoryStateRepository();
            empty.start();
            second.getRegistry().bind("offsets", empty);
            Restarted restarted = new Restarted(second);
            restarted.start(deliveries(hook, "offsetRepository=#offsets"));

            assertThat(numbers(restarted.received(3))).containsExactly(1, 2, 3);
        }
    }

    @Test
    void theCursorStaysBeforeWhatIsNotDone() throws Exception {
        SimulatedHook hook = hook("push");
        SimulatedDelivery unlucky = push(1);
        awaitNextSecond();
        push(2);
        context.getRegistry().bind("offsets", offsets);
        offsets.start();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from(deliveries(hook, "offsetRepository=#offsets"))
                        .routeId("deliveries")
                        .filter(body().contains("\"number\":1,"))
                        .throwException(new IllegalStateException("the route failed"))
                        .end()
                        .to("mock:deliveries");
            }
        });

        received(1);
        await().until(() -> cursor(hook) != null && cursor(hook).contains(unlucky.guid()));
        assertThat(time(hook, "lowWater")).isBeforeOrEqualTo(unlucky.deliveredAt());
    }

    @Test
    void theCursorIsKeptBeforeALongBatchIsDone() throws Exception {
        SimulatedHook hook = hook("push");
        SimulatedDelivery delivery = push(1);
        context.getRegistry().bind("offsets", offsets);
        offsets.start();
        CountDownLatch atWork = new CountDownLatch(1);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(deliveries(hook, "offsetRepository=#offsets"))
                        .routeId("deliveries")
                        .process(exchange -> atWork.await());
            }
        });

        try {
            await().until(() -> cursor(hook) != null);
            assertThat(time(hook, "lowWater")).isBeforeOrEqualTo(delivery.deliveredAt());
            assertThat(time(hook, "lookedAt")).isBeforeOrEqualTo(delivery.deliveredAt());
        } finally {
            atWork.countDown();
        }

        await().until(() -> time(hook, "lookedAt").isAfter(delivery.deliveredAt()));
    }

    @Test
    void aTimeAwayThatIsLongerThanTheLogIsNamed() throws Exception {
        SimulatedHook hook = hook("push");
        Instant fiveDaysAgo = Instant.now().minus(Duration.ofDays(5));
        remember(hook, hook.id(), fiveDaysAgo, fiveDaysAgo);

        start("deliveries", hook, "offsetRepository=#offsets");

        await().until(() -> !warnings().isEmpty());
        assertThat(warnings().get(0)).contains("may be lost", fiveDaysAgo.toString(), "PT72H");
    }

    @Test
    void aHookThatWasQuietIsNoGap() throws Exception {
        SimulatedHook hook = hook("push");
        remember(
                hook,
                hook.id(),
                Instant.now().minus(Duration.ofDays(5)),
                Instant.now().minusSeconds(60));

        start("deliveries", hook, "offsetRepository=#offsets");
        push(1);
        received(1);

        assertThat(warnings()).isEmpty();
    }

    @Test
    void aHookThatWasMadeAnewIsNamedAndItsLogIsRead() throws Exception {
        SimulatedHook old = hook("push");
        String byUrl = "offsetRepository=#offsets&hookUrl=" + old.url();
        context.getRegistry().bind("offsets", offsets);
        offsets.start();
        start("deliveries", null, byUrl);
        push(1);
        received(1);

        repository.deleteHook(old.id());
        SimulatedHook made = hook("push");
        push(2);

        assertThat(numbers(received(2))).containsExactly(1, 2);
        assertThat(offsets.getState(offsetKey(old.url()))).contains("" + made.id());
    }

    private void remember(SimulatedHook hook, long id, Instant lowWater, Instant lookedAt) {
        context.getRegistry().bind("offsets", offsets);
        offsets.start();
        offsets.setState(
                offsetKey(hook.id()),
                ("{\"hookId\":%d,\"startedFrom\":\"1970-01-01T00:00:00Z\",\"lowWater\":\"%s\",\"lookedAt\":\"%s\","
                                + "\"failed\":{}}")
                        .formatted(id, lowWater, lookedAt));
    }

    private String cursor(SimulatedHook hook) {
        return offsets.getState(offsetKey(hook.id()));
    }

    private Instant time(SimulatedHook hook, String field) {
        return Instant.parse(json(cursor(hook)).get(field).asText());
    }

    private String offsetKey(Object hook) {
        return "github-hooks/127.0.0.1:" + github.port() + "/repos/octo/hello/" + hook + "/deliveries";
    }

    private List<String> warnings() {
        return List.copyOf(log.list).stream()
                .filter(event -> event.getLevel() == Level.WARN)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }
}
