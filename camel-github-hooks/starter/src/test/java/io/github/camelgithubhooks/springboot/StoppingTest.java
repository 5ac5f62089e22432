// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.springboot;

import static io.github.camelgithubhooks.springboot.ReceivingApplication.BACKGROUND;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.testkit.SentDelivery;
import io.github.camelgithubhooks.testkit.SignedSender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** With the properties of the guide to Kubernetes, a Spring Boot application that stops finishes what it has. */
class StoppingTest {

    private static final String READINESS = "/actuator/health/readiness";

    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch opened = new CountDownLatch(1);
    private final ReceivingApplication application = ReceivingApplication.start(ReceivingApplication.ON_KUBERNETES);

    @AfterEach
    void stop() {
        opened.countDown();
        application.close();
    }

    @Test
    void isNotReadyAndTakesNothingNewWhileItFinishesWhatItHas() throws Exception {
        application.work(exchange -> {
            reached.countDown();
            opened.await();
        });
        SignedSender delivery = application.delivery();
        CompletableFuture<SentDelivery> first = CompletableFuture.supplyAsync(delivery::send, BACKGROUND);
        assertThat(reached.await(20, SECONDS)).isTrue();
        assertThat(isReady()).isTrue();

        CompletableFuture<Void> stopped = CompletableFuture.runAsync(application::close, BACKGROUND);

        await().until(() -> !isReady());
        assertThat(answersUntilNobodyListens(application.delivery())).isSubsetOf(503);
        opened.countDown();
        SentDelivery finished = first.get(20, SECONDS);
        assertThat(finished.status()).isEqualTo(202);
        assertThat(finished.header("Connection")).hasValue("close");
        stopped.get(20, SECONDS);
    }

    private boolean isReady() throws InterruptedException {
        try {
            return application.get(READINESS).statusCode() == 200;
        } catch (IOException nobodyListens) {
            return false;
        }
    }

    private static Set<Integer> answersUntilNobodyListens(SignedSender delivery) {
        Set<Integer> answers = new TreeSet<>();
        try {
            while (true) {
                answers.add(delivery.send().status());
            }
        } catch (UncheckedIOException gone) {
            return answers;
        }
    }
}
