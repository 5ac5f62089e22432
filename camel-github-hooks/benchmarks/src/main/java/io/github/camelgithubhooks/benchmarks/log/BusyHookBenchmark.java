// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks.log;

import io.github.camelgithubhooks.GitHubHooksConstants;
import io.github.camelgithubhooks.benchmarks.measure.Goal;
import io.github.camelgithubhooks.benchmarks.measure.Progress;
import io.github.camelgithubhooks.benchmarks.measure.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** Requests that a look a minute at the log of a busy hook takes, and rows that it doesn't find. */
public final class BusyHookBenchmark {

    private static final double[] EVENTS_A_SECOND = {0.1, 1, 10, 50};
    private static final int LOOKS_BEFORE = 10;
    private static final int LOOKS_IN_AN_HOUR = 60;
    private static final int ROWS_ON_A_PAGE = 100;
    private static final Duration OVERLAP = Duration.ofMinutes(15);

    private BusyHookBenchmark() {}

    /** Measures and returns a table for each rate. */
    public static List<Table> run() throws Exception {
        List<Table> tables = new ArrayList<>();
        for (double rate : EVENTS_A_SECOND) {
            Progress.print("busy hook, " + rate + " events a second");
            tables.add(measure(rate));
        }
        return tables;
    }

    /** Begins after an hour at this rate; one of 500 rows appears three minutes late. */
    private static Table measure(double rate) throws Exception {
        Set<Long> received = ConcurrentHashMap.newKeySet();
        try (LogServer github =
                        new LogServer(rate, Duration.ofHours(1), Duration.ofMinutes(1), 500, Duration.ofMinutes(3));
                DefaultCamelContext context = new DefaultCamelContext()) {
            context.addRoutes(route(github, received));
            context.start();
            github.awaitLooks(LOOKS_BEFORE);
            LogServer.Requests before = github.requests();
            github.awaitLooks(LOOKS_BEFORE + LOOKS_IN_AN_HOUR);
            LogServer.Requests hour = github.requests().since(before);
            context.getRouteController().suspendRoute("busy");
            return table(rate, hour, github.missing(OVERLAP, received));
        }
    }

    private static RouteBuilder route(LogServer github, Set<Long> received) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("github-hooks:deliveries?" + LogServer.HOOK + "&apiUrl=" + github.apiUrl()
                                + "&oauthToken=x&startFrom=earliest&initialDelay=0&delay=5&fetchPayload=false"
                                + "&requestPointsPerMinute=0")
                        .routeId("busy")
                        .process(exchange -> received.add(
                                exchange.getMessage().getHeader(GitHubHooksConstants.DELIVERY_ID, Long.class)));
            }
        };
    }

    private static Table table(double rate, LogServer.Requests requests, long missing) {
        double hours = (double) requests.looks() / LOOKS_IN_AN_HOUR;
        double newPages = rate * Duration.ofHours(1).toSeconds() / ROWS_ON_A_PAGE;
        Table table = new Table("a hook with " + rate + " events a second, a look a minute");
        table.row("new pages an hour", List.of(newPages));
        table.row(
                "list requests an hour, charged",
                Math.rint(requests.charged() / hours),
                Goal.atMost(Math.ceil(newPages * 1.5 + 120)));
        table.row("list requests an hour, answered with 304", List.of(Math.rint(requests.unchanged() / hours)));
        table.row("rows older than overlap, not found", (double) missing, Goal.atMost(0));
        return table;
    }
}
