// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.camelgithubhooks.support.ListenerTestSupport;
import io.github.camelgithubhooks.support.RecordingExceptionHandler;
import io.github.camelgithubhooks.testkit.Fault;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Lines about a poll of GitHub's log that failed. */
class FailedPollLinesTest extends ListenerTestSupport {

    private final Logger logger = (Logger) LoggerFactory.getLogger("io.github.camelgithubhooks.internal");
    private final Logger ofConsumer = (Logger) LoggerFactory.getLogger(DeliveriesConsumer.class);
    private final Level before = ofConsumer.getLevel();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listenToTheLog() {
        log.start();
        logger.addAppender(log);
        ofConsumer.setLevel(Level.DEBUG);
    }

    @AfterEach
    void stopListeningToTheLog() {
        logger.detachAppender(log);
        ofConsumer.setLevel(before);
    }

    @Test
    void whatHappenedAndTheRemedyAreOneLine() throws Exception {
        start("deliveries", null, "hookId=404", "delay=3600000");

        await().until(() -> !failures(Level.DEBUG).isEmpty());
        assertThat(failures(Level.WARN)).singleElement().satisfies(line -> {
            assertThat(line.getThrowableProxy()).isNull();
            assertThat(line.getFormattedMessage())
                    .contains("deliveries", "404", "There is no such repository", "Reading resumes at ")
                    .doesNotContain("\n", github.token());
        });
        assertThat(failures(Level.DEBUG)).singleElement().satisfies(line -> assertThat(line.getThrowableProxy())
                .isNotNull());
    }

    @Test
    void aHookThatCannotBeRegisteredIsOneLineToo() throws Exception {
        github.inject(Fault.status(403));

        listen(
                "events",
                "autoRegister=true",
                "catchUp=true",
                "initialDelay=0",
                "delay=3600000",
                "webhookSecret=" + SECRET,
                "hookUrl=https://hooks.example.test/github");

        await().until(() -> !failures(Level.DEBUG).isEmpty());
        assertThat(failures(Level.WARN)).singleElement().satisfies(line -> {
            assertThat(line.getThrowableProxy()).isNull();
            assertThat(line.getFormattedMessage()).contains("isn't registered", "403");
        });
    }

    @Test
    void anExceptionHandlerStillGetsTheException() throws Exception {
        CompletableFuture<Throwable> handled = new CompletableFuture<>();
        context.getRegistry().bind("handler", new RecordingExceptionHandler(handled));

        start("deliveries", null, "hookId=404", "exceptionHandler=#handler");

        assertThat(handled.get(10, TimeUnit.SECONDS)).hasMessageContaining("404");
        assertThat(failures(Level.WARN)).isEmpty();
    }

    private List<ILoggingEvent> failures(Level level) {
        return List.copyOf(log.list).stream()
                .filter(line -> line.getLevel() == level)
                .filter(line -> line.getFormattedMessage().contains("40") || line.getThrowableProxy() != null)
                .toList();
    }
}
