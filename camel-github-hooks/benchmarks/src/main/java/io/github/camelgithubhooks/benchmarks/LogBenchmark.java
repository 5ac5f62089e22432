// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks;

import io.github.camelgithubhooks.GitHubHooksConstants;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** What a look at the log of a busy hook costs, and whether a log of a million rows fits into a small heap. */
final class LogBenchmark {

    private static final int ROWS = 1_000_000;
    private static final double[] RATES = {0.1, 1, 10, 50};
    private static final int LOOKS_IN_AN_HOUR = 60;
    private static final Duration OVERLAP = Duration.ofMinutes(15);

    private final Table table;

    LogBenchmark(Table table) {
        this.table = table;
    }

    void busyHooks() throws Exception {
        for (double rate : RATES) {
            busyHook(rate);
        }
    }

    /** One look a minute, after an hour at this rate; one of 500 rows shows up three minutes late. */
    private void busyHook(double rate) throws Exception {
        Set<Long> received = ConcurrentHashMap.newKeySet();
        try (LogServer github =
                        new LogServer(rate, Duration.ofHours(1), Duration.ofMinutes(1), 500, Duration.ofMinutes(3));
                DefaultCamelContext context = new DefaultCamelContext()) {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("github-hooks:deliveries?" + LogServer.HOOK + "&apiUrl=" + github.apiUrl()
                                    + "&oauthToken=x&startFrom=earliest&initialDelay=0&delay=5&fetchPayload=false"
                                    + "&requestPointsPerMinute=0")
                            .routeId("busy")
                            .process(exchange -> received.add(
                                    exchange.getMessage().getHeader(GitHubHooksConstants.DELIVERY_ID, Long.class)));
                }
            });
            context.start();
            waitForLooks(github, 10);
            long charged = github.charged();
            long unchanged = github.unchanged();
            long looks = github.looks();
            waitForLooks(github, 10 + LOOKS_IN_AN_HOUR);
            double hours = (double) (github.looks() - looks) / LOOKS_IN_AN_HOUR;
            charged = Math.round((github.charged() - charged) / hours);
            unchanged = Math.round((github.unchanged() - unchanged) / hours);
            context.getRouteController().suspendRoute("busy");
            table.section(String.format("a hook with %s events a second, a look a minute", rate));
            table.value("new pages an hour", rate * 36);
            table.value(
                    "list requests an hour that are charged",
                    (double) charged,
                    0,
                    Goal.atMost(Math.ceil(rate * 36 * 1.5 + 120)));
            table.value("list requests an hour answered 304", (double) unchanged);
            table.value(
                    "rows older than overlap that were not found",
                    (double) github.missing(OVERLAP, received),
                    0,
                    Goal.atMost(0));
        }
    }

    void millionRows() throws Exception {
        try (LogServer github = new LogServer(ROWS / 259_200.0, Duration.ofDays(3), Duration.ZERO, 0, Duration.ZERO);
                ChildJvm reader = ChildJvm.start(
                        List.of("-Xmx256m"), LongLogReader.class, github.apiUrl(), Integer.toString(ROWS))) {
            double first = reader.askNumber("first") / 1e9;
            double all = reader.askNumber("all") / 1e9;
            table.section(String.format("a log of %,d rows, fetchPayload=false, -Xmx256m", ROWS));
            table.value("seconds until the first event", first);
            table.value("seconds until the last", all);
            table.value("list requests", (double) github.charged(), 0, Goal.atMost(20_100));
            table.value("events before an older one", (double) reader.askNumber("outOfOrder"), 0, Goal.atMost(100));
            table.value("peak of the old generation, MB", reader.askNumber("heap") / 1e6, 0, Goal.atMost(256));
        }
    }

    private static void waitForLooks(LogServer log, int looks) throws InterruptedException {
        while (log.looks() < looks) {
            Thread.sleep(20);
        }
    }
}
