// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.camelgithubhooks.support.Application;
import io.github.camelgithubhooks.support.GitHubTestSupport;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.slf4j.LoggerFactory;

/** An application that registers its hook at a simulated GitHub. */
abstract class RegistrationTestSupport extends GitHubTestSupport {

    static final Duration PATIENCE = Duration.ofSeconds(30);
    static final String HOST = "https://hooks.example.test";
    final Logger logger = (Logger) LoggerFactory.getLogger("io.github.camelgithubhooks.internal.register");
    final ListAppender<ILoggingEvent> log = new ListAppender<>();
    Application application;

    @BeforeEach
    void open() throws Exception {
        log.start();
        logger.addAppender(log);
        logger.setLevel(Level.INFO);
        application = new Application();
        github.route(HOST, application.port());
    }

    @AfterEach
    void close() {
        application.close();
        logger.detachAppender(log);
        logger.setLevel(null);
    }

    String registering(String... options) {
        return registeringAt(HOST + "/github", options);
    }

    String registeringAt(String url, String... options) {
        return uri(
                "receive", "autoRegister=true", "webhookSecret=" + SECRET, "hookUrl=" + url, String.join("&", options));
    }

    void awaitPing() {
        await().atMost(PATIENCE)
                .until(() ->
                        Boolean.TRUE.equals(application.health().getDetails().get("github.registration.pingArrived")));
    }

    SimulatedHook onlyHook() {
        assertThat(repository.hooks()).hasSize(1);
        return repository.hooks().get(0);
    }

    static int closedPort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
