// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks;

import io.github.camelgithubhooks.internal.api.HookScope;
import io.github.camelgithubhooks.internal.dashboard.WatchedRoute;
import io.github.camelgithubhooks.internal.history.History;
import io.github.camelgithubhooks.internal.history.HistoryRow;
import io.github.camelgithubhooks.internal.history.Words;
import io.github.camelgithubhooks.internal.hooks.HookSearch;
import io.github.camelgithubhooks.internal.http.RateLimit;
import io.github.camelgithubhooks.internal.log.LogFigures;
import io.github.camelgithubhooks.internal.metrics.LastDelivery;
import io.github.camelgithubhooks.internal.options.ScopeOptions;
import io.github.camelgithubhooks.internal.producer.GitHubHooksOperation;
import io.github.camelgithubhooks.internal.receive.ReceiveFigures;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.Consumer;
import org.apache.camel.spi.annotations.DevConsole;
import org.apache.camel.support.console.AbstractDevConsole;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;

/**
 * Developer console of the component. It shows the hooks, the results of their deliveries, the backlog in GitHub's log and the
 * rate limits, but no payload, secret or token.
 */
@DevConsole(
        name = GitHubHooksConsole.ID,
        displayName = "GitHub Hooks",
        description = "Hooks, deliveries, the log and the rate limit of GitHub")
public class GitHubHooksConsole extends AbstractDevConsole {

    static final String ID = "github-hooks";

    private static final Pattern INNER = Pattern.compile("[\\[\\]{}\"]");

    private static final int MOST_REFUSALS = 50;

    public GitHubHooksConsole() {
        super("camel", ID, "GitHub Hooks", "Hooks, deliveries, the log and the rate limit of GitHub");
    }

    @Override
    protected Map<String, Object> doCallJson(Map<String, Object> options) {
        JsonObject root = new JsonObject();
        root.put(
                "consumers", array(WatchedRoutes.all(getCamelContext()).stream().map(GitHubHooksConsole::consumer)));
        root.put(
                "producers",
                array(getCamelContext().getEndpoints().stream()
                        .filter(GitHubHooksEndpoint.class::isInstance)
                        .map(GitHubHooksEndpoint.class::cast)
                        .filter(endpoint -> GitHubHooksOperation.named(endpoint.getOperation())
                                .isPresent())
                        .map(GitHubHooksConsole::about)));
        root.put(
                "rateLimits",
                array(getCamelContext().getComponentNames().stream()
                        .map(getCamelContext()::hasComponent)
                        .filter(GitHubHooksComponent.class::isInstance)
                        .map(GitHubHooksComponent.class::cast)
                        .flatMap(component -> component.rateLimits().stream())
                        .map(GitHubHooksConsole::rateLimit)));
        return root;
    }

    /** Returns the same as text, one line for each item. */
    @Override
    protected String doCallText(Map<String, Object> options) {
        StringBuilder text = new StringBuilder();
        doCallJson(options).forEach((part, items) -> {
            text.append(part).append(":\n");
            for (Object item : (Collection<?>) items) {
                text.append("    ").append(line((JsonObject) item)).append('\n');
            }
        });
        return text.toString();
    }

    private static String line(JsonObject item) {
        List<String> fields = new ArrayList<>();
        item.forEach((name, value) ->
                fields.add(name + "=" + INNER.matcher(String.valueOf(value)).replaceAll("")));
        return String.join(", ", fields);
    }

    private static JsonArray array(Stream<JsonObject> items) {
        JsonArray array = new JsonArray();
        items.filter(Objects::nonNull).forEach(array::add);
        return array;
    }

    private static JsonObject consumer(WatchedRoute watched) {
        GitHubHooksEndpoint endpoint = (GitHubHooksEndpoint) watched.receive()
                .<Consumer>map(consumer -> consumer)
                .or(watched::log)
                .orElseThrow()
                .getEndpoint();
        JsonObject json = new JsonObject();
        json.put("route", watched.route().getRouteId());
        json.putAll(about(endpoint));
        watched.receive().ifPresent(receive -> {
            json.put("path", receive.getPath());
            received(json, receive.figures());
            json.put("refusals", refusals(endpoint.getComponent().history(), receive.getRouteId()));
        });
        watched.log().ifPresent(log -> json.put("log", log(log.figures())));
        return json;
    }

