// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What owns hooks: a repository, an organization or an App. Hooks and their logs are changed under one lock, so that
 * limits and duplicates hold.
 */
final class HookScope {

    private final ScopeKind kind;
    private final String name;
    private final long targetId;
    private final SimulatorState state;
    private final Map<Long, SimulatedHook> hooks = new TreeMap<>();
    private final Map<Long, DeliveryLog> logs = new TreeMap<>();
    private final List<SimulatedDispatch> dispatches = new ArrayList<>();
    private boolean privateRepository;
    private boolean archived;

    HookScope(ScopeKind kind, String name, long targetId, SimulatorState state) {
        this.kind = kind;
        this.name = name;
        this.targetId = targetId;
        this.state = state;
        this.privateRepository = kind == ScopeKind.REPOSITORY;
    }

    ScopeKind kind() {
        return kind;
    }

    /** A repository's full name, an organization's login or an App's slug. */
    String name() {
        return name;
    }

    /** The account that a repository belongs to, or the organization itself. */
    String owner() {
        return name.split("/", 2)[0];
    }

    /** The id that deliveries name as their installation target. */
    long targetId() {
        return targetId;
    }

    /** The hooks' address below the API's root. */
    String hooksPath() {
        return switch (kind) {
            case REPOSITORY -> "/repos/" + name + "/hooks";
            case ORGANIZATION -> "/orgs/" + name + "/hooks";
            case APP -> "/app/hook";
        };
    }

    synchronized boolean isPrivate() {
        return privateRepository;
    }

    synchronized void setPrivate(boolean value) {
        privateRepository = value;
    }

    synchronized boolean isArchived() {
        return archived;
    }

    synchronized void setArchived(boolean value) {
        archived = value;
    }

    synchronized List<SimulatedHook> hooks() {
        return List.copyOf(hooks.values());
    }

    synchronized Optional<SimulatedHook> hook(long id) {
        return Optional.ofNullable(hooks.get(id));
    }

    synchronized SimulatedHook create(String documentation, HookDraft draft) {
        rules(documentation).check(draft, hooks.values(), null);
        SimulatedHook hook = draft.hook(state.nextHookId(), state.now());
        hooks.put(hook.id(), hook);
        logs.put(hook.id(), state.newLog());
        return hook;
    }

    /** Changes a hook, or answers empty when it's gone. */
    synchronized Optional<SimulatedHook> update(String documentation, long id, UnaryOperator<HookDraft> change) {
        SimulatedHook before = hooks.get(id);
        if (before == null) {
            return Optional.empty();
        }
        HookDraft draft = change.apply(HookDraft.of(before));
        rules(documentation).check(draft, hooks.values(), id);
        SimulatedHook after = draft.changed(before, state.now());
        hooks.put(id, after);
        return Optional.of(after);
    }

    private HookRules rules(String documentation) {
        return new HookRules(kind, state.hooksPerEvent(), documentation);
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
