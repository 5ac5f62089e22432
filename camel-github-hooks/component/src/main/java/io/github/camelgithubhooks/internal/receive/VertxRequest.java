// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import io.github.camelgithubhooks.spi.InboundRequest;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** Request of the Vert.x engine, on its event loop: nothing here waits. */
final class VertxRequest implements InboundRequest {

    private static final long NO_TIMER = -1;

    private final RoutingContext routing;
    private final HttpServerRequest request;
    private final Vertx vertx;
    private final Context context;
    private long timer = NO_TIMER;
    private boolean mayWaitToSend;
    private boolean answered;

    /** Wraps a request. To be called on its event loop. */
    VertxRequest(RoutingContext routing) {
        this.routing = routing;
        this.request = routing.request();
        this.vertx = routing.vertx();
        this.context = vertx.getOrCreateContext();
        this.mayWaitToSend = request.headers().contains(HttpHeaders.EXPECT, HttpHeaders.CONTINUE, true);
    }

    @Override
    public String method() {
        return request.method().name();
    }

    @Override
    public String remoteAddress() {
        // the request would look for another one in its headers first
        SocketAddress address = request.connection().remoteAddress();
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
    public void read(Body body) {
        if (request.isEnded()) {
            takeWhatWasRead(body);
            return;
        }
        request.exceptionHandler(e -> {
            detach();
            body.breakOff();
        });
        request.endHandler(end -> {
            done();
            body.end();
        });
        request.handler(chunk -> {
            if (!body.take(chunk.length(), chunk::getBytes)) {
                done();
            }
        });
        limit(body);
        if (mayWaitToSend) {
            mayWaitToSend = false;
            request.response().writeContinue();
        }
    }

    /** Takes the body that another handler of the server has read before, as with some extensions of Quarkus. */
    private void takeWhatWasRead(Body body) {
        Buffer read = routing.body().buffer();
        if (read == null || read.length() == 0 || body.take(read.length(), read::getBytes)) {
            body.end();
        }
    }

    private void limit(Body body) {
        // at once: tasks for later would all wait until the last of thousands of pipelined requests was read
        timer = vertx.setTimer(READ_TIMEOUT.toMillis(), late -> {
            detach();
            body.giveUp();
        });
    }

    private void done() {
        if (timer != NO_TIMER) {
            vertx.cancelTimer(timer);
        }
    }

    private void detach() {
        done();
        if (!request.isEnded()) {
            request.handler(null).endHandler(null).exceptionHandler(null);
        }
    }

    @Override
    public void whenClientLeaves(Runnable left) {
        onEventLoop(() -> {
            if (routing.response().closed() || (routing.response().ended() && !answered)) {
                left.run();
            } else if (!answered) {
                routing.addEndHandler(end -> {
                    if (end.failed() || !answered) {
                        left.run();
                    }
                });
            }
        });
    }

    @Override
    public void answer(Reply reply, Runnable whenWritten) {
        onEventLoop(() -> write(reply, whenWritten));
    }

    private void onEventLoop(Runnable task) {
        if (Vertx.currentContext() == context) {
            task.run();
        } else {
            context.runOnContext(later -> task.run());
        }
    }

    private void write(Reply reply, Runnable whenWritten) {
        HttpServerResponse response = routing.response();
        if (response.ended() || response.closed()) {
            whenWritten.run();
            return;
        }
        answered = true;
        // the body may have given way while it was coming in
        done();
        response.setStatusCode(reply.status());
        reply.headers().forEach(response::putHeader);
        boolean unclear = mayWaitToSend && !request.isEnded();
        if (unclear) {
            // the next bytes may be the body or the next request: nobody knows
            response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        if (request.version() == HttpVersion.HTTP_2) {
            // it has frames for that, and no such header
            response.headers().remove(HttpHeaders.CONNECTION);
        }
        Promise<Void> over = Promise.promise();
        if (unclear || request.isEnded()) {
            over.complete();
        } else {
            discardRest(over);
        }
        response.end(Buffer.buffer(reply.text())).onComplete(written -> {
            whenWritten.run();
            if (unclear) {
                close();
            } else if (Answer.isLast(reply)) {
                over.future().onSuccess(end -> leave());
            }
        });
    }

    /** Closes the connection, which has no other request with HTTP/1.1. With HTTP/2 the others may end first. */
    private void leave() {
        if (request.version() == HttpVersion.HTTP_2) {
            request.connection().shutdown();
        } else {
            request.connection().close();
        }
    }

    /** Reads on without keeping anything: a connection that is closed with unread data loses the answer. */
    private void discardRest(Promise<Void> over) {
        long late = vertx.setTimer(READ_TIMEOUT.toMillis(), now -> close());
        long[] left = {DISCARD_LIMIT};
        request.exceptionHandler(e -> vertx.cancelTimer(late));
        request.endHandler(end -> {
            vertx.cancelTimer(late);
            over.complete();
        });
        request.handler(chunk -> {
            left[0] -= chunk.length();
            if (left[0] < 0) {
                vertx.cancelTimer(late);
                close();
            }
        });
    }

    /** Stops the client from sending. Other requests on the same HTTP/2 connection go on. */
    private void close() {
        if (request.version() == HttpVersion.HTTP_2) {
            request.response().reset();
        } else {
            request.connection().close();
        }
    }
}
