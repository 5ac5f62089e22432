// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.examples.eventstodatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.examples.shared.CamelApplication;
import io.github.camelgithubhooks.examples.shared.ExampleRun;
import io.github.camelgithubhooks.examples.shared.Settings;
import io.github.camelgithubhooks.testkit.GitHubSimulator;
import io.github.camelgithubhooks.testkit.SamplePayloads;
import io.github.camelgithubhooks.testkit.SignedSender;
import io.github.camelgithubhooks.testkit.SimulatedDelivery;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.builder.AdviceWith;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventsToDatabaseTest {

    private static final String SECRET = "the-hook's-secret";
    private static final String DATABASE = "camel.beans.dataSource.jdbcUrl";

    private final GitHubSimulator github = GitHubSimulator.start();

    @TempDir
    private Path directory;

    private CamelApplication camel;

    @BeforeEach
    void start() throws Exception {
        SimulatedHook hook = github.repository("octo/real")
                .createHook("https://hooks.example.test/github", SECRET, "push", "issues");
        Map<String, String> settings = Settings.of(github, "octo/real", hook);
        settings.putAll(Map.of(
                "camel.server.port", "0", "webhook.secret", SECRET, "poll.delay", "200", DATABASE, url("events")));
        camel = CamelApplication.start(settings);
        github.route("https://hooks.example.test", camel.port());
    }

    @AfterEach
    void stop() {
        camel.close();
        github.close();
    }

    @Test
    void tellsTheStoryOfTheReadme() throws Exception {
        ExampleRun run = run(url("story"));

        assertThat(run.told())
                // the second instance may catch up on the missed event, too, before the story ends
                .filteredOn(line -> !line.equals("   route: new rows: 0, issues opened from octo/hello"))
                .isEqualTo(ExampleRun.toldInReadme());
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void aRowTellsTheEventAndItsPayload() throws Exception {
        SimulatedDelivery issue = emit("issues", SamplePayloads.issuesOpened("octo/real"));
        SimulatedDelivery push = emit("push", SamplePayloads.push("octo/real"));

        assertThat(row(issue.guid())).isEqualTo("issues opened octo/real " + issue.payload());
        assertThat(row(push.guid())).isEqualTo("push null octo/real " + push.payload());
    }

    @Test
    void aFailureBetweenTheRowAndTheAnswerLeavesOneRow() throws Exception {
        AtomicBoolean failing = new AtomicBoolean(true);
        AdviceWith.adviceWith(
                camel.context(), "events", route -> route.weaveAddLast().process(exchange -> {
                    if (failing.get()) {
                        throw new IllegalStateException("between row and answer");
                    }
                }));
        SimulatedDelivery push = emit("push", SamplePayloads.push("octo/real"));
        assertThat(push.statusCode()).isEqualTo(500);
        assertThat(EventsTable.rows(camel.context(), push.guid())).isEqualTo(1);

        failing.set(false);
        SignedSender again = SignedSender.to(camel.listener())
                .secret(SECRET)
                .guid(push.guid())
                .event("push")
                .body(push.payload());
        await().untilAsserted(() -> assertThat(again.send().status()).isIn(200, 202));
        assertThat(EventsTable.rows(camel.context(), push.guid())).isEqualTo(1);
    }

    @Test
    void withoutTheTableNothingIsAcknowledgedAndCatchUpBringsIt() throws Exception {
        execute("alter table events rename to away");
        SimulatedDelivery push = emit("push", SamplePayloads.push("octo/real"));
        assertThat(push.statusCode()).isEqualTo(500);

        execute("alter table away rename to events");
        await().untilAsserted(() ->
                assertThat(EventsTable.rows(camel.context(), push.guid())).isEqualTo(1));
    }

    @Test
    void saysWhatIsWrongWithADatabaseThatIsNotThere() {
        ExampleRun run = run("jdbc:h2:file:" + directory.resolve("absent") + ";IFEXISTS=TRUE");

        assertThat(run.output()).contains("FAILED: Database", "not found").doesNotContain("Done");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    private SimulatedDelivery emit(String event, String payload) {
        return github.emit(event, payload).get(0);
    }

    private String url(String name) {
        return "jdbc:h2:file:" + directory.resolve(name) + ";MODE=PostgreSQL";
    }

    private String row(String guid) throws SQLException {
        try (Connection connection = connection();
                Statement select = connection.createStatement();
                ResultSet row = select.executeQuery(
                        "select event, action, repository, payload from events where guid = '" + guid + "'")) {
            row.next();
            return row.getString(1) + " " + row.getString(2) + " " + row.getString(3) + " " + row.getString(4);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection connection() throws SQLException {
        return EventsTable.dataSource(camel.context()).getConnection();
    }

    private static ExampleRun run(String database) {
        return ExampleRun.of(() -> EventsToDatabase.run(Map.of(), Map.of(DATABASE, database)));
    }
}
