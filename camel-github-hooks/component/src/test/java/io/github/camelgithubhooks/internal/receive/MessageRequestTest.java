// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.spi.InboundRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

/** A body that an engine hands over as a stream. */
class MessageRequestTest {

    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration OVER = Duration.ofSeconds(-1);

    private final Message message = new DefaultExchange(new DefaultCamelContext()).getMessage();

    @Test
    void aBodyOfUnknownLengthIsReadUpToTheLimit() {
        byte[] body = bytes(50_000);

        assertThat(read(new ByteArrayInputStream(body), LONG, 50_000)).isEqualTo(body);
        assertThat(read(new ByteArrayInputStream(body), LONG, 49_999)).isEqualTo(Answer.TOO_LARGE);
    }

    @Test
    void aBodyOfKnownLengthIsReadUpToItsLength() {
        byte[] body = bytes(50_000);
        message.setHeader(Exchange.CONTENT_LENGTH, "50000");

        assertThat(read(new ByteArrayInputStream(body), LONG, 100_000)).isEqualTo(body);
        assertThat(read(new ByteArrayInputStream(bytes(50_001)), LONG, 100_000)).isEqualTo(Answer.TOO_LARGE);
    }

    @Test
    void aBodyThatIsThereAlreadyIsTaken() {
        message.setBody(bytes(4));

        assertThat(read(LONG, 4)).isEqualTo(bytes(4));
        assertThat(read(LONG, 3)).isEqualTo(Answer.TOO_LARGE);
    }

    @Test
    void noMoreThanTheLimitIsRead() {
        ByteArrayInputStream body = new ByteArrayInputStream(bytes(1_000_000));

        read(body, LONG, 1000);

        assertThat(body.available()).isGreaterThan(900_000);
    }

    @Test
    void aBodyThatTakesTooLongIsRefused() {
        assertThat(read(new ByteArrayInputStream(bytes(50_000)), OVER, 50_000)).isEqualTo(Answer.BODY_TOO_SLOW);
    }

    @Test
    void aBodyThatBreaksOffIsRefused() {
        assertThat(read(new BrokenStream(), LONG, 50_000)).isEqualTo(Answer.BODY_INCOMPLETE);
    }

    @Test
    void ofARefusedBodyOnlyWhatIsThereIsRead() {
        ByteArrayInputStream there = new ByteArrayInputStream(bytes(1_000_000));
        refuse(there);
        assertThat(there.available()).isZero();

        ByteArrayInputStream large = new ByteArrayInputStream(bytes(80 * 1024 * 1024));
        refuse(large);
        assertThat(large.available()).isBetween(15 * 1024 * 1024, 17 * 1024 * 1024);

        refuse(new UnsentStream());
        refuse(new BrokenStream());
    }

    private void refuse(InputStream body) {
        message.setBody(body);
        MessageRequest request = new MessageRequest(message, LONG);
        request.answer(Answer.SIGNATURE_MISSING.reply(), () -> {});
        request.awaitAnswer();
    }

    private Object read(InputStream body, Duration readTimeout, int limit) {
        message.setBody(body);
        return read(readTimeout, limit);
    }

    /** The bytes, or the answer that refuses them. */
    private Object read(Duration readTimeout, int limit) {
        MessageRequest request = new MessageRequest(message, readTimeout);
        BodyBytes bytes = new BodyBytes(request.contentLength(), limit, new ByteBudget(1_000_000).open());
        AtomicReference<Object> result = new AtomicReference<>();
        request.read(new InboundRequest.Body() {
            @Override
            public boolean take(int count, InboundRequest.Chunk chunk) {
                try {
                    bytes.append(count, chunk);
                    return true;
                } catch (RefusedException e) {
                    result.set(e.answer());
                    return false;
                }
            }

            @Override
            public void end() {
                try {
                    result.set(bytes.toByteArray());
                } catch (RefusedException e) {
                    result.set(e.answer());
                }
            }

            @Override
            public void breakOff() {
                result.set(Answer.BODY_INCOMPLETE);
            }

            @Override
            public void giveUp() {
                result.set(Answer.BODY_TOO_SLOW);
            }
        });
        return result.get();
    }

    private static byte[] bytes(int length) {
        return new byte[length];
    }

    private static final class BrokenStream extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("the client is gone");
        }

        @Override
        public int available() {
            return 1;
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            return read();
        }
    }

    private static final class UnsentStream extends InputStream {
        @Override
        public int read() {
            throw new IllegalStateException("a thread would wait here");
        }

        @Override
        public int read(byte[] target, int from, int length) {
            return read();
        }
    }
}
