// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import io.github.camelgithubhooks.testkit.internal.json.Json;
import io.github.camelgithubhooks.testkit.internal.state.HookLog;
import io.github.camelgithubhooks.testkit.internal.state.HookOwner;
import io.github.camelgithubhooks.testkit.internal.state.HookRefusal;
import io.github.camelgithubhooks.testkit.internal.state.HookSettings;
import io.github.camelgithubhooks.testkit.internal.state.StoredHook;
import java.util.List;
import java.util.Optional;

/**
 * An owner of hooks in a {@link GitHubSimulator}. Its methods bypass the API: they need no token, and no request is
 * recorded. Two objects are equal when they stand for the same owner of the same simulator.
 *
 * @see <a href="https://docs.github.com/webhooks/types-of-webhooks">Types of webhooks</a>
 */
public abstract sealed class SimulatedHookOwner permits SimulatedRepository, SimulatedOrganization, SimulatedApp {

    private final HookOwner owner;

    SimulatedHookOwner(HookOwner owner) {
        this.owner = owner;
    }

    HookOwner owner() {
        return owner;
    }

    /** Returns the id that deliveries name as their installation target. */
    public long id() {
        return owner.targetId();
    }

    /** Returns the hooks as they are now, oldest first. */
    public List<SimulatedHook> hooks() {
        return owner.hooks().stream().map(SimulatedHook::of).toList();
    }

    /** Returns a hook as it is now; empty when there is no such hook. */
    public Optional<SimulatedHook> hook(long hookId) {
        return owner.hook(hookId).map(SimulatedHook::of);
    }

    /**
     * Adds an active hook with content type {@code json}. Unlike a hook that the API creates, it gets no ping.
     *
     * @param url a public-looking URL; see {@link GitHubSimulator#route}
     * @param secret the secret, or null for none
     * @param events the events, by default {@code push}; {@code *} for all
     * @throws IllegalArgumentException when GitHub would answer 422, and for an App's second hook
     */
    public SimulatedHook createHook(String url, String secret, String... events) {
        return create(url, "json", secret, events);
    }

    /** Adds a hook like {@link #createHook}, with content type {@code form}, which is GitHub's default. */
    public SimulatedHook createFormHook(String url, String secret, String... events) {
        return create(url, "form", secret, events);
    }

    private SimulatedHook create(String url, String contentType, String secret, String... events) {
        HookSettings settings = HookSettings.DEFAULTS
                .withUrl(url)
                .withContentType(contentType)
                .withSecret(secret)
                .withEvents(List.of(events));
        try {
            return SimulatedHook.of(owner.create(settings, null));
        } catch (HookRefusal e) {
            throw new IllegalArgumentException("GitHub would refuse this hook: " + e.getMessage(), e);
        }
    }

    /**
     * Activates or deactivates a hook, as an administrator can in its settings.
     *
     * @throws IllegalArgumentException when there is no such hook
     */
    public SimulatedHook setActive(long hookId, boolean active) {
        StoredHook changed =
                owner.update(hookId, settings -> settings.withActive(active)).orElseThrow(() -> noSuchHook(hookId));
        return SimulatedHook.of(changed);
    }

    /** Deletes a hook and its log. */
    public void deleteHook(long hookId) {
        owner.delete(hookId);
    }

    /** Returns the log of a hook, newest first; empty when there is no such hook. */
    public List<SimulatedDelivery> deliveries(long hookId) {
        return owner.log(hookId).stream()
                .flatMap(log -> log.newestFirst().stream())
                .map(SimulatedDelivery::new)
                .toList();
    }

    /** Removes the payload of a delivery from GitHub's log: the API shows the row with a null payload. */
    public void forgetPayload(long hookId, long deliveryId) {
        log(hookId).forgetPayload(deliveryId);
    }

    /** Removes a delivery from GitHub's log before the end of the retention. */
    public void expireDelivery(long hookId, long deliveryId) {
        log(hookId).expire(deliveryId);
    }

    /**
     * Hides new deliveries of a hook from the API until {@link #releaseDeliveries}, as when GitHub's log lags. They are
     * sent as usual, and {@link #deliveries} lists them.
     */
    public void holdBackDeliveries(long hookId) {
        log(hookId).holdBack();
    }

    /** Hides this delivery from the API until {@link #releaseDeliveries}, so that later ones show up before it. */
    public void holdBackDelivery(long hookId, long deliveryId) {
        log(hookId).holdBack(deliveryId);
    }

    /**
     * Makes a row of the log odd: lists show another value in one of its fields.
     *
     * @param field GitHub's name of the field, such as {@code delivered_at}
     * @param json the value as JSON, such as {@code null} or {@code "soon"}
     * @throws IllegalArgumentException when the value isn't JSON
     */
    public void spoilDelivery(long hookId, long deliveryId, String field, String json) {
        log(hookId).spoil(deliveryId, field, Json.value(json));
    }

    /** Shows the deliveries that were held back, with their original times and ids. */
    public void releaseDeliveries(long hookId) {
        log(hookId).release();
    }

    private HookLog log(long hookId) {
        return owner.log(hookId).orElseThrow(() -> noSuchHook(hookId));
    }

    private IllegalArgumentException noSuchHook(long hookId) {
        return new IllegalArgumentException(this + " has no hook " + hookId);
    }

    @Override
    public final boolean equals(Object other) {
        return other instanceof SimulatedHookOwner same && owner.equals(same.owner);
    }

    @Override
    public final int hashCode() {
        return owner.hashCode();
    }

    @Override
    public String toString() {
        return getClass().getSimpleName() + "[" + owner.name() + "]";
    }
}
