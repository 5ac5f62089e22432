// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import io.github.camelgithubhooks.testkit.internal.state.HookSettings;
import io.github.camelgithubhooks.testkit.internal.state.StoredHook;
import io.github.camelgithubhooks.testkit.internal.state.WebhookEvents;
import java.time.Instant;
import java.util.List;

/**
 * A webhook of a {@link GitHubSimulator} at one moment.
 *
 * @param id the hook's id; 64 bits
 * @param active whether events are delivered
 * @param events the subscribed events, in the order they were given; {@code *} means all
 * @param url the address of the listener
 * @param contentType {@code json} or {@code form}
 * @param secret the real secret, which GitHub's API masks; null when none is set
 * @param insecureSsl {@code "0"} or {@code "1"}
 * @param createdAt when the hook was created, by the simulator's clock
 * @param updatedAt when the hook was last changed, by the simulator's clock
 * @param lastResponse the outcome of the last delivery
 * @see <a href="https://docs.github.com/rest/repos/webhooks#get-a-repository-webhook">Get a repository webhook</a>
 */
public record SimulatedHook(
        long id,
        boolean active,
        List<String> events,
        String url,
        String contentType,
        String secret,
        String insecureSsl,
        Instant createdAt,
        Instant updatedAt,
        LastResponse lastResponse) {

    /** Creates a hook with a copy of the events. */
    public SimulatedHook {
        events = List.copyOf(events);
    }

    static SimulatedHook of(StoredHook hook) {
        HookSettings settings = hook.settings();
        StoredHook.LastResponse last = hook.lastResponse();
        return new SimulatedHook(
                hook.id(),
                settings.active(),
                settings.events(),
                settings.url(),
                settings.contentType(),
                settings.secret(),
                settings.insecureSsl(),
                hook.createdAt(),
                hook.updatedAt(),
                new LastResponse(last.code(), last.status(), last.message()));
    }

    /** Returns whether this hook is subscribed to an event, whether or not it is active. */
    public boolean isSubscribedTo(String event) {
        return WebhookEvents.isSubscribed(events, event);
    }

    @Override
    public String toString() {
        return "SimulatedHook[id=%s, active=%s, events=%s, url=%s, contentType=%s, secret=%s]"
                .formatted(id, active, events, url, contentType, secret == null ? "none" : "********");
    }

    /**
     * GitHub's {@code last_response} of a hook.
     *
     * @param code the HTTP status, 0 when there was no answer, null before the first delivery
     * @param status {@code unused}, {@code active} or the kind of failure; null after a 413
     * @param message GitHub's words; null before the first delivery
     */
    public record LastResponse(Integer code, String status, String message) {}
}
