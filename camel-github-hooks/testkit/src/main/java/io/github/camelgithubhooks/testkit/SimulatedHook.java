// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import java.time.Instant;
import java.util.List;

/**
 * A webhook as the simulator knows it at one moment.
 *
 * @param id the hook's id; 64 bits
 * @param active whether events are sent
 * @param events the subscribed events, in the order they were given; {@code *} means all
 * @param url where deliveries go
 * @param contentType {@code json} or {@code form}
 * @param secret the real secret, which GitHub's API never shows; null when none is set
 * @param insecureSsl {@code "0"} or {@code "1"}
 * @param createdAt when it was created, by the simulator's clock
 * @param updatedAt when it was changed last
 * @param lastResponse what the last delivery was answered
 * @see <a href="https://docs.github.com/rest/repos/webhooks#get-a-repository-webhook">Get a repository webhook</a>
 */
public record SimulatedHook(
        long id,
        boolean active,
        List<String> events,
        String url,
        String contentType,
        String secret,
        String insecureSsl,
        Instant createdAt,
        Instant updatedAt,
        LastResponse lastResponse) {

    /** Copies the events. */
    public SimulatedHook {
        events = List.copyOf(events);
    }

    /** Whether an event of this name is sent to this hook, active or not. */
    public boolean isSubscribedTo(String event) {
        return events.contains("*") || events.contains(event);
    }

    SimulatedHook with(LastResponse response) {
        return new SimulatedHook(
                id, active, events, url, contentType, secret, insecureSsl, createdAt, updatedAt, response);
    }

    @Override
    public String toString() {
        return "SimulatedHook[id=%d, active=%s, events=%s, url=%s, contentType=%s, secret=%s]"
                .formatted(id, active, events, url, contentType, secret == null ? "none" : "********");
    }

    /**
     * GitHub's {@code last_response}.
     *
     * @param code the HTTP status, 0 when there was no answer, null before the first delivery
     * @param status {@code unused}, {@code active} or what went wrong
     * @param message GitHub's words; null before the first delivery
     */
    public record LastResponse(Integer code, String status, String message) {

        static final LastResponse UNUSED = new LastResponse(null, "unused", null);
    }
}
