// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.dashboard;

import io.github.camelgithubhooks.internal.api.HookScope;
import io.github.camelgithubhooks.internal.dashboard.OverviewJson.GapJson;
import io.github.camelgithubhooks.internal.dashboard.OverviewJson.LogJson;
import io.github.camelgithubhooks.internal.dashboard.OverviewJson.RateLimitJson;
import io.github.camelgithubhooks.internal.dashboard.OverviewJson.RouteJson;
import io.github.camelgithubhooks.internal.dashboard.OverviewJson.TotalsJson;
import io.github.camelgithubhooks.internal.history.Words;
import io.github.camelgithubhooks.internal.log.LogFigures;
import io.github.camelgithubhooks.internal.metrics.LastDelivery;
import io.github.camelgithubhooks.internal.options.ScopeOptions;
import io.github.camelgithubhooks.internal.receive.ReceiveConsumer;
import io.github.camelgithubhooks.internal.receive.ReceiveFigures;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.Consumer;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheck.State;
import org.apache.camel.health.HealthCheckAware;

/** Overview of one route. */
final class RouteOverview {

    private final WatchedRoute watched;
    private final WaitingRows waiting;

    RouteOverview(WatchedRoute watched, WaitingRows waiting) {
        this.watched = watched;
        this.waiting = waiting;
    }

    RouteJson json() {
        Optional<LogFigures> log = watched.log().map(consumer -> consumer.figures());
        Optional<HealthCheck.Result> health = health();
        Long hookId = watched.options().getHookId();
        return new RouteJson(
                watched.id(),
                watched.receive().isPresent() ? "receive" : "deliveries",
                watched.uri(),
                watched.receive().map(ReceiveConsumer::getPath).orElse(null),
                hookId == null ? null : hookId.toString(),
                ScopeOptions.known(watched.options()).map(HookScope::name).orElse(null),
                status(),
                state(health, log),
                words(health),
                waiting.missed(watched),
                Times.of(lastDelivery(log)),
                inProgress(),
                totals(log),
                log.map(this::log).orElse(null));
    }

    private String status() {
        return watched.route()
                .getCamelContext()
                .getRouteController()
                .getRouteStatus(watched.id())
                .name();
    }

    /** The check of a route with {@code webhook:} is that of its own consumer. */
    private Optional<HealthCheck.Result> health() {
        Consumer consumer = watched.receive().isPresent()
                ? watched.receive().get()
                : watched.log().orElse(null);
        HealthCheck check = consumer instanceof HealthCheckAware aware ? aware.getHealthCheck() : null;
        return Optional.ofNullable(check).map(HealthCheck::call);
    }

    private static String state(Optional<HealthCheck.Result> health, Optional<LogFigures> log) {
        State state = health.map(HealthCheck.Result::getState).orElse(State.UNKNOWN);
        return (log.map(LogFigures::isInTrouble).orElse(false) ? State.DOWN : state).name();
    }

    /** Of a stopped route the check has nothing to say. */
    private List<String> words(Optional<HealthCheck.Result> health) {
        return Stream.concat(
                        health
                                .filter(result -> watched.isStarted() || result.getState() == State.DOWN)
                                .flatMap(HealthCheck.Result::getMessage)
                                .map(Words::shown)
                                .stream(),
                        waiting.problem(watched).stream())
                .toList();
    }

    private Instant lastDelivery(Optional<LogFigures> log) {
        return Stream.concat(
                        watched.receive().flatMap(consumer -> consumer.figures().lastDelivery()).stream(),
                        log.flatMap(LogFigures::lastDelivery).stream())
                .map(LastDelivery::at)
                .max(Instant::compareTo)
                .orElse(null);
    }

    private Integer inProgress() {
        return watched.route().getCamelContext().getInflightRepository().size(watched.id());
    }

    private TotalsJson totals(Optional<LogFigures> log) {
        Optional<ReceiveFigures> received = watched.receive().map(ReceiveConsumer::figures);
        return new TotalsJson(
                received.map(ReceiveFigures::accepted).orElse(0L)
                        + log.map(LogFigures::done).orElse(0L),
                received.map(ReceiveFigures::duplicates).orElse(0L)
                        + log.map(LogFigures::duplicates).orElse(0L),
                received.map(figures -> figures.released() + figures.turnedAway())
                                .orElse(0L)
                        + log.map(LogFigures::failures).orElse(0L),
                received.map(ReceiveFigures::refused).orElse(0L));
    }

    private LogJson log(LogFigures figures) {
        return new LogJson(
                Times.of(figures.lookedAt().orElse(null)),
                Duration.ofSeconds(figures.lag().toSeconds()).toString(),
                figures.waiting(),
                Times.of(figures.doneAt().orElse(null)),
                figures.givenUp(),
                !figures.isReadElsewhere(),
                rateLimit(),
                figures.gapsFound().stream()
                        .map(gap -> new GapJson(Times.of(gap.from()), Times.of(gap.to()), gap.words()))
                        .toList());
    }

    private RateLimitJson rateLimit() {
        return ScopeOptions.known(watched.options())
                .flatMap(scope -> watched.client().get().rateLimit(scope.path()))
                .map(limit -> new RateLimitJson(
                        limit.limit().isPresent() ? limit.limit().getAsLong() : null,
                        limit.remaining().isPresent() ? limit.remaining().getAsLong() : null,
                        Times.of(limit.resetAt().orElse(null))))
                .orElse(null);
    }
}