    private static JsonArray refusals(History history, String routeId) {
        return array(history.refusals(routeId, MOST_REFUSALS).stream().map(GitHubHooksConsole::refusal));
    }

    private static JsonObject refusal(HistoryRow row) {
        JsonObject json = new JsonObject();
        json.put("at", Instant.ofEpochMilli(row.at()).toString());
        json.put("status", row.status());
        json.put("guid", row.guid());
        json.put("why", row.words());
        return json;
    }

    private static JsonObject about(GitHubHooksEndpoint endpoint) {
        GitHubHooksConfiguration options = endpoint.getConfiguration();
        JsonObject json = new JsonObject();
        json.put("operation", endpoint.getOperation());
        put(json, "scope", scope(options));
        put(json, "hookId", Optional.ofNullable(options.getHookId()));
        put(json, "hookUrl", Optional.ofNullable(options.getHookUrl()).map(HookSearch::shown));
        return json;
    }

    private static Optional<String> scope(GitHubHooksConfiguration options) {
        return ScopeOptions.known(options).map(HookScope::toString);
    }

    private static void received(JsonObject json, ReceiveFigures figures) {
        json.put("accepted", figures.accepted());
        json.put("duplicates", figures.duplicates());
        json.put("released", figures.released());
        json.put("refused", figures.refused());
        json.put("answers", new JsonObject(figures.answers()));
        put(json, "lastDelivery", figures.lastDelivery().map(GitHubHooksConsole::delivery));
    }

    private static JsonObject log(LogFigures figures) {
        JsonObject json = new JsonObject();
        put(json, "hook", figures.hook());
        json.put("outcomes", new JsonObject(figures.outcomes()));
        json.put("backlog", figures.waiting());
        json.put("failed", figures.failed());
        json.put("givenUp", figures.givenUp());
        json.put("unreadable", figures.unreadable());
        json.put("gaps", figures.gaps());
        put(json, "lastGap", figures.lastGap());
        put(json, "oldest", figures.oldest());
        json.put("lagSeconds", figures.lag().toSeconds());
        put(json, "lookedAt", figures.lookedAt());
        put(json, "pausedUntil", figures.pausedUntil());
        put(json, "problem", figures.problem().map(Words::shown));
        put(json, "lastDelivery", figures.lastDelivery().map(GitHubHooksConsole::delivery));
        if (!figures.repositories().isEmpty()) {
            json.put(
                    "repositories",
                    array(figures.repositories().entrySet().stream()
                            .map(part -> repository(part.getKey(), part.getValue()))));
        }
        return json;
    }

    /** One of the repositories whose logs a route reads. */
    private static JsonObject repository(String name, LogFigures figures) {
        JsonObject json = new JsonObject();
        json.put("name", name);
        put(json, "hook", figures.hook());
        json.put("backlog", figures.waiting());
        put(json, "lookedAt", figures.lookedAt());
        put(json, "pausedUntil", figures.pausedUntil());
        put(json, "problem", figures.problem().map(Words::shown));
        return json;
    }

    private static JsonObject delivery(LastDelivery last) {
        JsonObject json = new JsonObject();
        json.put("at", last.at().toString());
        json.put("event", last.event());
        json.put("guid", last.guid());
        return json;
    }

    private static JsonObject rateLimit(RateLimit limit) {
        JsonObject json = new JsonObject();
        json.put("server", limit.server());
        json.put("credential", limit.credential());
        put(json, "limit", boxed(limit.limit()));
        put(json, "remaining", boxed(limit.remaining()));
        put(json, "resetAt", limit.resetAt());
        put(json, "pausedUntil", limit.pausedUntil());
        return json;
    }

    private static Optional<Long> boxed(OptionalLong value) {
        return value.isPresent() ? Optional.of(value.getAsLong()) : Optional.empty();
    }

    private static void put(JsonObject json, String name, Optional<?> value) {
        value.ifPresent(known ->
                json.put(name, known instanceof Number || known instanceof JsonObject ? known : known.toString()));
    }
}
