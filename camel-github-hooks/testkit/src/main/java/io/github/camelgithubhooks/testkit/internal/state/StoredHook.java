// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.state;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * A hook at one moment.
 *
 * @param application the OAuth app that created it; null for any other creator
 */
public record StoredHook(
        long id,
        String application,
        HookSettings settings,
        Instant createdAt,
        Instant updatedAt,
        LastResponse lastResponse) {

    /** Creates a hook that has delivered nothing yet. */
    static StoredHook create(long id, String application, HookSettings settings, Instant now) {
        Instant second = now.truncatedTo(ChronoUnit.SECONDS);
        return new StoredHook(id, application, settings, second, second, LastResponse.UNUSED);
    }

    StoredHook with(HookSettings changed, Instant now) {
        return new StoredHook(id, application, changed, createdAt, now.truncatedTo(ChronoUnit.SECONDS), lastResponse);
    }

    StoredHook with(LastResponse response) {
        return new StoredHook(id, application, settings, createdAt, updatedAt, response);
    }

    /**
     * Returns whether this hook of an organization is shown to a caller. OAuth apps and others don't see each other's.
     *
     * @param caller the OAuth app that asks; null for any other caller
     */
    public boolean isVisibleTo(String caller) {
        return Objects.equals(application, caller);
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
     * @param status null after a 413
     * @param message null before the first delivery
     */
    public record LastResponse(Integer code, String status, String message) {

        private static final LastResponse UNUSED = new LastResponse(null, "unused", null);
    }
}
