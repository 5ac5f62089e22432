// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.event;

import java.time.Instant;
import java.util.Map;

/**
 * One event, apart from its body. What its source doesn't know is {@code null}.
 *
 * @param event GitHub's name of it, such as {@code push}
 * @param guid shared by all attempts to deliver it
 * @param payload what its body tells
 * @param hookId the hook that it was delivered for, when that can be trusted
 * @param deliveryId the attempt to deliver it
 * @param deliveredAt when GitHub tried to deliver it
 * @param redelivery whether somebody asked for that attempt
 * @param verified what it is trusted by
 * @param source the operation that brought it
 * @param headers GitHub's headers, by the names in {@link GitHubHeaders#ALLOWED}
 */
public record GitHubEvent(
        String event,
        String guid,
        Payload payload,
        Long hookId,
        Long deliveryId,
        Instant deliveredAt,
        Boolean redelivery,
        Verification verified,
        EventSource source,
        Map<String, String> headers) {

    /** An event that GitHub sent to us: which attempt it was, and when it was made, isn't in the request. */
    public static GitHubEvent received(
            String event,
            String guid,
            Payload payload,
            Long hookId,
            Verification verified,
            Map<String, String> headers) {
        return new GitHubEvent(event, guid, payload, hookId, null, null, null, verified, EventSource.RECEIVE, headers);
    }
}
