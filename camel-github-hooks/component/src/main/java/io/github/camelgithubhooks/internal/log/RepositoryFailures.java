// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.log;

import io.github.camelgithubhooks.GitHubApiException;
import io.github.camelgithubhooks.GitHubRateLimitException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Log lines about the repositories whose log can't be read: one when that begins, and one when it is over. */
final class RepositoryFailures {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveriesConsumer.class);

    /** The health check names more of them. */
    private static final int MOST_NAMES = 5;

    private static final Comparator<RepositoryReader> BY_NAME = Comparator.comparing(RepositoryReader::name);

    private final Supplier<String> routeId;
    private final EventRoute route;

    /**
     * Creates the log of a route.
     *
     * @param routeId returns the id of the route, which it gets late
     */
    RepositoryFailures(Supplier<String> routeId, EventRoute route) {
        this.routeId = routeId;
        this.route = route;
    }

    /** Ends a poll of these readers, and logs what is new: one line for all that fail for the same reason. */
    void report(List<RepositoryReader> polled) {
        Map<String, List<RepositoryReader>> failing = new LinkedHashMap<>();
        List<RepositoryReader> recovered = new ArrayList<>();
        for (RepositoryReader reader : polled) {
            Optional<RuntimeException> failure = reader.end();
            if (failure.isPresent() && !route.takesMore()) {
                // requests are interrupted when the consumer stops
                continue;
            }
            String kind = failure.map(RepositoryFailures::kind).orElse(null);
            if (!reader.isNews(kind)) {
                continue;
            }
            if (failure.isEmpty()) {
                recovered.add(reader);
            } else {
                failing.computeIfAbsent(kind + reader.isUnhooked(), absent -> new ArrayList<>())
                        .add(reader);
                LOG.debug("Stack trace of the failure of {}", reader.name(), failure.get());
            }
        }
        failing.values().forEach(this::logFailing);
        if (!recovered.isEmpty()) {
            logRecovered(recovered);
        }
    }

    private void logFailing(List<RepositoryReader> readers) {
        readers.sort(BY_NAME);
        RepositoryReader first = readers.get(0);
        RuntimeException why = first.failure().orElseThrow();
        if (why instanceof GitHubRateLimitException) {
            LOG.warn("Route {} can't read the logs of {} now: {}", routeId.get(), words(readers), why.getMessage());
        } else if (first.isUnhooked()) {
            LOG.warn(
                    "Route {} gets no events of {}: {}. github-hooks:ensure does that for many repositories. Until then,"
                            + " the hook is looked for every 15 minutes or more often",
                    routeId.get(),
                    words(readers),
                    why.getMessage());
        } else if (readers.size() == 1) {
            LOG.warn(
                    "Route {} can't read the log of {}: {}. Others aren't affected. Reading it resumes at {}",
                    routeId.get(),
                    first.name(),
                    why.getMessage(),
                    resumption(first));
        } else {
            LOG.warn(
                    "Route {} can't read the logs of {}: {}. Reading the first of them resumes at {}",
                    routeId.get(),
                    words(readers),
                    why.getMessage(),
                    resumption(first));
        }
    }

    private void logRecovered(List<RepositoryReader> readers) {
        readers.sort(BY_NAME);
        LOG.info(
                "Route {} reads the {} of {} again",
                routeId.get(),
                readers.size() == 1 ? "log" : "logs",
                words(readers));
    }

    private static String resumption(RepositoryReader reader) {
        return reader.figures().pausedUntil().map(Object::toString).orElse("the next poll");
    }

    private static String words(List<RepositoryReader> readers) {
        String names =
                readers.stream().limit(MOST_NAMES).map(RepositoryReader::name).collect(Collectors.joining(", "));
        return readers.size() == 1 ? names : readers.size() + " repositories, among them " + names;
    }

    /** Returns what two failures have in common that need only one line. */
    static String kind(RuntimeException e) {
        return e.getClass().getName() + (e instanceof GitHubApiException api ? api.getStatus() : "");
    }
}
