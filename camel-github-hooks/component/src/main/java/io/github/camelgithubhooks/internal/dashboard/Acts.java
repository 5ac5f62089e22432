// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.dashboard;

import io.github.camelgithubhooks.internal.api.ApiCall;
import io.github.camelgithubhooks.internal.dashboard.ActResult.All;
import io.github.camelgithubhooks.internal.history.History;
import io.github.camelgithubhooks.internal.history.HistoryRow;
import io.github.camelgithubhooks.internal.history.Outcome;
import io.github.camelgithubhooks.internal.history.Words;
import io.github.camelgithubhooks.internal.http.ApiRequest;
import io.github.camelgithubhooks.internal.json.GitHubJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** Acts of a user, each noted in the audit log. */
final class Acts {

    private static final int MOST = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** How long an answer waits for the routes. */
    private static final long WAIT_MILLIS = 10_000;

    private final Rows rows;
    private final History history;
    private final Replays replays;
    /** Retries events one after the other. */
    private final ExecutorService background;

    private volatile boolean stopped;

    Acts(Rows rows, History history, ExecutorService background) {
        this.rows = rows;
        this.history = history;
        this.replays = new Replays(rows, history);
        this.background = background;
    }

    /**
     * Does what a user asks for, and returns the answer.
     *
     * @param act the name of the act
     * @param user who asks, null if nobody is signed in
     */
    Object act(String act, String body, String user) {
        Map<String, Object> given = read(body);
        return switch (act) {
            case "replay" -> replay(ids(given, "ids"), user);
            case "redeliver" ->
                each(act, ids(given, "ids"), user, id -> {
                    replays.redeliver(rows.row(id));
                    return "requested";
                });
            case "ping" -> {
                WatchedRoute route = rows.route(text(given, "routeId"));
                yield each(act, ids(given, "hookIds"), user, id -> ping(route, id));
            }
            case "forget" -> each(act, ids(given, "ids"), user, this::forget);
            case "retry" -> retry(given, user);
            case "ensure" -> ensure(given, user);
            default -> throw new Problem(404, "There is no such act");
        };
    }

    private All replay(List<String> ids, String user) {
        Map<String, CompletableFuture<String>> running = new LinkedHashMap<>();
        ids.forEach(id -> running.put(id, started(id, user)));
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(WAIT_MILLIS);
        return new All(running.entrySet().stream()
                .map(each -> awaited(each.getKey(), each.getValue(), end - System.nanoTime()))
                .toList());
    }

    /** Returns a run that ends with an empty text if the route succeeds, and else with why it failed. */
    private CompletableFuture<String> started(String id, String user) {
        String subject = id;
        try {
            HistoryRow row = rows.row(id);
            subject = subject(row);
            String named = subject;
            return replays.replay(row)
                    .handle((failure, unexpected) -> words(failure, unexpected))
                    .whenComplete((words, none) ->
                            Audit.note(user, "replay", named, words.isEmpty() ? "the route is done" : words));
        } catch (RuntimeException e) {
            Audit.note(user, "replay", subject, Words.shown(String.valueOf(e.getMessage())));
            return CompletableFuture.completedFuture(Words.shown(String.valueOf(e.getMessage())));
        }
    }

    private static String words(Optional<Throwable> failure, Throwable unexpected) {
        Throwable why = failure == null ? unexpected : failure.orElse(null);
        return why == null ? "" : "the route failed: " + Words.shown(why.toString());
    }

    private static ActResult awaited(String id, CompletableFuture<String> run, long nanos) {
        try {
            String words = run.get(Math.max(1, nanos), TimeUnit.NANOSECONDS);
            return new ActResult(id, words.isEmpty(), words.isEmpty() ? "the route is done" : words);
        } catch (TimeoutException e) {
            return new ActResult(id, true, "the route is still at work");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new ActResult(id, false, "the dashboard stops");
        } catch (ExecutionException e) {
            return new ActResult(id, false, String.valueOf(e.getCause()));
        }
    }

    private static All each(String act, List<String> ids, String user, Function<String, String> deed) {
        return new All(ids.stream().map(id -> one(act, id, user, deed)).toList());
    }

