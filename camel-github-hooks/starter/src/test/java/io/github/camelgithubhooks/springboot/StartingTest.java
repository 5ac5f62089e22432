// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.springboot;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.testkit.SignedSender;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** With the properties of the guide to Kubernetes, a Spring Boot application isn't ready before its routes receive. */
class StartingTest {

    private static final CountDownLatch REACHED = new CountDownLatch(1);
    private static final CountDownLatch OPENED = new CountDownLatch(1);

    @AfterEach
    void open() {
        OPENED.countDown();
    }

    @Test
    void isNotReadyBeforeItsRoutesAreStarted() throws Exception {
        int port = freePort();
        URI server = URI.create("http://127.0.0.1:" + port);
        CompletableFuture<ReceivingApplication> starting = CompletableFuture.supplyAsync(
                () -> ReceivingApplication.with(Slow.class, ReceivingApplication.ON_KUBERNETES, "server.port=" + port),
                ReceivingApplication.BACKGROUND);
        assertThat(REACHED.await(30, SECONDS)).isTrue();

        assertThat(readiness(server)).isEqualTo(503);
        assertThat(SignedSender.to(server.resolve("/github")).send().status()).isEqualTo(404);

        OPENED.countDown();
        try (ReceivingApplication application = starting.get(30, SECONDS)) {
            assertThat(readiness(server)).isEqualTo(200);
            assertThat(application.delivery().send().status()).isEqualTo(202);
        }
    }

    private static int readiness(URI server) throws Exception {
        HttpRequest probe = HttpRequest.newBuilder(server.resolve("/actuator/health/readiness"))
                .build();
        return HttpClient.newHttpClient().send(probe, BodyHandlers.ofString()).statusCode();
    }

    private static int freePort() throws Exception {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    /** Holds up Camel until the test opens the latch. */
    @Configuration(proxyBeanMethods = false)
    static class Slow {

        @Bean
        CamelContextConfiguration slowStart() {
            return new CamelContextConfiguration() {
                @Override
                public void beforeApplicationStart(CamelContext context) {
                    REACHED.countDown();
                    try {
                        OPENED.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }

                @Override
                public void afterApplicationStart(CamelContext context) {}
            };
        }
    }
}
