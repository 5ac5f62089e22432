// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.leaks;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.camelgithubhooks.support.ListenerTestSupport;
import io.github.camelgithubhooks.testkit.Fault;
import io.github.camelgithubhooks.testkit.SimulatedDelivery;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * {@code X-Github-Encoded-Secret}, in which GitHub once sent the secret of hooks along, gets into no message, log or store,
 * whichever way the delivery comes.
 */
class EncodedSecretTest extends ListenerTestSupport {

    private static final String HEADER = "X-Github-Encoded-Secret";
    private static final String LEAKED = "bGVha2VkLXNlY3JldA==";

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger ours = (Logger) LoggerFactory.getLogger("io.github.camelgithubhooks");
    private final Logger httpClient = (Logger) LoggerFactory.getLogger("org.apache.hc");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final MemoryIdempotentRepository handled = new MemoryIdempotentRepository();
    private final MemoryStateRepository cursor = new MemoryStateRepository();
    private SimulatedHook hook;

    @BeforeEach
    void logEverything() {
        context.getRegistry().bind("handled", handled);
        context.getRegistry().bind("cursor", cursor);
        hook = hook("push");
        log.start();
        root.addAppender(log);
        root.setLevel(Level.DEBUG);
        root.getAppender("console").stop();
        ours.setLevel(Level.TRACE);
        // what it writes at DEBUG is its own: the component warns of it
        httpClient.setLevel(Level.INFO);
    }

    @AfterEach
    void logAsBefore() {
        root.setLevel(Level.WARN);
        root.detachAppender(log);
        root.getAppender("console").start();
        ours.setLevel(null);
        httpClient.setLevel(null);
    }

    @Test
    void notWhenItIsReceived() throws Exception {
        listen("receive", "webhookSecret=" + SECRET, "idempotentRepository=#handled");

        assertThat(signed(SECRET).header(HEADER, LEAKED).send().headers().toString())
                .doesNotContainIgnoringCase("encoded");

        assertClean(received("receive", 1));
    }

    @Test
    void notWhenItIsReceivedAndRefused() throws Exception {
        listen("receive", "webhookSecret=" + SECRET);

        assertThat(signed("other").header(HEADER, LEAKED).send().headers().toString())
                .doesNotContainIgnoringCase("encoded");

        assertClean(List.of());
    }

    @Test
    void notWhenItIsReadFromTheLog() throws Exception {
        leak(push(1));

        start("deliveries", hook, "startFrom=earliest", "idempotentRepository=#handled", "offsetRepository=#cursor");

        assertClean(received(1));
    }

    @Test
    void notWhenItIsCaughtUpWith() throws Exception {
        leak(push(1));

        listen(
                "receive",
                "webhookSecret=" + SECRET,
                "hookId=" + hook.id(),
                "catchUp=true",
                "initialDelay=0",
                "delay=50",
                "idempotentRepository=#handled",
                "offsetRepository=#cursor");

        assertClean(received("receive", 1));
    }

    @Test
    void notWhenTheDeliveryIsAskedFor() {
        SimulatedDelivery delivery = push(1);
        leak(delivery);

        Exchange exchange = send(uri("getDelivery", "hookId=" + hook.id(), "deliveryId=" + delivery.id()), null);

        assertThat(exchange.getMessage().getBody().toString()).contains("X-GitHub-Event");
        assertThat(exchange.getMessage().getBody(Map.class).toString()).contains("X-GitHub-Event");
        assertThat(exchange.getMessage().getBody(Map.class).toString()).doesNotContain(LEAKED);
        assertClean(List.of(exchange));
    }

    /** From now on GitHub's API shows the header, in the request and in what the receiver answered. */
    private void leak(SimulatedDelivery delivery) {
        String headers = "{\"X-GitHub-Event\":\"push\",\"%s\":\"%s\",\"%s\":\"%s\"}"
                .formatted(HEADER, LEAKED, HEADER.toLowerCase(Locale.ROOT), LEAKED);
        String body = ("{\"id\":%d,\"guid\":\"%s\",\"delivered_at\":\"%s\",\"redelivery\":false,\"duration\":0.1,"
                        + "\"status\":\"OK\",\"status_code\":200,\"event\":\"push\",\"action\":null,"
                        + "\"installation_id\":null,\"repository_id\":1,\"url\":\"https://hooks.example.test/github\","
                        + "\"request\":{\"headers\":%s,\"payload\":{\"number\":1}},"
                        + "\"response\":{\"headers\":%s,\"payload\":\"\"}}")
                .formatted(delivery.id(), delivery.guid(), delivery.deliveredAt(), headers, headers);
        github.inject(Fault.response(200, "application/json", body).on("GET", ".*/deliveries/\\d+"));
    }

    private void assertClean(List<Exchange> exchanges) {
        for (Exchange exchange : exchanges) {
            assertThat(exchange.getMessage().getHeaders().keySet()).noneMatch(HEADER::equalsIgnoreCase);
            assertThat(exchange.getMessage().getHeaders().toString()).doesNotContain(LEAKED);
            assertThat(exchange.getProperties().toString()).doesNotContain(LEAKED);
            assertThat(exchange.getMessage().getBody(String.class)).doesNotContain(LEAKED);
        }
        assertThat(String.valueOf(handled.getCache())).doesNotContain(LEAKED);
        assertThat(String.valueOf(cursor.getState("github-hooks/"
                        + URI.create(github.apiUrl()).getAuthority() + "/repos/octo/hello/" + hook.id())))
                .doesNotContain(LEAKED);
        assertThat(List.copyOf(log.list)).isNotEmpty().noneMatch(event -> event.getFormattedMessage()
                .contains(LEAKED));
    }
}
