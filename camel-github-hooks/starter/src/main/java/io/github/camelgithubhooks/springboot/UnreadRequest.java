// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.springboot;

import io.github.camelgithubhooks.spi.InboundRequest;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asynchronous request of a servlet container, which calls back when there are bytes to read. */
final class UnreadRequest implements InboundRequest, ReadListener {

    private static final Logger LOG = LoggerFactory.getLogger(UnreadRequest.class);

    private static final int CHUNK = 16 * 1024;

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final Connection connection;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    /** Completed with true when the body was read, with false when reading has stopped. */
    private final CompletableFuture<Boolean> whole = new CompletableFuture<>();

    private Body body;
    private boolean listening;
    private long discarded;
    private long discardUntil;
    private volatile boolean answered;
    private volatile boolean inputOver;

    UnreadRequest(HttpServletRequest request, HttpServletResponse response, Connection connection) {
        this.request = request;
        this.response = response;
        this.connection = connection;
    }

    /**
     * Returns a future that completes when the container may get the request back: it is answered, and nothing more comes in.
     * GitHub would take a request that goes back unanswered for a success.
     */
    CompletableFuture<Void> done() {
        return done;
    }

    @Override
    public String method() {
        return request.getMethod();
    }

    @Override
    public String remoteAddress() {
        return connection.peer();
    }

    @Override
    public String query() {
        return request.getQueryString();
    }

    @Override
    public List<String> headers(String name) {
        return connection.knows(name) ? connection.forwarded().get(name) : Collections.list(request.getHeaders(name));
    }

    @Override
    public long contentLength() {
        return request.getContentLengthLong();
    }

    @Override
    public void read(Body target) {
        body = target;
        CompletableFuture<Boolean> unused = whole.orTimeout(READ_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionallyAsync(
                        late -> {
                            stop(target::giveUp);
                            return false;
                        },
                        // the application may hold all threads of Java's common pool
                        task -> request.getAsyncContext().start(task));
        listen();
    }

    private void listen() {
        listening = true;
        try {
            request.getInputStream().setReadListener(this);
        } catch (IOException | IllegalStateException e) {
            // a filter has consumed the body
            onError(e);
        }
    }

    @Override
    public void onDataAvailable() throws IOException {
        ServletInputStream in = request.getInputStream();
        byte[] chunk = new byte[CHUNK];
        while (in.isReady() && !in.isFinished()) {
            int count = in.read(chunk);
            if (count > 0) {
                take(chunk, count);
            }
        }
    }

    private void take(byte[] chunk, int count) throws IOException {
        synchronized (this) {
            if (body != null) {
                if (!body.take(count, (target, at) -> System.arraycopy(chunk, 0, target, at, count))) {
                    body = null;
                    whole.complete(false);
                }
                return;
            }
            discarded += count;
        }
        if (discarded > DISCARD_LIMIT || (answered && System.nanoTime() - discardUntil > 0)) {
            throw new IOException("The client of a refused request goes on sending");
        }
    }

    @Override
    public void onAllDataRead() {
        inputOver = true;
        Body read = stop();
        if (read != null) {
            read.end();
        }
        giveBack();
    }

    @Override
    public void onError(Throwable e) {
        LOG.debug("A client can't be read from: {}", e.toString());
        inputOver = true;
        Body broken = stop();
        if (broken != null) {
            broken.breakOff();
        }
        giveBack();
    }

    private void stop(Runnable end) {
        if (stop() != null) {
            end.run();
        }
    }

    /** Stops the reading. Returns the receiver of the body once, then null. */
    private synchronized Body stop() {
        Body stopped = body;
        body = null;
        if (stopped != null) {
            whole.complete(true);
        }
        return stopped;
    }

    @Override
    public void whenClientLeaves(Runnable left) {
        // the container doesn't report it
    }

    @Override
    public void answer(Reply reply, Runnable whenWritten) {
        discardUntil = System.nanoTime() + READ_TIMEOUT.toNanos();
        try {
            byte[] text = reply.text().getBytes(StandardCharsets.US_ASCII);
            response.setStatus(reply.status());
            reply.headers().forEach(response::setHeader);
            response.setContentLength(text.length);
            response.getOutputStream().write(text);
            response.flushBuffer();
        } catch (IOException | RuntimeException e) {
            // also if the container has taken the request back
            LOG.debug("A client has left before its answer: {}", e.toString());
        } finally {
            answered = true;
            whenWritten.run();
        }
        finish();
    }

    /** Reads on if a refused client still sends: in a container that gets the request back, a thread would wait for the rest. */
    private void finish() {
        try {
            if (inputOver || request.getInputStream().isFinished()) {
                done.complete(null);
            } else if (!listening) {
                listen();
            }
        } catch (IOException | RuntimeException e) {
            done.complete(null);
        }
    }

    private void giveBack() {
        if (answered && inputOver) {
            done.complete(null);
        }
    }
}