    private static ActResult one(String act, String id, String user, Function<String, String> deed) {
        ActResult result;
        try {
            result = new ActResult(id, true, deed.apply(id));
        } catch (RuntimeException e) {
            result = new ActResult(id, false, Words.shown(String.valueOf(e.getMessage())));
        }
        Audit.note(user, act, id, result.words());
        return result;
    }

    private static String ping(WatchedRoute route, String hookId) {
        long id = DeliveriesJson.number("hookIds", hookId);
        route.client().get().send(ApiRequest.of(ApiCall.PING, route.scope().hook(id)), PATIENCE);
        return "requested";
    }

    private String forget(String id) {
        HistoryRow row = rows.row(id);
        if (row.outcome() != Outcome.GIVEN_UP) {
            throw new Problem(409, "Only an event that was given up can be forgotten");
        }
        rows.routeOf(row).forget(row.guid());
        history.forget(List.of(row));
        return "forgotten: it counts as handled";
    }

    private Object retry(Map<String, Object> given, String user) {
        List<HistoryRow> failed = Retry.failed(
                rows,
                text(given, "routeId"),
                Times.millis("since", text(given, "since")),
                Times.millis("until", text(given, "until")));
        boolean redeliver =
                switch (String.valueOf(given.get("by"))) {
                    case "replay" -> false;
                    case "redeliver" -> true;
                    default -> throw new Problem(400, "by must be replay or redeliver");
                };
        failed.forEach(row -> background.execute(() -> retry(row, redeliver, user)));
        Audit.note(user, "retry", failed.size() + " events by " + given.get("by"), "started");
        return Map.of(
                "started",
                failed.size(),
                "words",
                failed.isEmpty()
                        ? "No event of this period has failed"
                        : "They run one after the other; watch the list");
    }

    /** Begins no further retry. */
    void stop() {
        stopped = true;
    }

    private void retry(HistoryRow row, boolean redeliver, String user) {
        if (stopped) {
            return;
        }
        try {
            if (!Retry.isStillFailed(rows, row)) {
                Audit.note(user, "retry", subject(row), "not needed: the event is no longer failed");
            } else if (redeliver) {
                replays.redeliver(row);
                Audit.note(user, "redeliver", subject(row), "requested");
            } else {
                replays.replay(row).get();
                Audit.note(user, "replay", subject(row), "the route has ended");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | RuntimeException e) {
            Audit.note(user, "retry", subject(row), Words.shown(String.valueOf(e.getMessage())));
        }
    }

    private Object ensure(Map<String, Object> given, String user) {
        WatchedRoute route = rows.route(text(given, "routeId"));
        try {
            HooksJson.PlanJson done = Ensuring.ensure(route);
            Audit.note(user, "ensure", "the hook of route " + route.id(), done.words());
            return done;
        } catch (Problem e) {
            throw e;
        } catch (RuntimeException e) {
            String why = Words.shown(String.valueOf(e.getMessage()));
            Audit.note(user, "ensure", "the hook of route " + route.id(), why);
            throw new Problem(502, why);
        }
    }

    private static String subject(HistoryRow row) {
        return row.event() + " " + row.guid() + " on route " + row.routeId();
    }

    private static Map<String, Object> read(String body) {
        try {
            Map<String, Object> given = GitHubJson.readMap(body.getBytes(StandardCharsets.UTF_8));
            if (given != null) {
                return given;
            }
        } catch (IOException e) {
            // said below
        }
        throw new Problem(400, "The body must be a JSON object");
    }

    private static String text(Map<String, Object> given, String name) {
        Object value = given.get(name);
        return value == null || value.toString().isBlank() ? null : value.toString();
    }

    private static List<String> ids(Map<String, Object> given, String name) {
        if (!(given.get(name) instanceof List<?> list) || list.isEmpty()) {
            throw new Problem(400, name + " must be a list with at least one id");
        }
        if (list.size() > MOST) {
            throw new Problem(400, name + " may have at most " + MOST + " ids");
        }
        return list.stream().map(String::valueOf).distinct().toList();
    }
}
