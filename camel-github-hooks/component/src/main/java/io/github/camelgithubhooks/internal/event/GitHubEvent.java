// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.event;

import java.time.Instant;
import java.util.Map;

/**
 * One event without its body. What the source doesn't know is null.
 *
 * @param event GitHub's name of the event, such as {@code push}
 * @param guid the guid that all attempts to deliver the event share
 * @param payload the fields of the body
 * @param hookId the hook that delivered the event, if that can be trusted
 * @param deliveryId the attempt to deliver the event
 * @param deliveredAt the time of that attempt
 * @param redelivery whether somebody asked for that attempt
 * @param verified the reason to trust the event
 * @param source the operation that brought the event
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

    /** Returns an event that GitHub sent to us. The request doesn't say which attempt it is, nor when it was made. */
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
