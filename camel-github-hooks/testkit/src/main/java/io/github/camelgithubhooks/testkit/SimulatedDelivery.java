// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One attempt to deliver an event to a hook, as it stands in the hook's log, with the bytes that GitHub's log doesn't
 * keep.
 *
 * @see <a href="https://docs.github.com/rest/repos/webhooks#get-a-delivery-for-a-repository-webhook">Get a delivery</a>
 */
public final class SimulatedDelivery {

    private final long id;
    private final long hookId;
    private final Event event;
    private final boolean redelivery;
    private final Instant deliveredAt;
    private final Request request;
    private final Outcome outcome;

    SimulatedDelivery(
            long id,
            long hookId,
            Event event,
            boolean redelivery,
            Instant deliveredAt,
            Request request,
            Outcome outcome) {
        this.id = id;
        this.hookId = hookId;
        this.event = event;
        this.redelivery = redelivery;
        this.deliveredAt = deliveredAt;
        this.request = request;
        this.outcome = outcome;
    }

    /** The id of this attempt: 64 bits, above 2^53, growing. */
    public long id() {
        return id;
    }

    /** The hook it was sent for. */
    public long hookId() {
        return hookId;
    }

    /** Shared by all hooks that got the event and by all redeliveries of it. */
    public String guid() {
        return event.guid();
    }

    /** The event's name, e.g. {@code push}. */
    public String event() {
        return event.name();
    }

    /** The payload's {@code action}, empty when it has none. */
    public Optional<String> action() {
        return Optional.ofNullable(event.action());
    }

    /** Whether this attempt was asked for with the redelivery endpoint. */
    public boolean redelivery() {
        return redelivery;
    }

    /** When sending began, by the simulator's clock. */
    public Instant deliveredAt() {
        return deliveredAt;
    }

    /** How long it took, in real time. */
    public Duration duration() {
        return outcome.duration();
    }

    /** {@code OK} for an answer of 200 to 299, else GitHub's words for what went wrong. */
    public String status() {
        return outcome.status();
    }

    /**
     * The HTTP status of the answer; when there was none 0, or as {@link GitHubSimulator.Builder#noAnswerCodes} has it.
     */
    public int statusCode() {
        return outcome.statusCode();
    }

    /** Whether it was answered with 200 to 299. */
    public boolean successful() {
        return outcome.successful();
    }

    /** The hook's url at that time. */
    public String url() {
        return request.url();
    }

    /** The headers that were sent, with the signatures when the hook has a secret. */
    public Map<String, String> requestHeaders() {
        return request.headers();
    }

    /** The exact bytes that were sent: JSON, or {@code payload=...} of a form delivery. */
    public byte[] requestBody() {
        return request.body().clone();
    }

    /** The event's JSON, whatever the content type of the delivery. */
    public String payload() {
        return new String(event.json(), StandardCharsets.UTF_8);
    }

    /** The headers of the answer; empty when there was none. */
    public Map<String, String> responseHeaders() {
        return outcome.headers();
    }

    /** The body of the answer; empty when there was no answer. */
    public Optional<String> responseBody() {
        return Optional.ofNullable(outcome.body());
    }

    Event source() {
        return event;
    }

    @Override
    public String toString() {
        return "SimulatedDelivery[id=%d, guid=%s, hookId=%d, event=%s, redelivery=%s, status=%s, statusCode=%d]"
                .formatted(id, guid(), hookId, event.name(), redelivery, status(), statusCode());
    }

    /** Something that happened: what is the same for all attempts at one hook. */
    static final class Event {

        private final String guid;
        private final String name;
        private final String action;
        private final byte[] json;
        private final Long repositoryId;
        private final Long installationId;

        /**
         * @param repositoryId null for what happened outside of repositories
         * @param installationId null unless it is meant for an App
         */
        Event(String guid, String name, byte[] json, Long repositoryId, Long installationId) {
            this.guid = guid;
            this.name = name;
            this.action = Json.payload(json).path("action").textValue();
            this.json = json;
            this.repositoryId = repositoryId;
            this.installationId = installationId;
        }

        /** The same event with another object in its payload, which keeps one of that name that it has. */
        Event with(String property, ObjectNode value, Long installation) {
            ObjectNode payload = Json.payload(json);
            byte[] complete = json;
            if (!payload.has(property)) {
                payload.set(property, value);
                complete = Json.bytes(payload);
            }
            return new Event(guid, name, complete, repositoryId, installation);
        }

        String guid() {
            return guid;
        }

        String name() {
            return name;
        }

        String action() {
            return action;
        }

        byte[] json() {
            return json;
        }

        Long repositoryId() {
            return repositoryId;
        }

        Long installationId() {
            return installationId;
        }
    }

    /** What was sent. */
    static final class Request {

        private final String url;
        private final Map<String, String> headers;
        private final byte[] body;

        Request(String url, Map<String, String> headers, byte[] body) {
            this.url = url;
            this.headers = headers;
            this.body = body;
        }

        String url() {
            return url;
        }

        Map<String, String> headers() {
            return headers;
        }

        byte[] body() {
            return body;
        }
    }

    /**
     * What came back.
     *
     * @param headers empty when nothing came back
     * @param body null when nothing came back
     */
    record Outcome(String status, int statusCode, Duration duration, Map<String, String> headers, String body) {

        boolean successful() {
            return statusCode >= 200 && statusCode <= 299;
        }
    }
}
