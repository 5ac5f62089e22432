// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import io.github.camelgithubhooks.internal.log.Problems.Kind;
import io.github.camelgithubhooks.internal.metrics.Measure;
import io.github.camelgithubhooks.internal.metrics.Meters;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.apache.camel.health.HealthCheckResultBuilder;

/** Figures of the repositories of one route, each by its full name. Thread-safe. */
final class LogParts {

    /** A sentence about more of them is no longer read. */
    private static final int MOST_WORDS = 5;

    private static final int MOST_NAMES = 50;

    /** State of a repository. */
    enum State {
        READ,
        FAILING,
        UNHOOKED;

        static State of(LogFigures part) {
            if (part.isInTrouble() || part.problems().has(Kind.LEAVING)) {
                return FAILING;
            }
            return part.problems().has(Kind.UNHOOKED) ? UNHOOKED : READ;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Map<String, LogFigures> parts = new ConcurrentSkipListMap<>(String.CASE_INSENSITIVE_ORDER);

    void put(String repository, LogFigures part) {
        parts.put(repository, part);
    }

    void remove(String repository) {
        parts.remove(repository);
    }

    void clear() {
        parts.clear();
    }

    Map<String, LogFigures> byName() {
        return Collections.unmodifiableMap(parts);
    }

    Stream<LogFigures> all() {
        return parts.values().stream();
    }

    int sum(ToIntFunction<LogFigures> value) {
        return all().mapToInt(value).sum();
    }

    /** Returns the events in all backlogs, up to a number of each, with their repository. */
    Stream<WaitingEvent> waitingEvents(int most) {
        return parts.entrySet().stream()
                .flatMap(part -> part.getValue().waitingEvents(most).stream().map(event -> event.of(part.getKey())));
    }

    /** Returns when the first of them is read again, if all pause. */
    Optional<Instant> pausedUntil() {
        List<Optional<Instant>> pauses = all().map(LogFigures::pausedUntil).toList();
        return pauses.stream().allMatch(Optional::isPresent)
                ? pauses.stream().flatMap(Optional::stream).min(Comparator.naturalOrder())
                : Optional.empty();
    }

    /** Returns what is wrong with which repositories; empty if nothing is. */
    String words() {
        List<String> sentences = new ArrayList<>();
        List<String> more = new ArrayList<>();
        parts.forEach((name, part) -> part.problem().ifPresent(problem -> {
            if (sentences.size() < MOST_WORDS) {
                sentences.add(name + ": " + problem);
            } else {
                more.add(name);
            }
        }));
        if (!more.isEmpty()) {
            sentences.add("Something is wrong with " + more.size() + " more: " + names(more));
        }
        return String.join(". ", sentences);
    }

    /** Adds to a health check how many repositories are read, and the names of the others. */
    void details(HealthCheckResultBuilder result) {
        if (parts.isEmpty()) {
            return;
        }
        result.detail("github.deliveries.repositories", parts.size());
        for (State state : List.of(State.FAILING, State.UNHOOKED)) {
            List<String> names = names(state);
            if (!names.isEmpty()) {
                result.detail("github.deliveries." + state, names(names));
            }
        }
    }

    void show(Meters meters, String route) {
        for (State state : State.values()) {
            meters.add(Measure.REPOSITORIES, () -> names(state).size(), route, state.toString());
        }
    }

    private List<String> names(State state) {
        return parts.entrySet().stream()
                .filter(part -> State.of(part.getValue()) == state)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static String names(List<String> all) {
        String some = String.join(", ", all.subList(0, Math.min(all.size(), MOST_NAMES)));
        return all.size() > MOST_NAMES ? some + " and " + (all.size() - MOST_NAMES) + " more" : some;
    }
}
