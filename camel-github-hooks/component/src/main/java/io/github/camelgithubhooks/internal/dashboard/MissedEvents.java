// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.dashboard;

import io.github.camelgithubhooks.internal.history.Words;
import io.github.camelgithubhooks.internal.log.LogFigures;
import io.github.camelgithubhooks.model.DeliverySummary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Events that GitHub couldn't deliver while a listener with {@code catchUp} is stopped, and with it the reader of the log. The
 * dashboard itself then looks into GitHub's log, in the background and only while somebody asks for it. Thread-safe.
 */
final class MissedEvents {

    private final Executor background;
    private final Map<String, MissedLog> logs = new ConcurrentHashMap<>();

    MissedEvents(Executor background) {
        this.background = background;
    }

    /**
     * Returns the latest attempt of each event that GitHub's log shows as failed, the newest first, as it was read a few
     * seconds ago.
     */
    List<DeliverySummary> of(WatchedRoute route) {
        return log(route).map(MissedLog::missed).orElse(List.of());
    }

    /** Returns why the log can't be read; empty if it can, or nobody needs it. */
    Optional<String> problem(WatchedRoute route) {
        return log(route).flatMap(MissedLog::problem).map(Words::shown);
    }

    private Optional<MissedLog> log(WatchedRoute route) {
        if (route.receive().isEmpty() || route.log().isEmpty() || hasReader(route)) {
            logs.remove(route.id());
            return Optional.empty();
        }
        if (route.isStarted()) {
            // what is known stays until the reader has had its first look
            return Optional.ofNullable(logs.get(route.id()));
        }
        MissedLog log = logs.computeIfAbsent(route.id(), id -> new MissedLog());
        if (log.isDue()) {
            try {
                background.execute(() -> log.read(route));
            } catch (RejectedExecutionException e) {
                return Optional.of(log);
            }
        }
        return Optional.of(log);
    }

    private static boolean hasReader(WatchedRoute route) {
        LogFigures figures = route.figures().orElseThrow();
        return route.isStarted()
                && (figures.lookedAt().isPresent() || figures.isReadElsewhere() || figures.isInTrouble());
    }
}
