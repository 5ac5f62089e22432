// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.state;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A hook at one moment. */
public record StoredHook(
        long id, HookSettings settings, Instant createdAt, Instant updatedAt, LastResponse lastResponse) {

    /** Creates a hook that has delivered nothing yet. */
    static StoredHook create(long id, HookSettings settings, Instant now) {
        Instant second = now.truncatedTo(ChronoUnit.SECONDS);
        return new StoredHook(id, settings, second, second, LastResponse.UNUSED);
    }

    StoredHook with(HookSettings changed, Instant now) {
        return new StoredHook(id, changed, createdAt, now.truncatedTo(ChronoUnit.SECONDS), lastResponse);
    }

    StoredHook with(LastResponse response) {
        return new StoredHook(id, settings, createdAt, updatedAt, response);
    }

    public boolean isActive() {
        return settings.active();
    }

    public boolean isSubscribedTo(String event) {
        return WebhookEvents.isSubscribed(settings.events(), event);
    }

    /**
     * GitHub's {@code last_response}.
     *
     * @param code the HTTP status, 0 when there was no answer, null before the first delivery
     * @param message null before the first delivery
     */
    public record LastResponse(Integer code, String status, String message) {

        private static final LastResponse UNUSED = new LastResponse(null, "unused", null);
    }
}
