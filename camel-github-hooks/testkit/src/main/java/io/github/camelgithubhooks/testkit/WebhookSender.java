// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgithubhooks.testkit.SimulatedDelivery.Event;
import io.github.camelgithubhooks.testkit.SimulatedDelivery.Outcome;
import io.github.camelgithubhooks.testkit.SimulatedDelivery.Request;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/** Makes events happen: finds the hooks that want one, sends it to each of them and logs what came of it. */
final class WebhookSender {

    private static final int MAX_PAYLOAD = 25 * 1024 * 1024;

    private final SimulatorState state;
    private final String apiUrl;
    private final HookJson hookJson;
    private final Guids guids;
    private final DeliveryAttempt attempt;
    private final Executor executor;

    WebhookSender(
            SimulatorState state,
            String apiUrl,
            HookJson hookJson,
            Guids guids,
            DeliveryAttempt attempt,
            Executor executor) {
        this.state = state;
        this.apiUrl = apiUrl;
        this.hookJson = hookJson;
        this.guids = guids;
        this.attempt = attempt;
        this.executor = executor;
    }

    /** All hooks get the same guid. A payload over 25 MB is sent to nobody. */
    CompletableFuture<List<SimulatedDelivery>> emit(Collection<HookScope> scopes, String name, byte[] json) {
        Event event = new Event(guids.next(), name, json);
        List<CompletableFuture<SimulatedDelivery>> deliveries = subscribers(scopes, event)
                .map(to -> CompletableFuture.supplyAsync(() -> send(to.scope(), to.hook(), event, false), executor))
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
        sendIfActive(scope, hook, event("ping", addOrigin(json, scope)), false);
    }

    void testPush(HookScope scope, SimulatedHook hook) {
        if (hook.isSubscribedTo("push")) {
            byte[] json = SamplePayloads.push(scope.fullName()).getBytes(StandardCharsets.UTF_8);
            sendIfActive(scope, hook, new Event(guids.next(), "push", json), false);
        }
    }

    /** To where the hook points now, with the secret it has now. */
    void redeliver(HookScope scope, SimulatedHook hook, SimulatedDelivery delivery) {
        sendIfActive(scope, hook, delivery.source(), true);
    }

    void dispatch(HookScope scope, String eventType, ObjectNode clientPayload) {
        ObjectNode json = Json.object().put("action", eventType).put("branch", "main");
        json.set("client_payload", clientPayload);
        Event event = event("repository_dispatch", addOrigin(json, scope));
        subscribers(List.of(scope), event).forEach(to -> sendIfActive(to.scope(), to.hook(), event, false));
    }

    private Event event(String name, ObjectNode json) {
        return new Event(guids.next(), name, Json.bytes(json));
    }

    private ObjectNode addOrigin(ObjectNode json, HookScope scope) {
        SampleEntities entities = new SampleEntities(apiUrl);
        json.set("repository", entities.repository(scope.fullName(), scope.isPrivate()));
        json.set("sender", entities.sender());
        return json;
    }

    private static Stream<Subscriber> subscribers(Collection<HookScope> scopes, Event event) {
        if (event.json().length > MAX_PAYLOAD) {
            return Stream.empty();
        }
        return scopes.stream().flatMap(scope -> scope.hooks().stream()
                .filter(hook -> hook.active() && hook.isSubscribedTo(event.name()))
                .map(hook -> new Subscriber(scope, hook)));
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

    private record Subscriber(HookScope scope, SimulatedHook hook) {}
}
