// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import io.github.camelgithubhooks.GitHubHooksConstants;
import io.github.camelgithubhooks.internal.api.HookTarget;
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
     * @param hook the hook, whose id is null if it isn't known
     * @param named whether the message names the repository of the hook, as one of many
     * @param lost the reason why a wanted payload is missing, null if it isn't
     */
    static void write(Message message, Row row, DeliveryContent content, HookTarget hook, boolean named, String lost) {
        Payload payload = content.payload() == null
                ? null
                : Payload.read(content.payload()).orElse(null);
        GitHubEvent event = new GitHubEvent(
                row.event(),
                row.guid(),
                payload != null ? payload : new Payload(row.action(), null, null, row.installationId()),
                hook.id(),
                row.id(),
                row.sentAt(),
                row.redelivery(),
                Verification.API,
                EventSource.DELIVERIES,
                GitHubHeaders.allowed(content.headers()));
        EventMessage.write(message, event, content.payload());
        if (named) {
            if (message.getHeader(GitHubHooksConstants.REPOSITORY) == null) {
                message.setHeader(GitHubHooksConstants.REPOSITORY, hook.scope().name());
            }
            name(message, hook.scope().name());
        }
        if (lost != null) {
            message.setHeader(GitHubHooksConstants.LOST, lost);
        }
    }

    /** Names the repository in the message of an event that runs again, as its payload does. */
    static void nameRepository(Message message) {
        String repository = message.getHeader(GitHubHooksConstants.REPOSITORY, String.class);
        if (repository != null && repository.contains("/")) {
            name(message, repository);
        }
    }

    /** Names the repository for producers, which take it from the headers. */
    private static void name(Message message, String fullName) {
        int slash = fullName.indexOf('/');
        message.setHeader(GitHubHooksConstants.REPO_OWNER, fullName.substring(0, slash));
        message.setHeader(GitHubHooksConstants.REPO_NAME, fullName.substring(slash + 1));
    }
}
