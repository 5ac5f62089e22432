// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.sending;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgithubhooks.testkit.internal.json.Json;
import io.github.camelgithubhooks.testkit.internal.samples.SampleEntities;
import io.github.camelgithubhooks.testkit.internal.state.AppInstallation;
import io.github.camelgithubhooks.testkit.internal.state.EmittedEvent;
import io.github.camelgithubhooks.testkit.internal.state.HookOwner;
import io.github.camelgithubhooks.testkit.internal.state.OwnerKind;
import io.github.camelgithubhooks.testkit.internal.state.SimulatorState;
import io.github.camelgithubhooks.testkit.internal.state.StoredHook;
import io.github.camelgithubhooks.testkit.internal.state.WebhookEvents;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the hooks that get an event: those of the repository or organization where it happened, of the organization that
 * the repository belongs to, and of the Apps that are installed there.
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

    Stream<Subscriber> of(HookOwner origin, EmittedEvent event) {
        Stream<Subscriber> own = origin.kind() == OwnerKind.ORGANIZATION ? Stream.empty() : subscribed(origin, event);
        return Stream.of(own, organization(origin, event), apps(origin, event)).flatMap(subscribers -> subscribers);
    }

    /** Adds the organization to payloads for its hooks. */
    private Stream<Subscriber> organization(HookOwner origin, EmittedEvent event) {
        Optional<HookOwner> organization = state.findOrganization(origin.account());
        if (organization.stream()
                .noneMatch(owner -> subscribed(owner, event).findAny().isPresent())) {
            return Stream.empty();
        }
        HookOwner owner = organization.get();
        return subscribed(owner, event.with("organization", entities.organization(owner.name()), null));
    }

    /** Adds the installation to payloads for an App. */
    private Stream<Subscriber> apps(HookOwner origin, EmittedEvent event) {
        return state.apps().stream().flatMap(app -> app.installations().stream()
                .filter(installation -> installation.isActiveFor(origin))
                .flatMap(installation -> subscribed(app.owner(), forApp(origin, event, installation))));
    }

    private EmittedEvent forApp(HookOwner origin, EmittedEvent event, AppInstallation installation) {
        EmittedEvent complete = event;
        if (state.findOrganization(origin.account()).isPresent()) {
            complete = event.with("organization", entities.organization(origin.account()), null);
        }
        ObjectNode reference = Json.object().put("id", installation.id()).put("node_id", installation.nodeId());
        return complete.with("installation", reference, installation.id());
    }

    private static Stream<Subscriber> subscribed(HookOwner owner, EmittedEvent event) {
        if (!WebhookEvents.reaches(event.name(), owner.kind())) {
            return Stream.empty();
        }
        boolean always = owner.kind() == OwnerKind.APP && WebhookEvents.isAlwaysSentToApps(event.name());
        return owner.hooks().stream()
                .filter(hook -> hook.isActive() && (always || hook.isSubscribedTo(event.name())))
                .map(hook -> new Subscriber(owner, hook, event));
    }

    /** A hook and the event as it gets it. */
    record Subscriber(HookOwner owner, StoredHook hook, EmittedEvent event) {}
}
