// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.instances;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.support.Background;
import io.github.camelgithubhooks.support.ListenerTestSupport;
import io.github.camelgithubhooks.support.TestDatabase;
import io.github.camelgithubhooks.support.UnsteadyDataSource;
import io.github.camelgithubhooks.testkit.SentDelivery;
import io.github.camelgithubhooks.testkit.SignedSender;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.AsyncProcessorSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** While the database doesn't answer, the threads on which routes end stay free. */
class HangingDatabaseTest extends ListenerTestSupport {

    /** A route that somebody else continues. */
    private static final class Waiting extends AsyncProcessorSupport {

        private record Exit(Exchange exchange, AsyncCallback callback) {}

        private final BlockingQueue<Exit> exits = new LinkedBlockingQueue<>();
        private final Runnable whenReached;

        Waiting(Runnable whenReached) {
            this.whenReached = whenReached;
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            whenReached.run();
            exits.add(new Exit(exchange, callback));
            return false;
        }

        /** Returns what ends the exchange, by whichever thread runs it. */
        Runnable next(boolean fails) throws InterruptedException {
            Exit exit = exits.poll(30, SECONDS);
            return () -> {
                if (fails) {
                    exit.exchange.setException(new IllegalStateException("on purpose"));
                }
                exit.callback.done(false);
            };
        }
    }

    private final UnsteadyDataSource database = new UnsteadyDataSource(TestDatabase.H2.create());
    private final Waiting route = new Waiting(() -> {});
    private final ExecutorService onlyThread = Executors.newSingleThreadExecutor();
    private Vertx vertx;

    @BeforeEach
    void bind() {
        // with one event loop, which the server and the route share
        vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        context.getRegistry().bind("vertx", vertx);
        context.getRegistry().bind("state", database);
    }

    @AfterEach
    void end() {
        database.connect();
        onlyThread.shutdownNow();
        // an exchange that nobody ends would be waited for
        context.getShutdownStrategy().setTimeout(1);
        context.stop();
        vertx.close();
    }

    @ParameterizedTest
    @CsvSource({"false, 202", "true, 500"})
    void theEventLoopAnswersOthers(boolean routeFails, int answer) throws Exception {
        listen("recorded", route, "webhookSecret=" + SECRET, "stateDataSource=#state");
        listen("other", "webhookSecret=" + SECRET, "path=/other");
        CompletableFuture<SentDelivery> first = Background.supply(() -> signedWith(SECRET));
        Runnable end = route.next(routeFails);

        database.hang();
        vertx.runOnContext(loop -> end.run());
        database.awaitWaiting();

        assertThat(signedWith("wrong").status()).isEqualTo(401);
        assertThat(signed(SECRET).event("ping").send().status()).isEqualTo(200);
        assertThat(other().status()).isEqualTo(202);

        database.connect();
        assertThat(first.join().status()).isEqualTo(answer);
    }

    @Test
    void theThreadThatEndsAnEventFromTheLogGoesOn() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(deliveries(hook("push"), "stateDataSource=#state"))
                        .routeId("log")
                        .process(route);
            }
        });
        push(1);
        Runnable end = route.next(false);

        database.hang();
        onlyThread.execute(end);

        assertThat(onlyThread.submit(() -> "free").get(30, SECONDS)).isEqualTo("free");
    }

    @Test
    void timeOutsOfOtherRoutesEnd() throws Exception {
        Waiting hanging = new Waiting(database::hang);
        listen("recorded", hanging, "webhookSecret=" + SECRET, "stateDataSource=#state", "completionTimeout=100");
        listen("other", route, "webhookSecret=" + SECRET, "path=/other", "completionTimeout=100");
        CompletableFuture<SentDelivery> first = Background.supply(() -> signedWith(SECRET));
        hanging.next(false);
        database.awaitWaiting();

        assertThat(other().status()).isEqualTo(500);

        database.connect();
        assertThat(first.join().status()).isEqualTo(500);
    }

    @Test
    void aStopDoesNotWaitForIt() throws Exception {
        listen("recorded", "webhookSecret=" + SECRET, "stateDataSource=#state", "claimTimeout=1000");
        database.hang();
        database.awaitWaiting();

        assertThat(Background.run(context::stop)).succeedsWithin(Duration.ofSeconds(20));
    }

    private SentDelivery other() {
        return SignedSender.to(listener().resolve("/other")).secret(SECRET).send();
    }
}
