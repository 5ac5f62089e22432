// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.receive;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A request of the Vert.x engine, paused before its body. It is read here because the engine's own reader takes a form
 * apart, and with it the bytes that were signed. The only class that needs Vert.x: it is loaded with its first request.
 */
final class VertxRequest implements InboundRequest {

    private final HttpServerRequest request;

    VertxRequest(Object request) {
        this.request = (HttpServerRequest) request;
    }

    @Override
    public String method() {
        return request.method().name();
    }

    @Override
    public String remoteAddress() {
        SocketAddress address = request.remoteAddress();
        return address == null ? null : address.hostAddress();
    }

    @Override
    public String query() {
        return request.query();
    }

    @Override
    public List<String> headers(String name) {
        return request.headers().getAll(name);
    }

    @Override
    public long contentLength() {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? -1 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    @Override
    public byte[] body(int limit) throws RefusedException, InterruptedException {
        CompletableFuture<byte[]> body = new CompletableFuture<>();
        BodyBytes bytes = new BodyBytes(contentLength(), limit);
        request.exceptionHandler(e -> body.completeExceptionally(new RefusedException(Answer.BODY_INCOMPLETE)));
        request.endHandler(end -> body.complete(bytes.toByteArray()));
        request.handler(chunk -> {
            if (!bytes.append(chunk.length(), chunk::getBytes)) {
                body.completeExceptionally(new RefusedException(Answer.TOO_LARGE));
            }
        });
        if (request.headers().contains(HttpHeaders.EXPECT, HttpHeaders.CONTINUE, true)) {
            request.response().writeContinue();
        }
        request.resume();
        if (request.response().closed()) {
            // the client left before anybody listened: no handler will hear of it
            body.completeExceptionally(new RefusedException(Answer.BODY_INCOMPLETE));
        }
        try {
            return body.get(READ_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new RefusedException(Answer.BODY_TOO_SLOW);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RefusedException refused
                    ? refused
                    : new RefusedException(Answer.BODY_INCOMPLETE);
        }
    }

    @Override
    public void whenClientLeaves(Runnable left) {
        request.response().closeHandler(closed -> left.run());
        if (request.response().closed()) {
            left.run();
        }
    }

    /** Reads on in the background: a connection that is closed with unread data takes the answer with it. */
    @Override
    public void discardRest() {
        Context context = Vertx.currentContext();
        if (request.isEnded() || context == null) {
            return;
        }
        Vertx vertx = context.owner();
        long timer = vertx.setTimer(
                READ_TIMEOUT.toMillis(), late -> request.connection().close());
        request.exceptionHandler(e -> vertx.cancelTimer(timer));
        request.endHandler(end -> vertx.cancelTimer(timer));
        request.handler(new Discard());
        request.resume();
    }

    /** Swallows what comes, up to a limit. */
    private final class Discard implements Handler<Buffer> {

        private long left = DISCARD_LIMIT;

        @Override
        public void handle(Buffer chunk) {
            left -= chunk.length();
            if (left < 0) {
                request.connection().close();
            }
        }
    }
}
