// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import io.github.camelgithubhooks.spi.InboundRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.StreamSupport;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.SynchronizationAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Request whose engine put it into the Camel message. Its query parameters are among its headers; the {@link #query()}
 * reveals those that pretend to be GitHub's. Its thread waits for the body and for the answer.
 */
final class MessageRequest implements InboundRequest {

    private static final Logger LOG = LoggerFactory.getLogger(MessageRequest.class);

    private static final int CHUNK = 16 * 1024;

    private final Message message;
    private final long deadline;
    private final CompletableFuture<Reply> answered = new CompletableFuture<>();

    MessageRequest(Message message) {
        this(message, READ_TIMEOUT);
    }

    MessageRequest(Message message, Duration readTimeout) {
        this.message = message;
        this.deadline = System.nanoTime() + readTimeout.toNanos();
    }

    @Override
    public String method() {
        return message.getHeader(Exchange.HTTP_METHOD, String.class);
    }

    @Override
    public String remoteAddress() {
        return null;
    }

    @Override
    public String query() {
        String raw = message.getHeader(Exchange.HTTP_RAW_QUERY, String.class);
        return raw != null ? raw : message.getHeader(Exchange.HTTP_QUERY, String.class);
    }

    @Override
    public List<String> headers(String name) {
        Object value = message.getHeader(name);
        if (value == null) {
            return List.of();
        }
        if (value instanceof Iterable<?> values) {
            return StreamSupport.stream(values.spliterator(), false)
                    .map(String::valueOf)
                    .toList();
        }
        return List.of(value.toString());
    }

    @Override
    public long contentLength() {
        try {
            return Math.max(-1, Long.parseLong(String.valueOf(message.getHeader(Exchange.CONTENT_LENGTH))));
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** Reads the body on the calling thread. */
    @Override
    public void read(Body body) {
        if (message.getBody() instanceof InputStream stream) {
            read(stream, body);
            return;
        }
        byte[] all = message.getBody(byte[].class);
        if (all == null || body.take(all.length, (target, at) -> System.arraycopy(all, 0, target, at, all.length))) {
            body.end();
        }
    }

    private void read(InputStream stream, Body body) {
        byte[] chunk = new byte[CHUNK];
        try {
            for (int count = stream.read(chunk); count >= 0; count = stream.read(chunk)) {
                int length = count;
                if (!body.take(length, (target, at) -> System.arraycopy(chunk, 0, target, at, length))) {
                    return;
                }
                if (System.nanoTime() - deadline > 0) {
                    body.giveUp();
                    return;
                }
            }
        } catch (IOException e) {
            body.breakOff();
            return;
        }
        body.end();
    }

    @Override
    public void whenClientLeaves(Runnable left) {
        // the engine doesn't report it
    }

    @Override
    public void answer(Reply reply, Runnable whenWritten) {
        try {
            callWhenDone(whenWritten);
        } finally {
            // only now: the waiting thread ends the exchange
            answered.complete(reply);
        }
    }

    private void callWhenDone(Runnable whenWritten) {
        if (message.getExchange().getUnitOfWork() == null) {
            whenWritten.run();
            return;
        }
        message.getExchange().getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange exchange) {
                whenWritten.run();
            }
        });
    }

    /** Waits for the answer and puts it into the message, for the engine to send. To be called after the request was received. */
    void awaitAnswer() {
        Reply reply;
        try {
            reply = answered.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            reply = Answer.UNAVAILABLE.reply();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
        if (reply.status() >= 400) {
            discardWhatIsThere();
        }
        // engines send back every header of the message, including those of the request
        message.getHeaders().clear();
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, reply.status());
        reply.headers().forEach(message::setHeader);
        // engines send a buffer with its length
        message.setBody(ByteBuffer.wrap(reply.text().getBytes(StandardCharsets.US_ASCII)));
    }

    /** Reads on as far as no thread has to wait: a connection that is closed with unread data loses the answer. */
    private void discardWhatIsThere() {
        if (message.getBody() instanceof InputStream stream) {
            byte[] chunk = new byte[CHUNK];
            long left = DISCARD_LIMIT;
            try {
                for (int count = 0; count >= 0 && left > 0 && stream.available() > 0; left -= count) {
                    count = stream.read(chunk);
                }
            } catch (IOException e) {
                LOG.debug("A refused client has left: {}", e.toString());
            }
        }
    }
}
