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
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * One attempt to deliver an event, with what was sent and answered. The first eleven and {@code throttledAt} are those
 * of {@link DeliverySummary}.
 *
 * @param url the address that GitHub delivered to, null on older servers
 * @param request what GitHub sent
 * @param response what the receiver answered
 * @param other the fields that GitHub sent beside these
 * @see <a href="https://docs.github.com/en/rest/repos/webhooks#get-a-delivery-for-a-repository-webhook">GitHub: get a
 *     delivery</a>
 */
public record Delivery(
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

        @JsonInclude(JsonInclude.Include.NON_NULL) String url,
        Content request,
        Content response,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> other)
        implements GitHubObject {

    public Delivery {
        other = Fields.kept(other);
    }

    /**
     * The headers and the payload of a request or a response.
     *
     * @param headers the headers, null when GitHub has none. The signatures are left out, since whoever has one and the
     *     body can deliver the event again, and so is {@code X-Github-Encoded-Secret}, in which GitHub once leaked
     *     secrets.
     * @param payload the JSON as {@code Map}, {@code List}, {@code String} or number; null when GitHub no longer has it.
     *     It is parsed: the bytes that were signed can't be made from it.
     * @param other the fields that GitHub sent beside these
     */
    public record Content(
            Map<String, Object> headers,
            Object payload,
            @JsonAnySetter @JsonAnyGetter Map<String, Object> other) {

        private static final Set<String> LEFT_OUT =
                Set.of("x-github-encoded-secret", "x-hub-signature", "x-hub-signature-256");

        /** A content without further fields. */
        public Content(Map<String, Object> headers, Object payload) {
            this(headers, payload, null);
        }

        public Content {
            other = Fields.kept(other);
            if (headers != null) {
                Map<String, Object> kept = new LinkedHashMap<>(headers);
                kept.keySet().removeIf(name -> LEFT_OUT.contains(name.toLowerCase(Locale.ROOT)));
                headers = Collections.unmodifiableMap(kept);
            }
        }

        @Override
        public String toString() {
            return "Content[headers=" + headers + "]";
        }
    }
}
