// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.receive;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * A request whose engine put it into the Camel message. Query parameters are among its headers; those that pretend to
 * be GitHub's are found by the {@link #query()}.
 */
final class MessageRequest implements InboundRequest {

    private final Message message;

    MessageRequest(Message message) {
        this.message = message;
    }

    @Override
    public String method() {
        return message.getHeader(Exchange.HTTP_METHOD, String.class);
    }

    @Override
    public String remoteAddress() {
        // the message itself becomes a servlet's request, with the engine of Spring Boot for one
        Exchange exchange = message.getExchange();
        HttpServletRequest servlet =
                exchange.getContext().getTypeConverter().tryConvertTo(HttpServletRequest.class, exchange, message);
        return servlet == null ? null : servlet.getRemoteAddr();
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
        Long length = message.getHeader(Exchange.CONTENT_LENGTH, Long.class);
        return length == null || length < 0 ? -1 : length;
    }

    @Override
    public byte[] body(int limit) throws RefusedException {
        byte[] bytes;
        if (message.getBody() instanceof InputStream stream) {
            try {
                bytes = stream.readNBytes(limit + 1);
            } catch (IOException e) {
                throw new RefusedException(Answer.BODY_INCOMPLETE);
            }
        } else {
            bytes = message.getBody(byte[].class);
        }
        if (bytes == null) {
            return new byte[0];
        }
        if (bytes.length > limit) {
            throw new RefusedException(Answer.TOO_LARGE);
        }
        return bytes;
    }

    @Override
    public void whenClientLeaves(Runnable left) {
        // the engine doesn't tell
    }

    @Override
    public void discardRest() {
        // the engine has read it, or ends the connection as it sees fit
    }
}
