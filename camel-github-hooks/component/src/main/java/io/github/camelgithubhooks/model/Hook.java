// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A webhook of a repository.
 *
 * @param type what the hook belongs to, such as {@code Repository}
 * @param id the id of the hook
 * @param name always {@code web}
 * @param active whether GitHub sends deliveries
 * @param events the events that are delivered; {@code *} means all. Their order means nothing.
 * @param config where and how GitHub delivers
 * @param updatedAt when the hook was changed last
 * @param createdAt when the hook was made
 * @param url the address of the hook in GitHub's API
 * @param testUrl where a test push is asked for
 * @param pingUrl where a ping is asked for
 * @param deliveriesUrl the delivery log
 * @param lastResponse what the last delivery was answered
 * @param other the fields that GitHub sent beside these
 * @see <a href="https://docs.github.com/en/rest/repos/webhooks">GitHub: repository webhooks</a>
 */
public record Hook(
        @JsonInclude(JsonInclude.Include.NON_NULL) String type,
        @JsonInclude(JsonInclude.Include.NON_NULL) Long id,
        @JsonInclude(JsonInclude.Include.NON_NULL) String name,
        @JsonInclude(JsonInclude.Include.NON_NULL) Boolean active,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<String> events,
        @JsonInclude(JsonInclude.Include.NON_NULL) HookConfig config,

        @JsonProperty("updated_at")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @JsonSerialize(using = ToStringSerializer.class)
        @JsonDeserialize(using = InstantDeserializer.class)
        Instant updatedAt,

        @JsonProperty("created_at")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @JsonSerialize(using = ToStringSerializer.class)
        @JsonDeserialize(using = InstantDeserializer.class)
        Instant createdAt,

        @JsonInclude(JsonInclude.Include.NON_NULL) String url,

        @JsonProperty("test_url") @JsonInclude(JsonInclude.Include.NON_NULL)
        String testUrl,

        @JsonProperty("ping_url") @JsonInclude(JsonInclude.Include.NON_NULL)
        String pingUrl,

        @JsonProperty("deliveries_url") @JsonInclude(JsonInclude.Include.NON_NULL)
        String deliveriesUrl,

        @JsonProperty("last_response") @JsonInclude(JsonInclude.Include.NON_NULL)
        LastResponse lastResponse,

        @JsonAnySetter @JsonAnyGetter Map<String, Object> other)
        implements GitHubObject {

    public Hook {
        events = events == null ? null : Fields.withoutNulls(events);
        other = Fields.kept(other);
    }

    /** A hook to create: active, with the given events. */
    public Hook(HookConfig config, List<String> events) {
        this(null, null, "web", true, events, config, null, null, null, null, null, null, null, null);
    }

    /** The same hook with another config. */
    public Hook withConfig(HookConfig other) {
        return new Hook(
                type,
                id,
                name,
                active,
                events,
                other,
                updatedAt,
                createdAt,
                url,
                testUrl,
                pingUrl,
                deliveriesUrl,
                lastResponse,
                this.other);
    }

    /**
     * What the last delivery of a hook was answered.
     *
     * @param code the HTTP status, null when there was none
     * @param status {@code unused} for a hook that never delivered
     * @param message GitHub's words for it, may be null
     * @param other the fields that GitHub sent beside these
     */
    public record LastResponse(
            Integer code,
            String status,
            String message,
            @JsonAnySetter @JsonAnyGetter Map<String, Object> other) {

        public LastResponse {
            other = Fields.kept(other);
        }

        /** A response without further fields. */
        public LastResponse(Integer code, String status, String message) {
            this(code, status, message, null);
        }
    }
}
