// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import io.github.camelgithubhooks.GitHubHooksConstants;
import io.github.camelgithubhooks.internal.event.EventMessage;
import io.github.camelgithubhooks.internal.event.EventSource;
import io.github.camelgithubhooks.internal.event.GitHubEvent;
import io.github.camelgithubhooks.internal.event.GitHubHeaders;
import io.github.camelgithubhooks.internal.event.Payload;
import io.github.camelgithubhooks.internal.event.Verification;
import io.github.camelgithubhooks.internal.hooks.DeliveryContent;
import org.apache.camel.Message;

/** Message of a row of the log. */
final class LogMessage {

    private LogMessage() {}

    /**
     * Writes the body and the headers.
     *
     * @param hookId the hook, null if it isn't known
     * @param lost the reason why a wanted payload is missing, null if it isn't
     */
    static void write(Message message, Row row, DeliveryContent content, Long hookId, String lost) {
        Payload payload = content.payload() == null
                ? null
                : Payload.read(content.payload()).orElse(null);
        GitHubEvent event = new GitHubEvent(
                row.event(),
                row.guid(),
                payload != null ? payload : new Payload(row.action(), null, null, row.installationId()),
                hookId,
                row.id(),
                row.sentAt(),
                row.redelivery(),
                Verification.API,
                EventSource.DELIVERIES,
                GitHubHeaders.allowed(content.headers()));
        EventMessage.write(message, event, content.payload());
        if (lost != null) {
            message.setHeader(GitHubHooksConstants.LOST, lost);
        }
    }
}
