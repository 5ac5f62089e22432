// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.examples.manyinstances;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What became of the events. */
final class Summary {

    private record Handling(Instance instance, Instant at) {}

    private final Map<String, List<Handling>> handlings = new LinkedHashMap<>();
    private final Set<String> emitted;
    private final Instant away;
    private final Instant back;

    /**
     * Sums up.
     *
     * @param emitted the guids of all events
     * @param away when the database was taken away
     * @param back when it was there again
     */
    Summary(Set<String> emitted, List<Instance> instances, Instant away, Instant back) {
        this.emitted = emitted;
        this.away = away;
        this.back = back;
        for (Instance instance : instances) {
            for (Instance.Handled one : instance.handled()) {
                handlings
                        .computeIfAbsent(one.guid(), absent -> new ArrayList<>())
                        .add(new Handling(instance, one.at()));
            }
        }
        handlings.values().forEach(all -> all.sort((one, other) -> one.at().compareTo(other.at())));
    }

    /** Returns how many events no instance has handled. */
    long lost() {
        return emitted.stream().filter(guid -> !handlings.containsKey(guid)).count();
    }

    long once() {
        return handlings.values().stream().filter(all -> all.size() == 1).count();
    }

    /** Returns the events that were handled more than once, with the reason for each; the reason is null if there is none. */
    Map<String, String> again() {
        Map<String, String> again = new LinkedHashMap<>();
        handlings.forEach((guid, all) -> {
            if (all.size() > 1) {
                again.put(guid, reason(all));
            }
        });
        return again;
    }

    private String reason(List<Handling> all) {
        List<String> reasons = new ArrayList<>();
        for (Handling handling : all.subList(0, all.size() - 1)) {
            if (handling.instance().wasKilled()) {
                reasons.add(handling.instance().name() + " had it when it was killed");
            } else if (handling.at().isAfter(away.minusSeconds(1))
                    && handling.at().isBefore(back.plusSeconds(3))) {
                reasons.add(handling.instance().name() + " couldn't record it without the database");
            } else {
                return null;
            }
        }
        return String.join(", ", reasons);
    }
}
