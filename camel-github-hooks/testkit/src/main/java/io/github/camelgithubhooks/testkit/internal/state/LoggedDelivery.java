// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.state;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * One attempt to deliver an event to a hook.
 *
 * @param deliveredAt when sending began, by the simulator's clock
 */
public record LoggedDelivery(
        long id,
        long hookId,
        EmittedEvent event,
        boolean redelivery,
        Instant deliveredAt,
        Request request,
        Outcome outcome) {

    /** The request to the listener. */
    public static final class Request {

        private final String url;
        private final Map<String, String> headers;
        private final byte[] body;

        public Request(String url, Map<String, String> headers, byte[] body) {
            this.url = url;
            this.headers = headers;
            this.body = body;
        }

        public String url() {
            return url;
        }

        public Map<String, String> headers() {
            return headers;
        }

        public byte[] body() {
            return body;
        }
    }

    /**
     * The listener's answer, or the reason why there is none.
     *
     * @param headers empty without an answer
     * @param body null without an answer
     */
    public record Outcome(String status, int statusCode, Duration duration, Map<String, String> headers, String body) {

        public boolean successful() {
            return statusCode >= 200 && statusCode <= 299;
        }
    }
}
