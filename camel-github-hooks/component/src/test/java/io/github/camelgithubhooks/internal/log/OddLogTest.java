// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.camelgithubhooks.support.DeliveryLogTestSupport;
import io.github.camelgithubhooks.testkit.Fault;
import io.github.camelgithubhooks.testkit.SimulatedDelivery;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** A row or a page of the log that makes no sense costs nothing but itself, is counted, and is reported once. */
class OddLogTest extends DeliveryLogTestSupport {

    private static final int ROWS = 250;
    private static final int ODD = 120;

    private final Logger logger =
            (Logger) LoggerFactory.getLogger("io.github.camelgithubhooks.internal.log.DeliveryLog");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listenToTheLog() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stopListeningToTheLog() {
        logger.detachAppender(log);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            id           | null
            id           | "soon"
            id           | -1
            id           | 1e40
            id           | 99999999999999999999
            guid         | null
            guid         | {}
            event        | null
            event        | ["push"]
            """)
    void aRowThatCantBeUsedIsSkipped(String field, String json) throws Exception {
        SimulatedHook hook = rows();
        repository.spoilDelivery(
                hook.id(), repository.deliveries(hook.id()).get(ODD).id(), field, json);

        start("deliveries", hook, "startFrom=earliest&fetchPayload=false");
        received(ROWS - 1);
        int looks = lists().size();
        await().until(() -> lists().size() > looks + 4);

        assertThat(received(ROWS - 1)).hasSize(ROWS - 1);
        assertThat(consumer().figures().unreadable()).isEqualTo(1);
        assertThat(warnings()).singleElement().asString().contains("is skipped");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            delivered_at | null
            delivered_at | "soon"
            delivered_at | 17
            delivered_at | "1970-01-01T00:00:00Z"
            delivered_at | "2099-01-01T00:00:00Z"
            delivered_at | "+999999999-12-31T23:59:59Z"
            redelivery   | null
            redelivery   | "perhaps"
            status       | "A word that nobody knows"
            status       | {"code":1}
            status_code  | null
            status_code  | "none"
            action       | [1,{}]
            throttled_at | "never"
            duration     | "long"
            repository_id | 1e99
            """)
    void aRowWithAnOddFieldIsOfferedLikeTheOthers(String field, String json) throws Exception {
        SimulatedHook hook = rows();
        repository.spoilDelivery(
                hook.id(), repository.deliveries(hook.id()).get(ODD).id(), field, json);

        start("deliveries", hook, "startFrom=earliest&fetchPayload=false");
        received(ROWS);
        push(ROWS);

        assertThat(received(ROWS + 1)).hasSize(ROWS + 1);
        assertThat(consumer().figures().unreadable()).isZero();
    }

    @Test
    void aTimeToComeHidesNoLaterRow() throws Exception {
        SimulatedHook hook = hook("push");
        SimulatedDelivery odd = push(1);
        repository.spoilDelivery(hook.id(), odd.id(), "delivered_at", "\"2099-01-01T00:00:00Z\"");
        start("deliveries", hook, "startFrom=earliest");
        received(1);

        push(2);

        assertThat(numbers(received(2))).containsExactly(1, 2);
    }

    @Test
    void anEmptyPageWithANextOneIsNoEnd() throws Exception {
        SimulatedHook hook = rows();
        github.inject(Fault.emptyList().on("GET", ".*/deliveries$").times(1));

        start("deliveries", hook, "startFrom=earliest&fetchPayload=false");

        assertThat(received(ROWS)).hasSize(ROWS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"message":"odd"}
            <html>
            null
            [{"id":1
            """)
    void aPageThatIsNoListIsReadAgain(String page) throws Exception {
        SimulatedHook hook = rows();
        github.inject(Fault.response(200, "application/json", page)
                .on("GET", ".*/deliveries$")
                .times(1));

        start("deliveries", hook, "startFrom=earliest&fetchPayload=false");

        assertThat(received(ROWS)).hasSize(ROWS);
    }

    private SimulatedHook rows() {
        SimulatedHook hook = hook("push");
        IntStream.range(0, ROWS).forEach(this::push);
        return hook;
    }

    private DeliveriesConsumer consumer() {
        return (DeliveriesConsumer) context.getRoute("deliveries").getConsumer();
    }

    private List<String> warnings() {
        return List.copyOf(log.list).stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(ch.qos.logback.classic.Level.WARN))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }
}
