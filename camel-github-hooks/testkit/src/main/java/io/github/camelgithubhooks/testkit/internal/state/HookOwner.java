// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * A repository, an organization or an App with its hooks. One lock guards hooks and logs, so that limits and the check
 * for duplicates hold.
 */
public final class HookOwner {

    private final OwnerKind kind;
    private final String name;
    private final long targetId;
    private final SimulatorState state;
    private final Map<Long, StoredHook> hooks = new TreeMap<>();
    private final Map<Long, HookLog> logs = new TreeMap<>();
    private final List<RepositoryDispatch> dispatches = new ArrayList<>();
    private boolean privateRepository;
    private boolean archived;
    private List<String> topics = List.of();

    HookOwner(OwnerKind kind, String name, long targetId, SimulatorState state) {
        this.kind = kind;
        this.name = name;
        this.targetId = targetId;
        this.state = state;
        this.privateRepository = kind == OwnerKind.REPOSITORY;
    }

    public OwnerKind kind() {
        return kind;
    }

    /** Returns a repository's full name, an organization's login or an App's slug. */
    public String name() {
        return name;
    }

    /** Returns a repository's name without its account. */
    public String shortName() {
        return name.substring(name.indexOf('/') + 1);
    }

    /** Returns the login of the account that a repository belongs to, or the organization's own. */
    public String account() {
        return name.split("/", 2)[0];
    }

    /** Returns the id that deliveries name as their installation target. */
    public long targetId() {
        return targetId;
    }

    public synchronized boolean isPrivate() {
        return privateRepository;
    }

    public synchronized void setPrivate(boolean value) {
        privateRepository = value;
    }

    public synchronized boolean isArchived() {
        return archived;
    }

    public synchronized void setArchived(boolean value) {
        archived = value;
    }

    /** Returns the topics of a repository. */
    public synchronized List<String> topics() {
        return topics;
    }

    public synchronized void setTopics(List<String> names) {
        topics = List.copyOf(names);
    }

    /** Returns the hooks as they are now, oldest first. */
    public synchronized List<StoredHook> hooks() {
        return List.copyOf(hooks.values());
    }

    public synchronized Optional<StoredHook> hook(long id) {
        return Optional.ofNullable(hooks.get(id));
    }

    /**
     * Adds a hook.
     *
     * @param application the OAuth app that creates it; null for any other creator
     * @throws HookRefusal when a rule forbids it
     */
    public synchronized StoredHook create(HookSettings settings, String application) {
        rules().check(settings, hooks.values(), null);
        StoredHook hook = StoredHook.create(state.nextHookId(), application, settings, state.now());
        hooks.put(hook.id(), hook);
        logs.put(hook.id(), state.newLog());
        return hook;
    }

    /**
     * Changes a hook. Returns empty when there is no such hook.
     *
     * @throws HookRefusal when a rule forbids the change
     */
    public synchronized Optional<StoredHook> update(long id, UnaryOperator<HookSettings> change) {
        StoredHook before = hooks.get(id);
        if (before == null) {
            return Optional.empty();
        }
        HookSettings settings = change.apply(before.settings());
        rules().check(settings, hooks.values(), id);
        StoredHook after = before.with(settings, state.now());
        hooks.put(id, after);
        return Optional.of(after);
    }

    private HookRules rules() {
        return new HookRules(kind, state.hooksPerEvent());
    }

    /** Deletes a hook and its log. Returns false when there is no such hook. */
    public synchronized boolean delete(long id) {
        logs.remove(id);
        return hooks.remove(id) != null;
    }

    public synchronized Optional<HookLog> log(long hookId) {
        return Optional.ofNullable(logs.get(hookId));
    }

    /** Logs an attempt, unless its hook was deleted in the meantime. */
    public synchronized void record(LoggedDelivery delivery, StoredHook.LastResponse response) {
        hooks.computeIfPresent(delivery.hookId(), (id, hook) -> {
            logs.get(id).add(delivery);
            return hook.with(response);
        });
    }

    public synchronized void record(RepositoryDispatch dispatch) {
        dispatches.add(dispatch);
    }

    /** Returns the accepted dispatches, oldest first. */
    public synchronized List<RepositoryDispatch> dispatches() {
        return List.copyOf(dispatches);
    }
}
