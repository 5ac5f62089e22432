// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.register;

import io.github.camelgithubhooks.internal.json.GitHubJson;
import io.github.camelgithubhooks.model.EnsuredHook.Change;
import io.github.camelgithubhooks.model.Hook;
import io.github.camelgithubhooks.model.HookConfig;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Changes that make a hook match its declaration, as the bodies of two requests: one for the config, which leaves the
 * secret alone, and one for the rest.
 *
 * @see <a
 *     href="https://docs.github.com/en/rest/repos/webhooks#update-a-webhook-configuration-for-a-repository">GitHub:
 *     update a webhook configuration</a>
 */
final class HookDifference {

    private static final String ALL = "*";

    private final Map<String, Object> config = new LinkedHashMap<>();
    private final Map<String, Object> hook = new LinkedHashMap<>();
    private final List<Change> changes = new ArrayList<>();

    /**
     * Compares a hook with its declaration.
     *
     * @param canAddEvents whether GitHub can add events, which it offers for hooks of repositories only. Events that
     *     somebody else adds at the same time are then kept
     */
    HookDifference(Hook there, DeclaredHook declared, boolean canAddEvents) {
        compareConfig(GitHubJson.toMap(there.config()), declared.config());
        compareEvents(new TreeSet<>(there.events() == null ? List.of() : there.events()), declared, canAddEvents);
        boolean active = !Boolean.FALSE.equals(there.active());
        if (active != declared.active()) {
            hook.put("active", declared.active());
            changes.add(new Change("active", active, declared.active()));
        }
    }

    /** Returns the body that changes the config; empty when the config matches. */
    Map<String, Object> config() {
        return config;
    }

    /** Returns the body that changes the rest of the hook; empty when the rest matches. */
    Map<String, Object> hook() {
        return hook;
    }

    List<Change> changes() {
        return changes;
    }

    private void compareConfig(Map<String, Object> there, Map<String, Object> declared) {
        declared.forEach((name, value) -> {
            Object before = there.get(name);
            switch (name) {
                case "url" -> {} // the hook was found by its URL
                case "secret" -> {
                    // GitHub shows whether there is a secret, but not which
                    if (before == null) {
                        change(name, null, value, HookConfig.MASK);
                    }
                }
                default -> {
                    // insecure_ssl is a number or a string
                    if (!String.valueOf(value).equals(String.valueOf(before))) {
                        change(name, before, value, value);
                    }
                }
            }
        });
    }

    private void change(String name, Object before, Object value, Object shown) {
        config.put(name, value);
        changes.add(new Change("config." + name, before, shown));
    }

    private void compareEvents(Set<String> there, DeclaredHook declared, boolean canAddEvents) {
        if (declared.events() == null) {
            return;
        }
        Set<String> wanted = declared.events().contains(ALL) ? Set.of(ALL) : new TreeSet<>(declared.events());
        Set<String> known = there.contains(ALL) ? Set.of(ALL) : there;
        if (known.equals(wanted) || (declared.furtherEvents() && (known.contains(ALL) || known.containsAll(wanted)))) {
            return;
        }
        Set<String> after = new TreeSet<>(wanted);
        if (declared.furtherEvents() && !wanted.contains(ALL)) {
            after.addAll(known);
        }
        if (declared.furtherEvents() && canAddEvents && !wanted.contains(ALL)) {
            Set<String> missing = new HashSet<>(wanted);
            missing.removeAll(known);
            hook.put("add_events", missing.stream().sorted().toList());
        } else {
            hook.put("events", List.copyOf(after));
        }
        changes.add(new Change("events", List.copyOf(there), List.copyOf(after)));
    }
}
