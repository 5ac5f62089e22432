// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.read.ListAppender;
import io.github.camelgithubhooks.support.HookServer;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What the logs say, of ours and Camel's, down to DEBUG: the reason and the guid, never a secret or a body. */
class SilenceTest {

    private static final String OLD_SECRET = "the-secret-before-8c1f";
    private static final String CANARY = "canary-7f3a";

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Level before = root.getLevel();
    private final Logger receive = (Logger) LoggerFactory.getLogger("io.github.camelgithubhooks.internal.receive");
    private final Appender<ILoggingEvent> console = root.getAppender("console");

    @BeforeEach
    void listen() {
        root.detachAppender(console);
        root.setLevel(Level.DEBUG);
        receive.setLevel(null);
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void restore() {
        root.detachAppender(log);
        root.setLevel(before);
        root.addAppender(console);
        receive.setLevel(Level.ERROR);
    }

    @Test
    void noSecretBodyOrSignatureIsLogged() throws Exception {
        deliverAllSorts();

        assertThat(lines())
                .anyMatch(line -> line.contains("Starting consumer: Consumer[github-hooks:"))
                .noneMatch(line -> line.contains(HookServer.SECRET))
                .noneMatch(line -> line.contains(OLD_SECRET))
                .noneMatch(line -> line.contains(CANARY))
                .noneMatch(line -> line.contains("sha256="));
    }

    @Test
    void aRefusalIsLoggedOnceWithItsReasonAndGuid() throws Exception {
        deliverAllSorts();

        assertThat(lines().stream().filter(line -> line.contains("guid-wrong")))
                .singleElement()
                .satisfies(line -> assertThat(line).contains("401").contains("signature wrong"));
    }

    @Test
    void aGuidCantBreakTheLog() throws Exception {
        deliverAllSorts();

        assertThat(lines()).anyMatch(line -> line.contains("a?b"));
    }

    private void deliverAllSorts() throws Exception {
        RouteBuilder routes = new RouteBuilder() {
            @Override
            public void configure() {
                from(HookServer.uri("previousWebhookSecret=" + OLD_SECRET))
                        .routeId("receive")
                        .filter(header("X-GitHub-Event").isEqualTo("issues"))
                        .throwException(new IllegalStateException("boom"));
            }
        };
        String json = "{\"note\":\"" + CANARY + "\"}";
        try (HookServer server = HookServer.start(routes)) {
            server.delivery().json(json).send();
            server.delivery().json(json).guid("guid-wrong").signed("other").send();
            server.delivery().json(json).guid("a\tb").send();
            server.delivery().json(CANARY).guid("guid-malformed").send();
            server.delivery().json(json).guid("guid-failed").event("issues").send();
        }
    }

    private List<String> lines() {
        return List.copyOf(log.list).stream()
                .map(event -> event.getFormattedMessage()
                        + (event.getThrowableProxy() == null
                                ? ""
                                : ThrowableProxyUtil.asString(event.getThrowableProxy())))
                .collect(Collectors.toList());
    }
}
