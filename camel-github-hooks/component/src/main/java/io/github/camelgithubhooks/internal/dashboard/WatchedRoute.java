// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.dashboard;

import io.github.camelgithubhooks.GitHubHooksConfiguration;
import io.github.camelgithubhooks.internal.api.HookScope;
import io.github.camelgithubhooks.internal.api.HookTarget;
import io.github.camelgithubhooks.internal.client.GitHubClient;
import io.github.camelgithubhooks.internal.history.HistoryRow;
import io.github.camelgithubhooks.internal.hooks.RepositoryChoice;
import io.github.camelgithubhooks.internal.log.DeliveriesConsumer;
import io.github.camelgithubhooks.internal.log.LogFigures;
import io.github.camelgithubhooks.internal.options.ScopeOptions;
import io.github.camelgithubhooks.internal.receive.ReceiveConsumer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.camel.Message;
import org.apache.camel.Route;

/**
 * Route that gets events.
 *
 * @param uri its address, with the secrets masked
 * @param options the options of its endpoint
 * @param receive the listener, empty if the route only reads the log
 * @param log the reader of the log, empty if there is none
 * @param client returns the client that calls GitHub for the route
 */
public record WatchedRoute(
        Route route,
        String uri,
        GitHubHooksConfiguration options,
        Optional<ReceiveConsumer> receive,
        Optional<DeliveriesConsumer> log,
        Supplier<GitHubClient> client) {

    String id() {
        return route.getRouteId();
    }

    boolean isStarted() {
        return route.getCamelContext().getRouteController().getRouteStatus(id()).isStarted();
    }

    /** Returns the owner of the hook. */
    HookScope scope() {
        return ScopeOptions.known(options)
                .orElseThrow(() -> new Problem(
                        409,
                        "The route " + id()
                                + (RepositoryChoice.of(options).isPresent()
                                        ? " reads from many repositories, and this is about none of those that it reads now"
                                        : " names no owner of its hook: set repoOwner and repoName, or organization")));
    }

    /** Returns the hook that an event is from: that of its repository if the route reads from many, or that of the route. */
    HookTarget hook(HistoryRow row) {
        Map<String, LogFigures> many = figures().map(LogFigures::repositories).orElse(Map.of());
        LogFigures one = row.repository() == null ? null : many.get(row.repository());
        return Optional.ofNullable(one)
                .flatMap(LogFigures::hook)
                .flatMap(path ->
                        HookScope.owning(path).flatMap(scope -> hookId(path).map(scope::hook)))
                .orElseGet(this::hook);
    }

    /** Returns the hook that the route is about. */
    HookTarget hook() {
        HookScope scope = scope();
        if (scope.isApp()) {
            return scope.hook(null);
        }
        return hookId().map(scope::hook).orElseThrow(this::noHook);
    }

    private Problem noHook() {
        return figures()
                .flatMap(LogFigures::problem)
                .map(problem -> new Problem(503, "The hook of the route " + id() + " isn't known yet: " + problem))
                .orElseGet(() -> new Problem(409, "The route " + id() + " names no hook: set the option hookId"));
    }

    /** Returns the id of the hook: the option, or the one that the reader of the log has found. */
    Optional<Long> hookId() {
        return Optional.ofNullable(options.getHookId())
                .or(() -> log.flatMap(consumer -> consumer.figures().hook()).flatMap(WatchedRoute::hookId));
    }

    private static Optional<Long> hookId(String path) {
        return Optional.of(path.replaceFirst(".*/hooks/(\\d+)$", "$1"))
                .filter(id -> id.matches("\\d{1,18}"))
                .map(Long::valueOf);
    }

    Optional<LogFigures> figures() {
        return log.map(DeliveriesConsumer::figures);
    }

    /**
     * Runs an event through the route again.
     *
     * @throws IllegalStateException if it is being handled, or the route isn't started
     */
    CompletableFuture<Optional<Throwable>> replay(String guid, Consumer<Message> event) {
        return receive.isPresent()
                ? receive.get().replay(guid, event)
                : log.orElseThrow().replay(guid, event);
    }

    /** Records an event as handled. */
    void forget(String guid) {
        if (receive.isPresent()) {
            receive.get().forget(guid);
        } else {
            log.orElseThrow().forget(guid);
        }
    }
}
