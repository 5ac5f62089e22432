// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.dashboard;

import io.github.camelgithubhooks.internal.api.ApiCall;
import io.github.camelgithubhooks.internal.api.HookTarget;
import io.github.camelgithubhooks.internal.client.GitHubClient;
import io.github.camelgithubhooks.internal.history.History;
import io.github.camelgithubhooks.internal.history.HistoryRow;
import io.github.camelgithubhooks.internal.history.HistoryRow.Source;
import io.github.camelgithubhooks.internal.history.Outcome;
import io.github.camelgithubhooks.internal.http.ApiRequest;
import io.github.camelgithubhooks.internal.replay.Attempts;
import io.github.camelgithubhooks.internal.replay.LoggedEvent;
import io.github.camelgithubhooks.model.DeliverySummary;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Runs events again: through their own route, or by having GitHub deliver them once more. */
final class Replays {

    /** Writes of a credential are a second apart, and others may be waiting. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Rows rows;
    private final History history;
    /** The events that run right now, by guid and route. */
    private final Set<String> running = ConcurrentHashMap.newKeySet();

    Replays(Rows rows, History history) {
        this.rows = rows;
        this.history = history;
    }

    /**
     * Runs the event of a row through its route, whether it was handled before or not.
     *
     * @return ends with the run: with what it failed with, or empty
     * @throws RuntimeException if GitHub doesn't show the event, or the route can't take it
     */
    CompletableFuture<Optional<Throwable>> replay(HistoryRow row) {
        WatchedRoute route = routeOf(row);
        String key = row.guid() + " on " + route.id();
        if (!running.add(key)) {
            throw new Problem(
                    409,
                    "The event " + row.guid()
                            + " is being run again right now: wait for the result, which the list shows");
        }
        try {
            return replay(row, route).whenComplete((failure, unexpected) -> running.remove(key));
        } catch (RuntimeException e) {
            running.remove(key);
            throw e;
        }
    }

    private CompletableFuture<Optional<Throwable>> replay(HistoryRow row, WatchedRoute route) {
        GitHubClient client = route.client().get();
        HookTarget hook = route.hook(row);
        LoggedEvent event = LoggedEvent.read(client, hook, deliveryId(row, client, hook), PATIENCE);
        long began = System.nanoTime();
        return route.replay(event.delivery().guid(), event::writeTo)
                .whenComplete((failure, unexpected) -> history.add(
                        row(route, event, began, failure == null ? Optional.ofNullable(unexpected) : failure)));
    }

    /**
     * Has GitHub deliver the event of a row once more.
     *
     * @throws RuntimeException if GitHub refuses
     */
    void redeliver(HistoryRow row) {
        WatchedRoute route = routeOf(row);
        GitHubClient client = route.client().get();
        HookTarget hook = route.hook(row);
        client.send(ApiRequest.of(ApiCall.REDELIVER, hook, deliveryId(row, client, hook)), PATIENCE);
    }

    private WatchedRoute routeOf(HistoryRow row) {
        if (row.event() == null) {
            throw new Problem(409, "The request was refused unread: there is no event to run");
        }
        return rows.routeOf(row);
    }

    /** Returns the attempt in GitHub's log: a push doesn't name it, so that the log is searched for the guid. */
    private static long deliveryId(HistoryRow row, GitHubClient client, HookTarget hook) {
        if (row.deliveryId() != null) {
            return row.deliveryId();
        }
        return new Attempts(client, hook, PATIENCE)
                .latest(row.guid())
                .map(DeliverySummary::id)
                .orElseThrow(() -> new Problem(404, "GitHub's log of the hook doesn't show this event any more"));
    }

    private HistoryRow row(WatchedRoute route, LoggedEvent event, long began, Optional<Throwable> failure) {
        long now = System.currentTimeMillis();
        return new HistoryRow(
                history.nextId(now),
                now,
                event.delivery().guid(),
                event.delivery().id(),
                null,
                route.id(),
                Source.LOG,
                event.delivery().event(),
                event.payload().action(),
                event.payload().repository(),
                event.payload().sender(),
                failure.isPresent() ? Outcome.FAILED : Outcome.HANDLED,
                0,
                failure.map(Throwable::toString).orElse(null),
                System.nanoTime() - began,
                true);
    }
}
