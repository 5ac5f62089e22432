// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.support.Gate;
import io.github.camelgithubhooks.support.HookServer;
import io.github.camelgithubhooks.support.RecordingExceptionHandler;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;
import org.junit.jupiter.api.Test;

/** 2xx means done: what counts as done, and when it is answered. */
class DoneTest {

    private final Gate gate = new Gate();

    @Test
    void aFailedRouteIsAnswered500() throws Exception {
        assertThat(answerOf(route -> route.throwException(new IllegalStateException("boom"))))
                .isEqualTo(500);
    }

    @Test
    void aFailureIsHandedToTheExceptionHandler() throws Exception {
        CompletableFuture<Throwable> handled = new CompletableFuture<>();
        RouteBuilder routes = new RouteBuilder() {
            @Override
            public void configure() {
                getContext().getRegistry().bind("handler", new RecordingExceptionHandler(handled));
                from(HookServer.uri("exceptionHandler=#handler")).throwException(new IllegalStateException("boom"));
            }
        };
        try (HookServer server = HookServer.start(routes)) {
            server.delivery().send();

            assertThat(handled.get(10, SECONDS)).hasMessage("boom");
        }
    }

    @Test
    void aHandledErrorIsDone() throws Exception {
        RouteBuilder routes = new RouteBuilder() {
            @Override
            public void configure() {
                onException(IllegalStateException.class).handled(true).to("mock:dead");
                from(HookServer.uri("")).throwException(new IllegalStateException("boom"));
            }
        };
        try (HookServer server = HookServer.start(routes)) {
            assertThat(server.delivery().status()).isEqualTo(202);
        }
    }

    @Test
    void aRollbackIsAFailure() throws Exception {
        assertThat(answerOf(RouteDefinition::markRollbackOnly)).isEqualTo(500);
    }

    @Test
    void aLastRollbackIsAFailure() throws Exception {
        assertThat(answerOf(RouteDefinition::markRollbackOnlyLast)).isEqualTo(500);
    }

    @Test
    void aStoppedExchangeIsDone() throws Exception {
        assertThat(answerOf(RouteDefinition::stop)).isEqualTo(202);
    }

    @Test
    void aQueueInBetweenIsWaitedFor() throws Exception {
        RouteBuilder routes = new RouteBuilder() {
            @Override
            public void configure() {
                from(HookServer.uri("")).to("seda:work");
                from("seda:work").process(gate);
            }
        };
        try (HookServer server = HookServer.start(routes)) {
            CompletableFuture<Integer> answer = server.delivery().statusLater();
            gate.awaitReached();
            assertThat(answer).isNotDone();

            gate.open();

            assertThat(answer.get(10, SECONDS)).isEqualTo(202);
        }
    }

    @Test
    void aFailureBehindAQueueIsAnswered500() throws Exception {
        RouteBuilder routes = new RouteBuilder() {
            @Override
            public void configure() {
                from(HookServer.uri("")).to("seda:work");
                from("seda:work").throwException(new IllegalStateException("boom"));
            }
        };
        try (HookServer server = HookServer.start(routes)) {
            assertThat(server.delivery().status()).isEqualTo(500);
        }
    }

    @Test
    void aFullQueueIsAnswered500() throws Exception {
        RouteBuilder routes = new RouteBuilder() {
            @Override
            public void configure() {
                from(HookServer.uri("")).to("seda:full?size=1");
            }
        };
        try (HookServer server = HookServer.start(routes)) {
            CompletableFuture<Integer> first = server.delivery().guid("first").statusLater();

            await().until(() -> server.delivery().guid("second").status() == 500);
            assertThat(first).isNotDone();
        }
    }

    @Test
    void anAsynchronousRouteIsWaitedFor() throws Exception {
        RouteBuilder routes = new RouteBuilder() {
            @Override
            public void configure() {
                from(HookServer.uri("")).threads(2).process(gate).throwException(new IllegalStateException("boom"));
            }
        };
        try (HookServer server = HookServer.start(routes)) {
            CompletableFuture<Integer> answer = server.delivery().statusLater();
            gate.awaitReached();
            assertThat(answer).isNotDone();

            gate.open();

            assertThat(answer.get(10, SECONDS)).isEqualTo(500);
        }
    }

    private static int answerOf(Consumer<RouteDefinition> what) throws Exception {
        RouteBuilder routes = new RouteBuilder() {
            @Override
            public void configure() {
                what.accept(from(HookServer.uri("")));
            }
        };
        try (HookServer server = HookServer.start(routes)) {
            return server.delivery().status();
        }
    }
}
