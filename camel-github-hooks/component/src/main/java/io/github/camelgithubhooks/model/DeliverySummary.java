// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/**
 * A row of a hook's delivery log: one attempt to deliver an event.
 *
 * @param id the id of this attempt
 * @param guid the guid of the event, shared by all attempts and by all hooks that were subscribed to it
 * @param deliveredAt when GitHub sent it
 * @param redelivery whether somebody asked for this attempt
 * @param duration how long the receiver took, in seconds
 * @param status {@code OK}, or GitHub's words for what went wrong
 * @param statusCode the HTTP status that the receiver answered, 0 when it gave no answer
 * @param event the event, such as {@code push}
 * @param action what happened in the event, such as {@code opened}; null when the event has no action
 * @param installationId the GitHub App installation of the event, may be null
 * @param repositoryId the repository of the event, may be null
 * @param throttledAt when GitHub held the delivery back, usually null
 * @param other the fields that GitHub sent beside these
 * @see <a href="https://docs.github.com/en/rest/repos/webhooks#list-deliveries-for-a-repository-webhook">GitHub: list
 *     deliveries</a>
 */
public record DeliverySummary(
        long id,
        String guid,

        @JsonProperty("delivered_at")
        @JsonSerialize(using = ToStringSerializer.class)
        @JsonDeserialize(using = InstantDeserializer.class)
        Instant deliveredAt,

        boolean redelivery,
        BigDecimal duration,
        String status,
        @JsonProperty("status_code") int statusCode,
        String event,
        String action,
        @JsonProperty("installation_id") Long installationId,
        @JsonProperty("repository_id") Long repositoryId,

        @JsonProperty("throttled_at")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @JsonSerialize(using = ToStringSerializer.class)
        @JsonDeserialize(using = InstantDeserializer.class)
        Instant throttledAt,

        @JsonAnySetter @JsonAnyGetter Map<String, Object> other)
        implements GitHubObject {

    public DeliverySummary {
        other = Fields.kept(other);
    }

    /**
     * Returns whether the receiver accepted it: it answered 200 to 299, or {@code status} is {@code OK}. GitHub's filter
     * {@code status=failure} leaves out refused connections and time-outs.
     */
    public boolean succeeded() {
        return (statusCode >= 200 && statusCode < 300) || "OK".equalsIgnoreCase(status);
    }
}
