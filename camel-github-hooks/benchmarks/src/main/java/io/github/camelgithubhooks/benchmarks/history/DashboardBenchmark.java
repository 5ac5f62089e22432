// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.benchmarks.history;

import com.zaxxer.hikari.HikariDataSource;
import io.github.camelgithubhooks.benchmarks.measure.Figures;
import io.github.camelgithubhooks.benchmarks.measure.ProcessUsage;
import io.github.camelgithubhooks.benchmarks.measure.Progress;
import io.github.camelgithubhooks.benchmarks.measure.Spread;
import io.github.camelgithubhooks.benchmarks.measure.Table;
import io.github.camelgithubhooks.benchmarks.store.Postgres;
import io.github.camelgithubhooks.internal.dashboard.Dashboard;
import io.github.camelgithubhooks.internal.dashboard.DashboardOptions;
import io.github.camelgithubhooks.internal.history.History;
import io.github.camelgithubhooks.internal.history.HistoryRow;
import io.github.camelgithubhooks.internal.history.HistoryStore;
import io.github.camelgithubhooks.internal.store.StateDatabase;
import io.github.camelgithubhooks.internal.store.StateDirectory;
import io.github.camelgithubhooks.internal.store.StateStore;
import io.github.camelgithubhooks.spi.DashboardServer.Answer;
import io.github.camelgithubhooks.spi.DashboardServer.Request;
import java.nio.file.Files;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.impl.DefaultCamelContext;

/** Answers of the dashboard to what its page asks for, with 100,000 deliveries in the history. */
public final class DashboardBenchmark {

    private static final int ROWS = 100_000;
    private static final int AT_ONCE = 1000;
    private static final int ROUNDS = 5;
    private static final int ANSWERS = 10;
    private static final int OK = 200;
    private static final String MEMORY = "in memory";
    private static final String DIRECTORY = "stateDirectory";
    private static final String DATABASE = "stateDataSource";
    private static final Pattern NEXT = Pattern.compile("\"next\":\"(\\d+)\"");

    private final List<HistoryRow> rows = ManyRows.of(ROWS);
    private final Map<Asked, Figures> time = new EnumMap<>(Asked.class);
    private final Map<Asked, Figures> cpu = new EnumMap<>(Asked.class);

    /** Request of the page. */
    private enum Asked {
        OVERVIEW("overview", "overview", "", ""),
        CHART("chart of the day", "chart", "span", "day"),
        FIRST_PAGE("first page", "deliveries", "limit", "100"),
        NEXT_PAGE("next page", "deliveries", "limit", "100"),
        FILTER("filter: failed", "deliveries", "outcome", "failed"),
        SEARCH("search that finds one", "deliveries", "q", "attempt 77700"),
        EMPTY("search that finds none", "deliveries", "q", "nowhere");

        private final String title;
        private final String path;
        private final String parameter;
        private final String value;

        Asked(String title, String path, String parameter, String value) {
            this.title = title;
            this.path = "/api/" + path;
            this.parameter = parameter;
            this.value = value;
        }
    }

    private DashboardBenchmark() {}

    /** Measures and returns the tables. */
    public static List<Table> run() throws Exception {
        return new DashboardBenchmark().measure();
    }

    private List<Table> measure() throws Exception {
        Progress.print("dashboard: " + MEMORY);
        History inMemory = new History();
        inMemory.begin(ROWS);
        rows.forEach(inMemory::add);
        measure(MEMORY, inMemory);
        try (StateStore state = StateDirectory.open(Files.createTempDirectory("dashboard"))) {
            measure(DIRECTORY, state.history());
        }
        try (Postgres postgres = Postgres.start(Map.of());
                HikariDataSource pool = Postgres.pool(postgres.url());
                StateStore state = StateDatabase.in(pool, true)) {
            measure(DATABASE, state.history());
        }
        return List.of(
                table("dashboard: answers with %,d deliveries, ms", time, List.of(MEMORY, DIRECTORY, DATABASE)),
                table("dashboard: CPU of the process an answer, ms", cpu, List.of(MEMORY, DIRECTORY)));
    }

    private void measure(String where, HistoryStore store) {
        Progress.print("dashboard: " + where);
        store.open();
        for (int from = 0; from < ROWS; from += AT_ONCE) {
            store.add(rows.subList(from, from + AT_ONCE));
        }
        History kept = new History();
        kept.begin(AT_ONCE);
        kept.keepIn(store);
        measure(where, kept);
        kept.end();
    }

    private void measure(String where, History history) {
        Dashboard dashboard = new Dashboard(
                new DefaultCamelContext(), new DashboardOptions("/github-hooks", false, ROWS), history, List::of);
        for (int round = -ROUNDS; round < ROUNDS; round++) {
            String next = next(answer(dashboard, Asked.FIRST_PAGE, ""));
            for (Asked asked : Asked.values()) {
                long cpuBefore = ProcessUsage.now().cpuNanos();
                long before = System.nanoTime();
                for (int answer = 0; answer < ANSWERS; answer++) {
                    answer(dashboard, asked, next);
                }
                if (round >= 0) {
                    add(time, asked, where, System.nanoTime() - before);
                    add(cpu, asked, where, ProcessUsage.now().cpuNanos() - cpuBefore);
                }
            }
        }
    }

    private static void add(Map<Asked, Figures> figures, Asked asked, String where, long nanos) {
        figures.computeIfAbsent(asked, first -> new Figures()).add(where, nanos / 1e6 / ANSWERS);
    }

    private static String answer(Dashboard dashboard, Asked asked, String next) {
        Map<String, String> query = new HashMap<>(Map.of("limit", "100"));
        query.put(asked.parameter, asked.value);
        if (asked == Asked.NEXT_PAGE) {
            query.put("before", next);
        }
        Answer answer = dashboard.answer(new Request(
                "GET", asked.path, query, name -> name.equals("Host") ? "127.0.0.1" : null, null, true, ""));
        if (answer.status() != OK) {
            throw new IllegalStateException(asked.path + ": " + answer.body());
        }
        return answer.body();
    }

    private static String next(String page) {
        Matcher next = NEXT.matcher(page);
        if (!next.find()) {
            throw new IllegalStateException("There is no next page: " + page);
        }
        return next.group(1);
    }

    private static Table table(String title, Map<Asked, Figures> figures, List<String> places) {
        Table table = Table.alone(title.formatted(ROWS), places);
        figures.forEach((asked, rounds) -> table.row(
                asked.title,
                places.stream()
                        .map(place -> Spread.of(rounds.of(place)).median())
                        .toList()));
        return table;
    }
}
