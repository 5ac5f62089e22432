// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import java.time.Instant;

/**
 * Event in the backlog.
 *
 * @param deliveryId the latest attempt in GitHub's log
 * @param deliveredAt when GitHub made it, or about when
 * @param repository the full name of the repository if the route reads from many, otherwise null
 * @param attempts how often the route has failed on it
 */
public record WaitingEvent(
        long deliveryId,
        String guid,
        String event,
        String action,
        Instant deliveredAt,
        String repository,
        int attempts) {

    WaitingEvent of(String name) {
        return new WaitingEvent(deliveryId, guid, event, action, deliveredAt, name, attempts);
    }
}
