// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.event;

import io.github.camelgithubhooks.GitHubHooksConstants;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Writer of the message of an event, the same whichever way the event came. */
public final class EventMessage {

    private EventMessage() {}

    /** Writes an event to a new message. The body isn't copied; it is null if there is none. */
    public static void write(Message message, GitHubEvent event, byte[] body) {
        for (String name : GitHubHeaders.ALLOWED) {
            set(message, name, event.headers().get(name));
        }
        set(message, GitHubHeaders.SIGNATURE_256, event.headers().get(GitHubHeaders.SIGNATURE_256));
        set(message, TraceHeaders.PARENT, event.headers().get(TraceHeaders.PARENT));
        set(message, TraceHeaders.STATE, event.headers().get(TraceHeaders.STATE));
        if (body != null) {
            set(message, Exchange.CONTENT_TYPE, "application/json");
        }
        set(message, GitHubHooksConstants.EVENT, event.event());
        set(message, GitHubHooksConstants.ACTION, event.payload().action());
        set(message, GitHubHooksConstants.DELIVERY_GUID, event.guid());
        set(message, GitHubHooksConstants.DELIVERY_ID, event.deliveryId());
        set(message, GitHubHooksConstants.HOOK_ID, event.hookId());
        set(message, GitHubHooksConstants.REDELIVERY, event.redelivery());
        set(message, GitHubHooksConstants.VERIFIED, event.verified().toString());
        set(message, GitHubHooksConstants.SOURCE, event.source().toString());
        set(message, GitHubHooksConstants.REPOSITORY, event.payload().repository());
        set(message, GitHubHooksConstants.SENDER, event.payload().sender());
        set(message, GitHubHooksConstants.INSTALLATION_ID, event.payload().installationId());
        if (event.deliveredAt() != null) {
            // a String: Camel's Kafka headers would drop an Instant
            set(message, GitHubHooksConstants.DELIVERED_AT, event.deliveredAt().toString());
            set(message, Exchange.MESSAGE_TIMESTAMP, event.deliveredAt().toEpochMilli());
        }
        message.setBody(body);
    }

    private static void set(Message message, String name, Object value) {
        if (value != null) {
            message.setHeader(name, value);
        }
    }
}
