// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.health;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.support.Background;
import io.github.camelgithubhooks.support.Delivered;
import io.github.camelgithubhooks.support.Gate;
import io.github.camelgithubhooks.support.HookServer;
import io.github.camelgithubhooks.support.ProbedMain;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A camel-main that stops finishes what it has, and sends everything else to the instances that stay. */
class StoppingMainTest {

    private final Gate gate = new Gate();
    private final ProbedMain main = new ProbedMain();

    @AfterEach
    void stop() {
        gate.open();
        main.close();
    }

    @Test
    void isNotReadyAndSendsNewDeliveriesElsewhereWhileItFinishesWhatItHas() throws Exception {
        main.start(working());
        CompletableFuture<HttpResponse<String>> first =
                main.delivery().guid("one").sendLater();
        gate.awaitReached();
        CompletableFuture<Void> stopped = stopLater();

        HttpResponse<String> postponed = main.delivery().guid("two").send();
        assertThat(postponed.statusCode()).isEqualTo(503);
        assertThat(postponed.headers().firstValue("Retry-After")).contains("10");
        assertThat(postponed.headers().firstValue("Connection")).contains("close");
        HttpResponse<String> refused = main.delivery().signed("other").send();
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("Connection")).contains("close");
        assertThat(main.ready()).isEqualTo(503);

        gate.open();
        HttpResponse<String> finished = first.get(10, SECONDS);
        assertThat(finished.statusCode()).isEqualTo(202);
        assertThat(finished.headers().firstValue("Connection")).contains("close");
        stopped.get(20, SECONDS);
    }

    @Test
    void everythingIsAnswered503UntilTheServerIsGone() throws Exception {
        main.start(working());
        CompletableFuture<Integer> first = main.delivery().guid("one").statusLater();
        gate.awaitReached();
        CompletableFuture<Void> stopped = stopLater();
        CompletableFuture<Set<Integer>> answers = Background.supply(this::deliverUntilNobodyListens);

        gate.open();

        stopped.get(20, SECONDS);
        assertThat(first.get(10, SECONDS)).isEqualTo(202);
        assertThat(answers.get(10, SECONDS)).containsExactly(503);
    }

    @Test
    void aRouteThatDoesNotEndIsAnswered503AfterTheShutdownTimeout() throws Exception {
        main.with("camel.main.shutdownTimeout", "1").start(working());
        CompletableFuture<Integer> first = main.delivery().statusLater();
        gate.awaitReached();

        CompletableFuture<Void> stopped = stopLater();

        assertThat(first.get(10, SECONDS)).isEqualTo(503);
        stopped.get(20, SECONDS);
    }

    /** Begins to stop; returns when a probe shows it. */
    private CompletableFuture<Void> stopLater() {
        CompletableFuture<Void> stopped = Background.run(main::close);
        await().until(() -> main.ready() != 200);
        return stopped;
    }

    private Set<Integer> deliverUntilNobodyListens() {
        Set<Integer> answers = new TreeSet<>();
        Delivered delivery = main.delivery().guid("late");
        try {
            while (true) {
                answers.add(delivery.status());
            }
        } catch (UncheckedIOException gone) {
            return answers;
        }
    }

    private RouteBuilder working() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(HookServer.uri("")).routeId("events").process(gate).to("mock:events");
            }
        };
    }
}
