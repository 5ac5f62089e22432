// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgithubhooks.testkit.Audience.Subscriber;
import io.github.camelgithubhooks.testkit.SimulatedDelivery.Event;
import io.github.camelgithubhooks.testkit.SimulatedDelivery.Outcome;
import io.github.camelgithubhooks.testkit.SimulatedDelivery.Request;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Makes events happen: sends one to each hook that wants it and logs what came of it. */
final class WebhookSender {

    private static final int MAX_PAYLOAD = 25 * 1024 * 1024;

    private final SimulatorState state;
    private final String apiUrl;
    private final HookJson hookJson;
    private final Guids guids;
    private final DeliveryAttempt attempt;
    private final Audience audience;
    private final Executor executor;

    WebhookSender(SimulatorState state, String apiUrl, Guids guids, DeliveryAttempt attempt, Executor executor) {
        this.state = state;
        this.apiUrl = apiUrl;
        this.hookJson = new HookJson(apiUrl);
        this.guids = guids;
        this.attempt = attempt;
        this.audience = new Audience(state, apiUrl);
        this.executor = executor;
    }

    /** All hooks get the same guid, and none gets it twice. A payload over 25 MB is sent to nobody. */
    CompletableFuture<List<SimulatedDelivery>> emit(Collection<HookScope> origins, String name, byte[] json) {
        String guid = guids.next();
        Map<Long, Subscriber> subscribers = new TreeMap<>();
        for (HookScope origin : origins) {
            subscribers(origin, event(guid, name, json, origin))
                    .forEach(subscriber ->
                            subscribers.putIfAbsent(subscriber.hook().id(), subscriber));
        }
        List<CompletableFuture<SimulatedDelivery>> deliveries = subscribers.values().stream()
                .map(to ->
                        CompletableFuture.supplyAsync(() -> send(to.scope(), to.hook(), to.event(), false), executor))
                .toList();
        return CompletableFuture.allOf(deliveries.toArray(CompletableFuture<?>[]::new))
                .thenApply(
                        done -> deliveries.stream().map(CompletableFuture::join).toList());
    }

    void ping(HookScope scope, SimulatedHook hook) {
        ObjectNode json = Json.object()
                .put("zen", "Anything added dilutes everything else.")
                .put("hook_id", hook.id());
        json.set("hook", hookJson.hook(scope, hook));
        sendIfActive(scope, hook, event("ping", addOrigin(json, scope), scope), false);
    }

    void testPush(HookScope scope, SimulatedHook hook) {
        if (hook.isSubscribedTo("push")) {
            byte[] json = SamplePayloads.push(scope.name()).getBytes(StandardCharsets.UTF_8);
            sendIfActive(scope, hook, event(guids.next(), "push", json, scope), false);
        }
    }

    /** To where the hook points now, with the secret it has now. */
    void redeliver(HookScope scope, SimulatedHook hook, SimulatedDelivery delivery) {
        sendIfActive(scope, hook, delivery.source(), true);
    }

    void dispatch(HookScope scope, String eventType, ObjectNode clientPayload) {
        ObjectNode json = Json.object().put("action", eventType).put("branch", "main");
        json.set("client_payload", clientPayload);
        Event event = event("repository_dispatch", addOrigin(json, scope), scope);
        subscribers(scope, event).forEach(to -> sendIfActive(to.scope(), to.hook(), to.event(), false));
    }

    private Event event(String name, ObjectNode json, HookScope origin) {
        return event(guids.next(), name, Json.bytes(json), origin);
    }

    private static Event event(String guid, String name, byte[] json, HookScope origin) {
        return new Event(guid, name, json, origin.kind() == ScopeKind.REPOSITORY ? origin.targetId() : null, null);
    }

    private ObjectNode addOrigin(ObjectNode json, HookScope scope) {
        SampleEntities entities = new SampleEntities(apiUrl);
        if (scope.kind() == ScopeKind.REPOSITORY) {
            json.set("repository", entities.repository(scope.name(), scope.isPrivate()));
        } else {
            json.set("organization", entities.organization(scope.name()));
        }
        json.set("sender", entities.sender());
        return json;
    }

    private List<Subscriber> subscribers(HookScope origin, Event event) {
        return event.json().length > MAX_PAYLOAD
                ? List.of()
                : audience.of(origin, event).toList();
    }

    private void sendIfActive(HookScope scope, SimulatedHook hook, Event event, boolean redelivery) {
        if (hook.active()) {
            executor.execute(() -> send(scope, hook, event, redelivery));
        }
    }

    private SimulatedDelivery send(HookScope scope, SimulatedHook hook, Event event, boolean redelivery) {
        long id = state.nextDeliveryId();
        Instant deliveredAt = state.now();
        Request request = DeliveryAttempt.request(scope, hook, event);
        Outcome outcome = attempt.send(request);
        SimulatedDelivery delivery =
                new SimulatedDelivery(id, hook.id(), event, redelivery, deliveredAt, request, outcome);
        scope.record(delivery, DeliveryAttempt.lastResponse(outcome));
        return delivery;
    }
}
