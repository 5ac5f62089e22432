// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What owns hooks: a repository. Hooks and their logs are changed under one lock, so that limits and duplicates hold.
 */
final class HookScope {

    private final String fullName;
    private final long targetId;
    private final SimulatorState state;
    private final Map<Long, SimulatedHook> hooks = new TreeMap<>();
    private final Map<Long, DeliveryLog> logs = new TreeMap<>();
    private final List<SimulatedDispatch> dispatches = new ArrayList<>();
    private boolean privateRepository = true;

    HookScope(String fullName, SimulatorState state) {
        this.fullName = fullName;
        this.targetId = SampleEntities.repositoryId(fullName);
        this.state = state;
    }

    String fullName() {
        return fullName;
    }

    /** The repository's id, which deliveries name as their installation target. */
    long targetId() {
        return targetId;
    }

    String targetType() {
        return "repository";
    }

    String hookType() {
        return "Repository";
    }

    /** The hooks' address below the API's root. */
    String hooksPath() {
        return "/repos/" + fullName + "/hooks";
    }

    synchronized boolean isPrivate() {
        return privateRepository;
    }

    synchronized void setPrivate(boolean value) {
        privateRepository = value;
    }

    synchronized List<SimulatedHook> hooks() {
        return List.copyOf(hooks.values());
    }

    synchronized Optional<SimulatedHook> hook(long id) {
        return Optional.ofNullable(hooks.get(id));
    }

    synchronized SimulatedHook create(HookRules rules, HookDraft draft) {
        rules.check(draft, hooks.values(), null);
        SimulatedHook hook = draft.hook(state.nextHookId(), state.now());
        hooks.put(hook.id(), hook);
        logs.put(hook.id(), state.newLog());
        return hook;
    }

    /** Changes a hook, or answers empty when it's gone. */
    synchronized Optional<SimulatedHook> update(HookRules rules, long id, UnaryOperator<HookDraft> change) {
        SimulatedHook before = hooks.get(id);
        if (before == null) {
            return Optional.empty();
        }
        HookDraft draft = change.apply(HookDraft.of(before));
        rules.check(draft, hooks.values(), id);
        SimulatedHook after = draft.changed(before, state.now());
        hooks.put(id, after);
        return Optional.of(after);
    }

    /** A hook's log goes with it. */
    synchronized boolean delete(long id) {
        logs.remove(id);
        return hooks.remove(id) != null;
    }

    synchronized Optional<DeliveryLog> log(long hookId) {
        return Optional.ofNullable(logs.get(hookId));
    }

    /** Logs an attempt; of a hook deleted meanwhile nothing is kept. */
    synchronized void record(SimulatedDelivery delivery, SimulatedHook.LastResponse response) {
        hooks.computeIfPresent(delivery.hookId(), (id, hook) -> {
            logs.get(id).add(delivery);
            return hook.with(response);
        });
    }

    synchronized void record(SimulatedDispatch dispatch) {
        dispatches.add(dispatch);
    }

    synchronized List<SimulatedDispatch> dispatches() {
        return List.copyOf(dispatches);
    }
}
