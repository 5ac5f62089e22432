// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.camelgithubhooks.spi.InboundRequest;
import io.github.camelgithubhooks.spi.UnreadBodies;
import io.github.camelgithubhooks.support.Delivered;
import io.github.camelgithubhooks.support.Gate;
import io.github.camelgithubhooks.support.HookServer;
import io.github.camelgithubhooks.support.JdkHttpEngine;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** What an HTTP engine does wrong leaves no request unanswered. */
@Timeout(60)
class EngineFaultsTest {

    private static final Delivered DELIVERED = Delivered.to(URI.create("http://127.0.0.1/github"));

    private final Logger logger = (Logger) LoggerFactory.getLogger(Listener.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final AtomicReference<Consumer<InboundRequest>> receiver = new AtomicReference<>();
    private final Gate gate = new Gate();
    private JdkHttpEngine engine;

    @BeforeEach
    void start() throws Exception {
        logger.setLevel(Level.WARN);
        log.start();
        logger.addAppender(log);
        engine = new JdkHttpEngine();
        context.getRegistry().bind("platform-http-engine", engine);
        context.getRegistry().bind("unread", (UnreadBodies) (used, given) -> {
            receiver.set(given);
            return used;
        });
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(HookServer.uri("")).process(gate).throwException(new IllegalStateException("the route failed"));
            }
        });
        context.start();
    }

    @AfterEach
    void stop() {
        gate.open();
        context.stop();
        engine.shutDown();
        logger.detachAppender(log);
        logger.setLevel(null);
    }

    @Test
    void aRequestThatItsEngineTookBackIsAnsweredNevertheless() throws Exception {
        OwnRequest request = new OwnRequest();
        receiver.get().accept(request);
        gate.awaitReached();

        request.takenBack = true;
        gate.open();

        await().until(request.answer::isDone);
        assertThat(request.answer.join()).isEqualTo(500);
        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .anyMatch(line -> line.startsWith("Answered 500 to delivery 72d3162e-cc78-11e3-81ab-4c9367dc0958"));
    }

    @Test
    void aBodyThatCannotBeReadIsAnswered500() {
        OwnRequest request = new OwnRequest();
        request.unreadable = new IllegalStateException("no such buffer");

        receiver.get().accept(request);

        assertThat(request.answer).isCompletedWithValue(500);
    }

    @Test
    void anErrorIsAnswered500AndThrownOn() {
        OwnRequest request = new OwnRequest();
        request.unreadable = new OutOfMemoryError("for a test");

        assertThatExceptionOfType(OutOfMemoryError.class)
                .isThrownBy(() -> receiver.get().accept(request));
        assertThat(request.answer).isCompletedWithValue(500);
    }

    /** A signed delivery by an engine that may fail. */
    private static final class OwnRequest implements InboundRequest {

        private final CompletableFuture<Integer> answer = new CompletableFuture<>();
        private volatile boolean takenBack;
        private Throwable unreadable;

        @Override
        public String method() {
            return "POST";
        }

        @Override
        public String remoteAddress() {
            requireMine();
            return "127.0.0.1";
        }

        @Override
        public String query() {
            return null;
        }

        @Override
        public List<String> headers(String name) {
            requireMine();
            return DELIVERED.headers().entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> header.getValue())
                    .toList();
        }

        private void requireMine() {
            if (takenBack) {
                throw new IllegalStateException("The request object has been recycled");
            }
        }

        @Override
        public long contentLength() {
            return DELIVERED.bytes().length;
        }

        @Override
        public void read(Body body) {
            byte[] bytes = DELIVERED.bytes();
            body.take(bytes.length, (target, at) -> System.arraycopy(bytes, 0, target, at, bytes.length));
            if (unreadable instanceof RuntimeException e) {
                throw e;
            }
            if (unreadable instanceof Error e) {
                throw e;
            }
            body.end();
        }

        @Override
        public void whenClientLeaves(Runnable left) {
            // it stays
        }

        @Override
        public void answer(Reply reply, Runnable whenWritten) {
            answer.complete(reply.status());
            whenWritten.run();
        }
    }
}
