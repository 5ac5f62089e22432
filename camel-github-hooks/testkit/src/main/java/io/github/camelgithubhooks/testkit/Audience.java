// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgithubhooks.testkit.SimulatedDelivery.Event;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who gets an event: the hooks of the repository or organization where it happened, of the organization that the
 * repository belongs to, and of the Apps that are installed there.
 *
 * @see <a href="https://docs.github.com/webhooks/types-of-webhooks">Types of webhooks</a>
 */
final class Audience {

    private final SimulatorState state;
    private final SampleEntities entities;

    Audience(SimulatorState state, String apiUrl) {
        this.state = state;
        this.entities = new SampleEntities(apiUrl);
    }

    Stream<Subscriber> of(HookScope origin, Event event) {
        Stream<Subscriber> own = origin.kind() == ScopeKind.ORGANIZATION ? Stream.empty() : subscribed(origin, event);
        return Stream.of(own, organization(origin, event), apps(origin, event)).flatMap(subscribers -> subscribers);
    }

    /** Payloads of what happens in an organization name it. */
    private Stream<Subscriber> organization(HookScope origin, Event event) {
        Optional<HookScope> organization = state.findOrganization(origin.owner());
        if (organization.stream()
                .noneMatch(scope -> subscribed(scope, event).findAny().isPresent())) {
            return Stream.empty();
        }
        HookScope scope = organization.get();
        return subscribed(scope, event.with("organization", entities.organization(scope.name()), null));
    }

    /** Payloads for an App name its installation. */
    private Stream<Subscriber> apps(HookScope origin, Event event) {
        return state.apps().stream().flatMap(app -> app.installations().stream()
                .filter(installation -> installation.isActiveFor(origin))
                .flatMap(installation -> subscribed(app.scope(), forApp(origin, event, installation))));
    }

    private Event forApp(HookScope origin, Event event, SimulatedInstallation installation) {
        Event complete = event;
        if (state.findOrganization(origin.owner()).isPresent()) {
            complete = event.with("organization", entities.organization(origin.owner()), null);
        }
        ObjectNode reference = Json.object().put("id", installation.id()).put("node_id", installation.nodeId());
        return complete.with("installation", reference, installation.id());
    }

    private static Stream<Subscriber> subscribed(HookScope scope, Event event) {
        boolean always = scope.kind() == ScopeKind.APP && WebhookEvents.isAlwaysSentToApps(event.name());
        return scope.hooks().stream()
                .filter(hook -> hook.active() && (always || hook.isSubscribedTo(event.name())))
                .map(hook -> new Subscriber(scope, hook, event));
    }

    /** A hook, and the event as it is sent to it. */
    record Subscriber(HookScope scope, SimulatedHook hook, Event event) {}
}
