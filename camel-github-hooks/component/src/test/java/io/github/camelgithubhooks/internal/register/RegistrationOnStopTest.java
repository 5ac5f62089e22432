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
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** What becomes of a registered hook when its route stops. */
class RegistrationOnStopTest extends GitHubTestSupport {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String HOST = "https://hooks.example.test";

    private final Logger logger = (Logger) LoggerFactory.getLogger("io.github.camelgithubhooks.internal.register");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private Application application;

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

    @Test
    void theHookIsKeptWhenTheRouteStops() throws Exception {
        application.start(registering("events=push"));
        awaitPing();

        application.context().getRouteController().stopRoute("events");

        assertThat(onlyHook().active()).isTrue();
    }

    @Test
    void aHookThatItMadeIsDeactivatedWhenToldSo() throws Exception {
        application.start(registering("events=push", "onStop=deactivate"));
        awaitPing();

        application.context().getRouteController().stopRoute("events");

        assertThat(onlyHook().active()).isFalse();
        application.context().getRouteController().startRoute("events");
        awaitPing();
        assertThat(onlyHook().active()).isTrue();
    }

    @Test
    void aHookThatItMadeIsDeletedWhenToldSo() throws Exception {
        application.start(registering("events=push", "onStop=delete"));
        awaitPing();

        application.close();

        assertThat(repository.hooks()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"deactivate", "delete"})
    void aHookThatItAdoptedIsLeftAsItIs(String onStop) throws Exception {
        hook("push");
        application.start(registering("events=push", "onStop=" + onStop));
        awaitPing();

        application.close();

        assertThat(onlyHook().active()).isTrue();
    }

    private String registering(String... options) {
        return registeringAt(HOST + "/github", options);
    }

    private String registeringAt(String url, String... options) {
        return uri(
                "receive", "autoRegister=true", "webhookSecret=" + SECRET, "hookUrl=" + url, String.join("&", options));
    }

    private void awaitPing() {
        await().atMost(PATIENCE)
                .until(() ->
                        Boolean.TRUE.equals(application.health().getDetails().get("github.registration.pingArrived")));
    }

    private SimulatedHook onlyHook() {
        assertThat(repository.hooks()).hasSize(1);
        return repository.hooks().get(0);
    }
}
