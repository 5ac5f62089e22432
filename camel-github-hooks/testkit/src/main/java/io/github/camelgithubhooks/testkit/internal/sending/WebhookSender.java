// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.sending;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgithubhooks.testkit.internal.client.HttpExchanger;
import io.github.camelgithubhooks.testkit.internal.json.Json;
import io.github.camelgithubhooks.testkit.internal.render.HookJson;
import io.github.camelgithubhooks.testkit.internal.samples.SampleEntities;
import io.github.camelgithubhooks.testkit.internal.samples.SampleEvents;
import io.github.camelgithubhooks.testkit.internal.sending.Audience.Subscriber;
import io.github.camelgithubhooks.testkit.internal.sending.DeliveryAttempt.NoAnswerCodes;
import io.github.camelgithubhooks.testkit.internal.state.EmittedEvent;
import io.github.camelgithubhooks.testkit.internal.state.HookOwner;
import io.github.camelgithubhooks.testkit.internal.state.LoggedDelivery;
import io.github.camelgithubhooks.testkit.internal.state.LoggedDelivery.Outcome;
import io.github.camelgithubhooks.testkit.internal.state.LoggedDelivery.Request;
import io.github.camelgithubhooks.testkit.internal.state.OwnerKind;
import io.github.camelgithubhooks.testkit.internal.state.SimulatorState;
import io.github.camelgithubhooks.testkit.internal.state.StoredHook;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Delivers each event to every hook that subscribed to it, and logs the outcomes. */
public final class WebhookSender {

    private static final int MAX_PAYLOAD = 25 * 1024 * 1024;

    private final PublicRoutes routes = new PublicRoutes();
    private final SimulatorState state;
    private final SampleEntities entities;
    private final HookJson hookJson;
    private final Guids guids;
    private final DeliveryAttempt attempt;
    private final Audience audience;
    private final Executor executor;

    public WebhookSender(
            SimulatorState state,
            String apiUrl,
            Clock clock,
            Duration timeout,
            NoAnswerCodes noAnswerCodes,
            Executor executor) {
        this.state = state;
        this.entities = new SampleEntities(apiUrl);
        this.hookJson = new HookJson(apiUrl);
        this.guids = new Guids(clock);
        this.attempt = new DeliveryAttempt(routes, new HttpExchanger(executor), timeout, noAnswerCodes);
        this.audience = new Audience(state, apiUrl);
        this.executor = executor;
    }

    /**
     * Maps a public-looking address to a local port.
     *
     * @throws IllegalArgumentException when the address isn't a scheme and a host, or the port isn't one
     */
    public void route(String publicUrl, int localPort) {
        routes.add(publicUrl, localPort);
    }

    /**
     * Delivers an event once to each subscribed hook, with one guid for all. Payloads over 25 MB are not delivered.
     *
     * @return the deliveries, when each has its outcome
     */
    public CompletableFuture<List<LoggedDelivery>> emit(Collection<HookOwner> origins, String name, byte[] json) {
        String guid = guids.next();
        Map<Long, Subscriber> subscribers = new TreeMap<>();
        for (HookOwner origin : origins) {
            subscribers(origin, event(guid, name, json, origin))
                    .forEach(subscriber ->
                            subscribers.putIfAbsent(subscriber.hook().id(), subscriber));
        }
        List<CompletableFuture<LoggedDelivery>> deliveries = subscribers.values().stream()
                .map(to ->
                        CompletableFuture.supplyAsync(() -> send(to.owner(), to.hook(), to.event(), false), executor))
                .toList();
        return CompletableFuture.allOf(deliveries.toArray(CompletableFuture<?>[]::new))
                .thenApply(
                        done -> deliveries.stream().map(CompletableFuture::join).toList());
    }

    /** Sends a ping, unless the hook is inactive. */
    public void ping(HookOwner owner, StoredHook hook) {
        ObjectNode json = Json.object()
                .put("zen", "Anything added dilutes everything else.")
                .put("hook_id", hook.id());
        json.set("hook", hookJson.hook(owner, hook));
        sendIfActive(owner, hook, event("ping", addOrigin(json, owner), owner), false);
    }

    /** Sends a sample push, if the hook is subscribed to pushes. */
    public void testPush(HookOwner owner, StoredHook hook) {
        if (hook.isSubscribedTo("push")) {
            sendIfActive(owner, hook, event("push", SampleEvents.push(owner.name()), owner), false);
        }
    }

    /** Delivers again, to the URL and with the secret that the hook has now. */
    public void redeliver(HookOwner owner, StoredHook hook, LoggedDelivery delivery) {
        sendIfActive(owner, hook, delivery.event(), true);
    }

    /** Delivers a {@code repository_dispatch} to each subscribed hook. */
    public void dispatch(HookOwner owner, String eventType, ObjectNode clientPayload) {
        ObjectNode json = Json.object().put("action", eventType).put("branch", "main");
        json.set("client_payload", clientPayload);
        EmittedEvent event = event("repository_dispatch", addOrigin(json, owner), owner);
        subscribers(owner, event).forEach(to -> sendIfActive(to.owner(), to.hook(), to.event(), false));
    }

    private EmittedEvent event(String name, ObjectNode json, HookOwner origin) {
        return event(guids.next(), name, Json.bytes(json), origin);
    }

    private static EmittedEvent event(String guid, String name, byte[] json, HookOwner origin) {
        Long repositoryId = origin.kind() == OwnerKind.REPOSITORY ? origin.targetId() : null;
        return new EmittedEvent(guid, name, json, repositoryId, null);
    }

    private ObjectNode addOrigin(ObjectNode json, HookOwner owner) {
        if (owner.kind() == OwnerKind.REPOSITORY) {
            json.set("repository", entities.repository(owner.name(), owner.isPrivate()));
        } else {
            json.set("organization", entities.organization(owner.name()));
        }
        json.set("sender", entities.sender());
        return json;
    }

    private List<Subscriber> subscribers(HookOwner origin, EmittedEvent event) {
        return event.json().length > MAX_PAYLOAD
                ? List.of()
                : audience.of(origin, event).toList();
    }

    private void sendIfActive(HookOwner owner, StoredHook hook, EmittedEvent event, boolean redelivery) {
        if (hook.isActive()) {
            executor.execute(() -> send(owner, hook, event, redelivery));
        }
    }

    private LoggedDelivery send(HookOwner owner, StoredHook hook, EmittedEvent event, boolean redelivery) {
        long id = state.nextDeliveryId();
        Instant deliveredAt = state.now();
        Request request = DeliveryAttempt.request(owner, hook, event);
        Outcome outcome = attempt.send(request);
        LoggedDelivery delivery = new LoggedDelivery(id, hook.id(), event, redelivery, deliveredAt, request, outcome);
        owner.record(delivery, DeliveryAttempt.lastResponse(outcome));
        return delivery;
    }
}
