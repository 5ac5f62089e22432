// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultMessage;
import org.junit.jupiter.api.Test;

/** A body that an engine hands over as a stream. */
class MessageRequestTest {

    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration OVER = Duration.ofSeconds(-1);

    private final DefaultMessage message = new DefaultMessage(new DefaultCamelContext());

    @Test
    void aBodyOfUnknownLengthIsReadUpToTheLimit() throws Exception {
        byte[] body = bytes(50_000);
        message.setBody(new ByteArrayInputStream(body));

        assertThat(new MessageRequest(message, LONG).body(50_000)).isEqualTo(body);
        assertThat(refusal(new ByteArrayInputStream(body), LONG, 49_999)).isEqualTo(Answer.TOO_LARGE);
    }

    @Test
    void aBodyOfKnownLengthIsReadUpToItsLength() throws Exception {
        byte[] body = bytes(50_000);
        message.setHeader(Exchange.CONTENT_LENGTH, "50000");
        message.setBody(new ByteArrayInputStream(body));

        assertThat(new MessageRequest(message, LONG).body(100_000)).isEqualTo(body);
        assertThat(refusal(new ByteArrayInputStream(bytes(50_001)), LONG, 100_000))
                .isEqualTo(Answer.TOO_LARGE);
    }

    @Test
    void noMoreThanTheLimitIsRead() {
        ByteArrayInputStream body = new ByteArrayInputStream(bytes(1_000_000));

        refusal(body, LONG, 1000);

        assertThat(body.available()).isGreaterThan(900_000);
    }

    @Test
    void aBodyThatTakesTooLongIsRefused() {
        assertThat(refusal(new ByteArrayInputStream(bytes(50_000)), OVER, 50_000))
                .isEqualTo(Answer.BODY_TOO_SLOW);
    }

    @Test
    void aBodyThatBreaksOffIsRefused() {
        assertThat(refusal(new BrokenStream(), LONG, 50_000)).isEqualTo(Answer.BODY_INCOMPLETE);
    }

    @Test
    void theRestOfARefusedBodyIsReadToItsEnd() {
        ByteArrayInputStream body = new ByteArrayInputStream(bytes(1_000_000));
        message.setBody(body);

        new MessageRequest(message, LONG).discardRest();

        assertThat(body.available()).isZero();
    }

    @Test
    void theRestOfARefusedBodyIsNotWaitedForWithoutEnd() {
        ByteArrayInputStream late = new ByteArrayInputStream(bytes(1_000_000));
        message.setBody(late);
        new MessageRequest(message, OVER).discardRest();
        assertThat(late.available()).isEqualTo(1_000_000);

        ByteArrayInputStream large = new ByteArrayInputStream(bytes(80 * 1024 * 1024));
        message.setBody(large);
        new MessageRequest(message, LONG).discardRest();
        assertThat(large.available()).isBetween(15 * 1024 * 1024, 17 * 1024 * 1024);

        message.setBody(new BrokenStream());
        new MessageRequest(message, LONG).discardRest();
    }

    private Answer refusal(InputStream body, Duration readTimeout, int limit) {
        message.setBody(body);
        return catchThrowableOfType(RefusedException.class, () -> new MessageRequest(message, readTimeout).body(limit))
                .answer();
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
        public int read(byte[] target, int from, int length) throws IOException {
            return read();
        }
    }
}
