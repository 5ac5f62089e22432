// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.dashboard;

import io.github.camelgithubhooks.internal.history.History;
import io.github.camelgithubhooks.internal.history.HistoryAway;
import io.github.camelgithubhooks.spi.DashboardServer;
import io.github.camelgithubhooks.spi.DashboardServer.Answer;
import io.github.camelgithubhooks.spi.DashboardServer.Request;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The dashboard of a component: a page, its JSON, and its acts. Thread-safe. */
public final class Dashboard implements DashboardServer.Pages {

    private static final Logger LOG = LoggerFactory.getLogger(Dashboard.class);

    private static final String ACTIONS = "/api/actions/";
    private static final String DELIVERY = "/api/deliveries/";

    private final DashboardOptions options;
    private final History history;
    private final Access access;
    private final Overview overview;
    private final Streams streams;
    private final Rows rows;
    private final ExecutorService background;
    private final ExecutorService logReading;
    private final Acts acts;
    private AutoCloseable serving;

    /**
     * Creates a dashboard that isn't served yet.
     *
     * @param routes returns the routes that it shows
     */
    public Dashboard(
            CamelContext context, DashboardOptions options, History history, Supplier<List<WatchedRoute>> routes) {
        this.options = options;
        this.history = history;
        this.access = new Access(options.actions());
        this.logReading = context.getExecutorServiceManager().newSingleThreadExecutor(this, "GitHubHooksDashboardLog");
        WaitingRows waiting = new WaitingRows(history, new MissedEvents(logReading));
        this.overview = new Overview(context, routes, history, waiting, access, options.historySize());
        this.streams = new Streams(history, overview);
        this.rows = new Rows(history, waiting, routes);
        this.background =
                context.getExecutorServiceManager().newSingleThreadExecutor(this, "GitHubHooksDashboardRetry");
        this.acts = new Acts(rows, history, background);
    }

    /**
     * Begins to serve the dashboard.
     *
     * @throws IllegalStateException if there is no server for it, or others could reach it without authentication
     */
    public void start(CamelContext context) throws Exception {
        serving = Servers.of(context).serve(options.path(), this);
    }

    /** Stops serving. */
    public void stop() throws Exception {
        streams.close();
        logReading.shutdownNow();
        // not interrupted: that would close the file of an H2 database
        acts.stop();
        background.shutdown();
        if (serving != null) {
            serving.close();
            serving = null;
        }
    }

    @Override
    public Answer answer(Request request) {
        try {
            access.requireReader(request);
            return route(request);
        } catch (Problem e) {
            return Answers.error(e.status(), e.getMessage());
        } catch (HistoryAway e) {
            return Answers.error(503, e.getMessage());
        } catch (RuntimeException e) {
            LOG.warn("The dashboard can't answer {} {}", request.method(), forLog(request.path()), e);
            return Answers.error(500, "The dashboard has failed; the log says why");
        }
    }

    private Answer route(Request request) {
        if (request.method().equals("GET") || request.method().equals("HEAD")) {
            return get(request);
        }
        if (request.method().equals("POST")) {
            access.requireActor(request);
            return act(request);
        }
        throw new Problem(405, "The dashboard knows no such method");
    }

    private Answer act(Request request) {
        if (!request.path().startsWith(ACTIONS)) {
            throw new Problem(404, "There is no such act");
        }
        String act = request.path().substring(ACTIONS.length());
        return Answers.json(200, acts.act(act, request.body(), request.user()));
    }

    private Answer get(Request request) {
        if (request.path().startsWith(DELIVERY)) {
            return Answers.json(200, new Detail(rows, rows.row(request.path().substring(DELIVERY.length()))).json());
        }
        return switch (request.path()) {
            // relative, so that it works behind a proxy with another path
            case "" -> Answers.redirect(options.path().substring(options.path().lastIndexOf('/') + 1) + "/");
            case "/api/overview" -> Answers.json(200, overview.json(request.user()));
            case "/api/chart" -> Answers.json(200, ChartJson.of(history, request.query()));
            case "/api/deliveries" -> Answers.json(200, DeliveriesJson.of(rows, request.query()));
            case "/api/hooks" ->
                Answers.json(200, Hooks.json(routes(request.query().get("route"))));
            case "/api/actions/preview" -> Answers.json(200, preview(request.query()));
            case "/api/stream" -> stream(request);
            default -> StaticFiles.at(request.path()).orElseThrow(() -> new Problem(404, "There is no such page"));
        };
    }

    private List<WatchedRoute> routes(String id) {
        return id == null || id.isBlank() ? rows.routes() : List.of(rows.route(id));
    }

    private Retry.Preview preview(Map<String, String> query) {
        if (!"retry".equals(query.get("action"))) {
            throw new Problem(400, "action must be retry: nothing else has a preview");
        }
        String route = query.get("route");
        return Retry.Preview.of(Retry.failed(
                rows,
                route == null || route.isBlank() ? null : route,
                Times.millis("since", query.get("since")),
                Times.millis("until", query.get("until"))));
    }

    private Answer stream(Request request) {
        if (request.method().equals("HEAD")) {
            throw new Problem(405, "A stream is read with GET");
        }
        streams.requireRoom();
        return Answers.stream(client -> streams.begin(client, request.user()));
    }

    private static String forLog(String path) {
        return path.replaceAll("[^!-~]", "?").toLowerCase(Locale.ROOT);
    }
}
