// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import io.github.camelgithubhooks.spi.InboundRequest;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.util.AttributeKey;
import io.netty.util.concurrent.ScheduledFuture;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Limit for the requests that a client sends over HTTP/1.1 without waiting for the answers. Vert.x would take them all up: one
 * connection would hold up the others, and fill the memory with requests, or with answers that nobody reads. Here a request is
 * decoded once the one before is answered and the client reads the answers, and after a few it is the other connections' turn.
 * Over HTTP/2, a client is disconnected that opens far more streams than Vert.x allows.
 */
final class PipelinedRequests extends ChannelDuplexHandler {

    /** Requests after which other connections have their turn. */
    private static final int TURN = 16;

    /** Streams of HTTP/2 up to which no settings are looked at. */
    private static final int FEW_STREAMS = 100;

    private static final AttributeKey<Boolean> LIMITED = AttributeKey.valueOf(PipelinedRequests.class, "limited");

    /** Orders before all others. Each is used once: of routes with the same order, Vert.x can't remove all. */
    private static final AtomicInteger FIRST = new AtomicInteger(Integer.MIN_VALUE);

    private final ConnectionBase connection;
    private final ByteToMessageDecoder decoder;

    /** The request whose arrival made this handler is the first one. */
    private int unanswered = 1;

    private boolean arriving = true;
    private int begunInTurn = 1;

    /** Whether the decoder keeps the bytes that came in, and decodes one message when told. */
    private boolean holding;

    private boolean planned;
    private boolean decoded;
    private ScheduledFuture<?> patience;

    private PipelinedRequests(ConnectionBase connection, ByteToMessageDecoder decoder) {
        this.connection = connection;
        this.decoder = decoder;
    }

    /** Limits the requests to a router, unless this version of Vert.x doesn't let others handle a connection. */
    static Optional<Route> limitOn(Router router) {
        try {
            ConnectionBase.class.getMethod("channelHandlerContext");
        } catch (NoSuchMethodException | LinkageError e) {
            return Optional.empty();
        }
        return Optional.of(router.route().order(FIRST.getAndIncrement()).handler(PipelinedRequests::limit));
    }

    private static void limit(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        ConnectionBase connection = (ConnectionBase) request.connection();
        if (request.version() != HttpVersion.HTTP_2) {
            if (!connection.channel().hasAttr(LIMITED)) {
                connection.channel().attr(LIMITED).set(true);
                limit(connection);
            }
        } else if (!connection.channel().isActive()) {
            // what was decoded together with the last requests
            return;
        } else if (hasTooManyStreams(request, connection)) {
            close(connection.channelHandlerContext());
            return;
        }
        routing.next();
    }

    /** Returns whether a client ignores the limit for streams, which holds only once it has confirmed the settings. */
    private static boolean hasTooManyStreams(HttpServerRequest request, ConnectionBase connection) {
        if (!(connection.channelHandlerContext().handler() instanceof Http2ConnectionHandler http2)) {
            return false;
        }
        int streams = http2.connection().numActiveStreams();
        return streams > FEW_STREAMS
                && streams > 2 * request.connection().settings().getMaxConcurrentStreams();
    }

    private static void limit(ConnectionBase connection) {
        ChannelHandlerContext last = connection.channelHandlerContext();
        HttpRequestDecoder decoder = last.pipeline().get(HttpRequestDecoder.class);
        if (decoder != null && last.executor().inEventLoop()) {
            last.pipeline().addBefore(last.name(), null, new PipelinedRequests(connection, decoder));
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        decoded = true;
        if (message instanceof HttpRequest) {
            unanswered++;
            begunInTurn++;
            arriving = true;
            if (!holding
                    && (unanswered > 1
                            || begunInTurn > TURN
                            || !context.channel().isWritable())) {
                hold(context);
            }
        }
        if (message instanceof LastHttpContent) {
            arriving = false;
        }
        context.fireChannelRead(message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        begunInTurn = 0;
        context.fireChannelReadComplete();
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        super.write(context, message, promise);
        if (message instanceof LastHttpContent && !isInterim(message)) {
            unanswered = Math.max(0, unanswered - 1);
            goOn(context);
        }
    }

    private static boolean isInterim(Object message) {
        return message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL
                && response.status().code() != HttpResponseStatus.SWITCHING_PROTOCOLS.code();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        context.fireChannelWritabilityChanged();
        if (context.channel().isWritable()) {
            stopWaiting();
            goOn(context);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        stopWaiting();
        context.fireChannelInactive();
    }

    private void hold(ChannelHandlerContext context) {
        holding = true;
        decoder.setSingleDecode(true);
        plan(context);
    }

    private void letGo() {
        holding = false;
        decoder.setSingleDecode(false);
        connection.doResume();
    }

    private void goOn(ChannelHandlerContext context) {
        if (holding && !planned && mayGoOn(context)) {
            plan(context);
        }
    }

    private void plan(ChannelHandlerContext context) {
        // again each time: Vert.x may have resumed
        connection.doPause();
        planned = true;
        context.executor().execute(() -> turn(context));
    }

    /** Decodes what came in, as far as that may be taken up now. */
    private void turn(ChannelHandlerContext context) {
        planned = false;
        if (!context.channel().isActive()) {
            return;
        }
        begunInTurn = 0;
        while (holding && begunInTurn < TURN && mayGoOn(context)) {
            decodeOne(context);
            if (!decoded) {
                letGo();
            }
        }
        // Vert.x flushes the answers
        context.fireChannelReadComplete();
        if (context.channel().isWritable()) {
            goOn(context);
        } else if (holding) {
            awaitReader(context);
        }
    }

    private void decodeOne(ChannelHandlerContext context) {
        decoded = false;
        ChannelHandlerContext before = context.pipeline().context(decoder);
        if (before == null) {
            // the connection has another protocol now
            return;
        }
        try {
            decoder.channelRead(before, Unpooled.EMPTY_BUFFER);
        } catch (Exception e) {
            context.fireExceptionCaught(e);
        }
    }

    private boolean mayGoOn(ChannelHandlerContext context) {
        return (unanswered == 0 || (unanswered == 1 && arriving))
                && context.channel().isWritable();
    }

    /** Closes the connection if the client doesn't read for a while what it has asked for. */
    private void awaitReader(ChannelHandlerContext context) {
        if (patience == null) {
            patience = context.executor()
                    .schedule(() -> close(context), InboundRequest.READ_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private static void close(ChannelHandlerContext context) {
        // Vert.x would first wait until everything is sent
        ChannelFuture unused = context.close();
    }

    private void stopWaiting() {
        if (patience != null) {
            patience.cancel(false);
            patience = null;
        }
    }
}
