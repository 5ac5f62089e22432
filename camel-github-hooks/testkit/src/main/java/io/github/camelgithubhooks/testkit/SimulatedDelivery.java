// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import io.github.camelgithubhooks.testkit.internal.state.LoggedDelivery;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One attempt to deliver an event to a hook: its row in the hook's log, and the exact bytes that were sent, which
 * GitHub's log doesn't have.
 *
 * @see <a href="https://docs.github.com/rest/repos/webhooks#get-a-delivery-for-a-repository-webhook">Get a delivery</a>
 */
public final class SimulatedDelivery {

    private final LoggedDelivery delivery;

    SimulatedDelivery(LoggedDelivery delivery) {
        this.delivery = delivery;
    }

    /** Returns the id of this attempt: 64 bits, above 2^53, ascending. */
    public long id() {
        return delivery.id();
    }

    /** Returns the id of the hook. */
    public long hookId() {
        return delivery.hookId();
    }

    /** Returns the guid, which all hooks that got the event and all its redeliveries share. */
    public String guid() {
        return delivery.event().guid();
    }

    /** Returns the event's name, e.g. {@code push}. */
    public String event() {
        return delivery.event().name();
    }

    /** Returns the payload's {@code action}; empty when it has none. */
    public Optional<String> action() {
        return Optional.ofNullable(delivery.event().action());
    }

    /** Returns whether a request for redelivery caused this attempt. */
    public boolean redelivery() {
        return delivery.redelivery();
    }

    /** Returns when sending began, by the simulator's clock. */
    public Instant deliveredAt() {
        return delivery.deliveredAt();
    }

    /** Returns how long the attempt took, in real time. */
    public Duration duration() {
        return delivery.outcome().duration();
    }

    /** Returns {@code OK} for an answer of 200 to 299, otherwise GitHub's words for the failure. */
    public String status() {
        return delivery.outcome().status();
    }

    /**
     * Returns the HTTP status of the answer. Without an answer it is 0, or as set with {@link
     * GitHubSimulator.Builder#noAnswerCodes}.
     */
    public int statusCode() {
        return delivery.outcome().statusCode();
    }

    /** Returns whether the listener answered 200 to 299. */
    public boolean successful() {
        return delivery.outcome().successful();
    }

    /** Returns the hook's URL at that time. */
    public String url() {
        return delivery.request().url();
    }

    /** Returns the headers that were sent, including the signatures when the hook has a secret. */
    public Map<String, String> requestHeaders() {
        return delivery.request().headers();
    }

    /** Returns the exact bytes that were sent: JSON, or {@code payload=...} of a form delivery. */
    public byte[] requestBody() {
        return delivery.request().body().clone();
    }

    /** Returns the event's JSON, whatever the content type of the delivery. */
    public String payload() {
        return new String(delivery.event().json(), StandardCharsets.UTF_8);
    }

    /** Returns the headers of the answer; empty when there was none. */
    public Map<String, String> responseHeaders() {
        return delivery.outcome().headers();
    }

    /** Returns the body of the answer; empty when there was no answer. */
    public Optional<String> responseBody() {
        return Optional.ofNullable(delivery.outcome().body());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SimulatedDelivery same && delivery.equals(same.delivery);
    }

    @Override
    public int hashCode() {
        return delivery.hashCode();
    }

    @Override
    public String toString() {
        return "SimulatedDelivery[id=%s, guid=%s, hookId=%s, event=%s, redelivery=%s, status=%s, statusCode=%s]"
                .formatted(id(), guid(), hookId(), event(), redelivery(), status(), statusCode());
    }
}
