// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.support.Background;
import io.github.camelgithubhooks.support.Delivered;
import io.github.camelgithubhooks.support.Gate;
import io.github.camelgithubhooks.support.HookServer;
import io.github.camelgithubhooks.support.RawClient;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A client that sends one request after the other, without waiting, fills neither the memory nor the event loop. */
@Timeout(120)
class PipelinedRequestsTest {

    /** Far more than the buffers of two sockets take. */
    private static final int MANY_BYTES = 30_000_000;

    private static final String NOT_FOUND = "GET /other HTTP/1.1\r\nHost: x\r\n\r\n";

    private final Gate gate = new Gate();
    private final AtomicInteger begun = new AtomicInteger();
    private HookServer server;

    @BeforeEach
    void start() throws Exception {
        server = HookServer.start(new RouteBuilder() {
            @Override
            public void configure() {
                from(HookServer.uri("")).to("mock:receive");
                from(HookServer.uri("path=/slow")).process(gate);
            }
        });
    }

    @AfterEach
    void stop() {
        gate.open();
        server.close();
    }

    @Test
    void requestsWaitOutsideUntilTheOneBeforeIsAnswered() throws Exception {
        countRequestsThatReachVertxBehind("/slow");
        try (RawClient client = new RawClient(server.url())) {
            client.send(Delivered.to(server.url("/slow")).raw()).send(NOT_FOUND.repeat(2000));
            gate.awaitReached();
            for (int i = 0; i < 5; i++) {
                assertThat(server.delivery().guid("beside-" + i).status()).isEqualTo(202);
            }

            assertThat(begun.get()).isLessThanOrEqualTo(2);
            gate.open();
            assertThat(client.status()).isEqualTo(202);
            for (int i = 0; i < 2000; i++) {
                assertThat(client.status()).isEqualTo(404);
            }
        }
    }

    @Test
    void theEventLoopTurnsToOthersAfterAFewRequests() throws Exception {
        router().route().order(-1).handler(routing -> {
            begun.incrementAndGet();
            routing.next();
        });
        Turns turns = new Turns(eventLoop());
        byte[] forged = server.delivery().json("{}").signed("invented").raw();
        try (RawClient client = new RawClient(server.url())) {
            client.send(repeat(forged, 3000));
            for (int i = 0; i < 3000; i++) {
                assertThat(client.status()).isEqualTo(401);
            }
        }

        assertThat(turns.end()).isPositive().isLessThan(50);
    }

    @Test
    void whoSendsThousandsAtOnceGetsAllAnswers() throws Exception {
        try (RawClient client = new RawClient(server.url())) {
            for (int round = 0; round < 3; round++) {
                client.send(NOT_FOUND.repeat(2000));
                for (int i = 0; i < 2000; i++) {
                    assertThat(client.status()).isEqualTo(404);
                }
            }
        }
    }

    @Test
    void bodiesOfAnySizeMayFollowEachOther() throws Exception {
        try (RawClient client = new RawClient(server.url())) {
            for (int i = 0; i < 40; i++) {
                String json = "{\"a\":\"" + "x".repeat(i * 10_000) + "\"}";
                client.send(server.delivery().json(json).guid("guid-" + i).raw());
            }
            for (int i = 0; i < 40; i++) {
                assertThat(client.status()).isEqualTo(202);
            }
        }
    }

    @Test
    void whoReadsNoAnswersIsDisconnected() throws Exception {
        CompletableFuture<Void> wrongPath = disconnected(NOT_FOUND.getBytes(StandardCharsets.US_ASCII));
        CompletableFuture<Void> forged =
                disconnected(server.delivery().json("{}").signed("invented").raw());

        assertThat(server.delivery().status()).isEqualTo(202);
        assertThat(wrongPath).succeedsWithin(Duration.ofSeconds(60));
        assertThat(forged).succeedsWithin(Duration.ofSeconds(60));
    }

    @Test
    void aClosedPathLeavesNoHandler() {
        Vertx vertx = Vertx.vertx();
        try {
            Router router = Router.router(vertx);
            List<Route> paths = Stream.generate(
                            () -> PipelinedRequests.limitOn(router).orElseThrow())
                    .limit(7)
                    .toList();

            paths.forEach(Route::remove);

            assertThat(router.getRoutes()).isEmpty();
        } finally {
            vertx.close();
        }
    }

    private CompletableFuture<Void> disconnected(byte[] request) {
        return Background.run(() -> {
            try (Socket socket = new Socket()) {
                socket.setReceiveBufferSize(4096);
                socket.connect(new InetSocketAddress(
                        InetAddress.getLoopbackAddress(), server.url().getPort()));
                byte[] many = repeat(request, 100);
                assertThatThrownBy(() -> {
                            for (int sent = 0; sent < MANY_BYTES; sent += many.length) {
                                socket.getOutputStream().write(many);
                            }
                        })
                        .isInstanceOf(IOException.class);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private void countRequestsThatReachVertxBehind(String path) {
        router().route(path).order(-1).handler(routing -> {
            ChannelHandlerContext last = ((ConnectionBase) routing.request().connection()).channelHandlerContext();
            last.pipeline().addBefore(last.name(), null, new ChannelInboundHandlerAdapter() {
                @Override
                public void channelRead(ChannelHandlerContext context, Object message) {
                    if (message instanceof HttpRequest) {
                        begun.incrementAndGet();
                    }
                    context.fireChannelRead(message);
                }
            });
            routing.next();
        });
    }

    private Router router() {
        return VertxPlatformHttpRouter.lookup(server.context(), VertxPlatformHttpRouter.getRouterNameFromPort(0));
    }

    private Context eventLoop() throws Exception {
        CompletableFuture<Context> context = new CompletableFuture<>();
        router().route("/event-loop").order(-2).handler(routing -> {
            context.complete(routing.vertx().getOrCreateContext());
            routing.end();
        });
        Delivered.to(server.url("/event-loop")).status();
        return context.get();
    }

    private static byte[] repeat(byte[] request, int times) {
        ByteBuffer many = ByteBuffer.allocate(times * request.length);
        while (many.hasRemaining()) {
            many.put(request);
        }
        return many.array();
    }

    /** Task that is always next but one on the event loop, and sees how many requests begin meanwhile. */
    private final class Turns {

        private final Context eventLoop;
        private int before;
        private int most;
        private boolean over;
        private final CompletableFuture<Integer> result = new CompletableFuture<>();

        Turns(Context eventLoop) {
            this.eventLoop = eventLoop;
            eventLoop.runOnContext(now -> look());
        }

        private void look() {
            int now = begun.get();
            most = Math.max(most, now - before);
            before = now;
            if (over) {
                result.complete(most);
            } else {
                eventLoop.runOnContext(next -> look());
            }
        }

        int end() {
            eventLoop.runOnContext(now -> over = true);
            await().until(result::isDone);
            return result.join();
        }
    }
}
