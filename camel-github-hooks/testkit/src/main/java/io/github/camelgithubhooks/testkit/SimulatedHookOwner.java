// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import java.util.List;
import java.util.Optional;

/**
 * What has hooks in a {@link GitHubSimulator}, seen from behind the API: no token is asked for and nothing is recorded.
 *
 * @see <a href="https://docs.github.com/webhooks/types-of-webhooks">Types of webhooks</a>
 */
public abstract sealed class SimulatedHookOwner permits SimulatedRepository, SimulatedOrganization, SimulatedApp {

    private final HookScope scope;

    SimulatedHookOwner(HookScope scope) {
        this.scope = scope;
    }

    HookScope scope() {
        return scope;
    }

    /** The id that deliveries name as their installation target. */
    public long id() {
        return scope.targetId();
    }

    /** The hooks as they are now, oldest first. */
    public List<SimulatedHook> hooks() {
        return scope.hooks();
    }

    /** One hook as it is now; empty when there is none. */
    public Optional<SimulatedHook> hook(long hookId) {
        return scope.hook(hookId);
    }

    /**
     * Adds an active hook that is sent JSON, as if it had been there for long: no ping is sent.
     *
     * @param url a public-looking URL; see {@link GitHubSimulator#route}
     * @param secret the secret, or null for none
     * @param events the events, by default {@code push}; {@code *} for all
     * @throws IllegalArgumentException where GitHub would answer 422, and for an App's second hook
     */
    public SimulatedHook createHook(String url, String secret, String... events) {
        return create(url, "json", secret, events);
    }

    /** Like {@link #createHook}, but deliveries are sent as forms, which is GitHub's default. */
    public SimulatedHook createFormHook(String url, String secret, String... events) {
        return create(url, "form", secret, events);
    }

    private SimulatedHook create(String url, String contentType, String secret, String... events) {
        HookDraft draft = HookDraft.DEFAULTS
                .withUrl(url)
                .withContentType(contentType)
                .withSecret(secret)
                .withEvents(List.of(events));
        try {
            return scope.create(GitHubError.REST_DOCUMENTATION, draft);
        } catch (GitHubError e) {
            throw new IllegalArgumentException(
                    "GitHub would refuse this hook: " + e.response().text(), e);
        }
    }

    /** Deactivates or activates a hook, as one does in its settings. */
    public SimulatedHook setActive(long hookId, boolean active) {
        return scope.update(GitHubError.REST_DOCUMENTATION, hookId, draft -> draft.withActive(active))
                .orElseThrow(() -> new IllegalArgumentException("There is no hook " + hookId));
    }

    /** Deletes a hook and its log. */
    public void deleteHook(long hookId) {
        scope.delete(hookId);
    }

    /** The log of a hook, newest first; empty when the hook is gone. */
    public List<SimulatedDelivery> deliveries(long hookId) {
        return scope.log(hookId).map(DeliveryLog::newestFirst).orElse(List.of());
    }

    /** Lets GitHub forget the payload of a delivery: the API shows null instead, and the row stays. */
    public void forgetPayload(long hookId, long deliveryId) {
        log(hookId).forgetPayload(deliveryId);
    }

    /** Lets GitHub forget a delivery before its time. */
    public void expireDelivery(long hookId, long deliveryId) {
        log(hookId).expire(deliveryId);
    }

    /**
     * From now on the API doesn't show new deliveries of a hook, as on a bad day of GitHub's, until {@link
     * #releaseDeliveries}. They are sent all the same, and {@link #deliveries} has them.
     */
    public void holdBackDeliveries(long hookId) {
        log(hookId).holdBack();
    }

    /** Doesn't show this delivery of a hook until {@link #releaseDeliveries}: others overtake it. */
    public void holdBackDelivery(long hookId, long deliveryId) {
        log(hookId).holdBack(deliveryId);
    }

    /**
     * Lets a row of the log be odd: its field has another value in lists.
     *
     * @param field GitHub's name of the field, such as {@code delivered_at}
     * @param json the value as JSON, such as {@code null} or {@code "soon"}
     * @throws IllegalArgumentException when it isn't JSON
     */
    public void spoilDelivery(long hookId, long deliveryId, String field, String json) {
        log(hookId).spoil(deliveryId, field, Json.value(json));
    }

    /** Shows the deliveries that were held back, late but with their own times and ids. */
    public void releaseDeliveries(long hookId) {
        log(hookId).release();
    }

    private DeliveryLog log(long hookId) {
        return scope.log(hookId).orElseThrow(() -> new IllegalArgumentException("There is no hook " + hookId));
    }

    @Override
    public String toString() {
        return getClass().getSimpleName() + "[" + scope.name() + "]";
    }
}
