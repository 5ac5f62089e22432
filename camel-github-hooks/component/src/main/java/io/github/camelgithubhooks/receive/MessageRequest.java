// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.receive;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A request whose engine put it into the Camel message. Query parameters are among its headers; those that pretend to
 * be GitHub's are found by the {@link #query()}.
 */
final class MessageRequest implements InboundRequest {

    private static final Logger LOG = LoggerFactory.getLogger(MessageRequest.class);

    private static final int CHUNK = 16 * 1024;

    private final Message message;
    private final long deadline;

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
        return message.getExchange().getProperty(UnreadBodies.REMOTE_ADDRESS, String.class);
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

    @Override
    public byte[] body(int limit) throws RefusedException {
        if (message.getBody() instanceof InputStream stream) {
            return read(stream, limit);
        }
        byte[] bytes = message.getBody(byte[].class);
        if (bytes == null) {
            return new byte[0];
        }
        if (bytes.length > limit) {
            throw new RefusedException(Answer.TOO_LARGE);
        }
        return bytes;
    }

    private byte[] read(InputStream stream, int limit) throws RefusedException {
        BodyBytes bytes = new BodyBytes(contentLength(), limit);
        byte[] chunk = new byte[CHUNK];
        try {
            for (int count = stream.read(chunk); count >= 0; count = stream.read(chunk)) {
                int length = count;
                if (!bytes.append(length, (target, at) -> System.arraycopy(chunk, 0, target, at, length))) {
                    throw new RefusedException(Answer.TOO_LARGE);
                }
                if (isLate()) {
                    throw new RefusedException(Answer.BODY_TOO_SLOW);
                }
            }
        } catch (IOException e) {
            throw new RefusedException(Answer.BODY_INCOMPLETE);
        }
        return bytes.toByteArray();
    }

    private boolean isLate() {
        return System.nanoTime() - deadline > 0;
    }

    @Override
    public void whenClientLeaves(Runnable left) {
        // the engine doesn't tell
    }

    /** Reads on: a connection that is closed with unread data takes the answer with it. */
    @Override
    public void discardRest() {
        if (message.getBody() instanceof InputStream stream) {
            byte[] chunk = new byte[CHUNK];
            long left = DISCARD_LIMIT;
            try {
                for (int count = 0; count >= 0 && left > 0 && !isLate(); left -= count) {
                    count = stream.read(chunk);
                }
            } catch (IOException e) {
                LOG.debug("A refused client went on its way: {}", e.toString());
            }
        }
    }
}
