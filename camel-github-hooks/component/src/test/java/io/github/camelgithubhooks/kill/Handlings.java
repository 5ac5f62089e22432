// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.kill;

import io.github.camelgithubhooks.kill.Ownership.Change;
import io.github.camelgithubhooks.kill.Ownership.State;
import io.github.camelgithubhooks.kill.Trouble.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What several instances handled, and what of it was in vain. What an instance has handled counts when it is recorded. A
 * handling that wasn't recorded, so that another may follow, needs a reason: a {@link Trouble} that its process was in
 * between the time when it claimed the event and the time when it lost it. When that was is in the {@link Ownership}.
 */
final class Handlings {

    private record Handling(String life, Instant begun, Instant done) {}

    private final List<Trouble> troubles;
    private final Map<Kind, Integer> repeated = new EnumMap<>(Kind.class);
    private final List<String> unexcused = new ArrayList<>();
    private final List<String> unclaimed = new ArrayList<>();
    private final List<String> notRecordedOnce = new ArrayList<>();

    /**
     * Looks for them.
     *
     * @param lives what each life wrote down
     * @param changes what the database saw of each event
     */
    Handlings(Map<String, List<Journal.Entry>> lives, Map<String, List<Change>> changes, List<Trouble> troubles) {
        this.troubles = troubles;
        Map<String, List<Handling>> handlings = new LinkedHashMap<>();
        lives.forEach((life, entries) -> {
            Map<String, Instant> begun = new LinkedHashMap<>();
            for (Journal.Entry entry : entries) {
                if (entry.done()) {
                    handlings
                            .computeIfAbsent(entry.guid(), absent -> new ArrayList<>())
                            .add(new Handling(life, begun.get(entry.guid()), entry.at()));
                } else {
                    begun.put(entry.guid(), entry.at());
                    if (claim(changes.getOrDefault(entry.guid(), List.of()), life, entry.at()) < 0) {
                        unclaimed.add(entry.guid() + " in " + life);
                    }
                }
            }
        });
        handlings.forEach((guid, all) -> sortIn(guid, all, changes.getOrDefault(guid, List.of())));
    }

    /** Returns how many events were handled again, by what had happened to those that had handled them first. */
    Map<Kind, Integer> repeated() {
        return repeated;
    }

    /** Returns the events that were handled again for no reason, with what happened to them. */
    List<String> unexcused() {
        return unexcused;
    }

    /** Returns the events that a process began with although it hadn't claimed them. */
    List<String> unclaimed() {
        return unclaimed;
    }

    /** Returns the events that weren't recorded, or more than once, with what happened to them. */
    List<String> notRecordedOnce() {
        return notRecordedOnce;
    }

    private void sortIn(String guid, List<Handling> handlings, List<Change> changes) {
        List<Change> records = changes.stream()
                .filter(change -> change.state() == State.HANDLED)
                .toList();
        if (records.size() != 1) {
            notRecordedOnce.add(guid + " " + handlings + " " + changes);
            return;
        }
        if (handlings.size() == 1) {
            return;
        }
        List<Kind> reasons = new ArrayList<>();
        for (Handling handling : handlings) {
            if (!isRecorded(handling, changes)) {
                Optional<Kind> reason = reason(handling, changes);
                if (reason.isEmpty()) {
                    unexcused.add(guid + " " + handling + " of " + handlings + " " + changes + " " + troubles);
                    return;
                }
                reasons.add(reason.get());
            }
        }
        reasons.stream().distinct().forEach(reason -> repeated.merge(reason, 1, Integer::sum));
    }

    private boolean isRecorded(Handling handling, List<Change> changes) {
        int next = claim(changes, handling.life(), handling.begun()) + 1;
        return next < changes.size()
                && changes.get(next).state() == State.HANDLED
                && changes.get(next).life().equals(handling.life());
    }

    private Optional<Kind> reason(Handling handling, List<Change> changes) {
        int claim = claim(changes, handling.life(), handling.begun());
        Instant from = claim < 0 ? handling.begun() : changes.get(claim).at();
        int next = claim + 1;
        Instant lost = next < changes.size() ? changes.get(next).at() : Instant.MAX;
        return troubles.stream()
                .filter(trouble -> trouble.explains(handling.life(), from, lost))
                .map(Trouble::kind)
                .findFirst();
    }

    /** Returns the index of the last claim of a life before a time; -1 if there is none. */
    private static int claim(List<Change> changes, String life, Instant before) {
        for (int i = changes.size() - 1; i >= 0; i--) {
            Change change = changes.get(i);
            if (change.state() == State.CLAIMED
                    && change.life().equals(life)
                    && !change.at().isAfter(before)) {
                return i;
            }
        }
        return -1;
    }
}
