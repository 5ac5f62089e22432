// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.dashboard;

import io.github.camelgithubhooks.internal.dashboard.Unresolved.UnresolvedJson;
import io.github.camelgithubhooks.internal.history.History;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;

/** Overview of all routes. */
final class Overview {

    /** Bean or property of Camel by which an example says where its simulator of GitHub is. */
    private static final String SIMULATOR = "github-hooks.simulator";

    private final CamelContext context;
    private final Supplier<List<WatchedRoute>> routes;
    private final History history;
    private final WaitingRows waiting;
    private final Unresolved unresolved;
    private final Access access;
    private final int historySize;

    Overview(
            CamelContext context,
            Supplier<List<WatchedRoute>> routes,
            History history,
            WaitingRows waiting,
            Access access,
            int historySize) {
        this.context = context;
        this.routes = routes;
        this.history = history;
        this.waiting = waiting;
        this.unresolved = new Unresolved(history);
        this.access = access;
        this.historySize = historySize;
    }

    /** Returns the overview for a user, null for nobody. */
    OverviewJson json(String user) {
        String version = Overview.class.getPackage().getImplementationVersion();
        UnresolvedJson failed = unresolved.count();
        return new OverviewJson(
                Times.of(Instant.now()),
                context.getName(),
                version == null ? "development" : version,
                access.allowsActions(),
                access.allowsActions() ? access.token() : null,
                user,
                simulator().orElse(null),
                historySize,
                history.isKept() ? "database" : "memory",
                history.trouble().orElse(null),
                failed,
                routes.get().stream()
                        .map(route -> new RouteOverview(route, waiting).json())
                        .toList());
    }

    private Optional<String> simulator() {
        return context.getPropertiesComponent().resolveProperty(SIMULATOR);
    }
}
