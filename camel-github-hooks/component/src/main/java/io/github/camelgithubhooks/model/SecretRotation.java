// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.Instant;

/**
 * A hook that signs with its new secret, and the ping that its receiver accepted.
 *
 * @param hookId the hook
 * @param guid the guid of the ping
 * @param deliveryId the id of the attempt to deliver it
 * @param deliveredAt when GitHub sent it
 * @param statusCode the HTTP status that the receiver answered, 200 to 299
 */
public record SecretRotation(
        @JsonProperty("hook_id") long hookId,
        String guid,
        @JsonProperty("delivery_id") long deliveryId,

        @JsonProperty("delivered_at")
        @JsonSerialize(using = ToStringSerializer.class)
        @JsonDeserialize(using = InstantDeserializer.class)
        Instant deliveredAt,

        @JsonProperty("status_code") int statusCode)
        implements GitHubObject {}
