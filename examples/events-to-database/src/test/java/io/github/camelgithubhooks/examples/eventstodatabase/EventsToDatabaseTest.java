// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.examples.eventstodatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.testkit.GitHubSimulator;
import io.github.camelgithubhooks.testkit.SamplePayloads;
import io.github.camelgithubhooks.testkit.SignedSender;
import io.github.camelgithubhooks.testkit.SimulatedDelivery;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.builder.AdviceWith;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventsToDatabaseTest {

    private static final String SECRET = "the-hook's-secret";

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final GitHubSimulator github = GitHubSimulator.start();

    @TempDir
    private Path directory;

    private Instance instance;
    private SimulatedHook hook;

    @BeforeEach
    void start() throws Exception {
        hook = github.repository("octo/real").createHook("https://hooks.example.test/github", SECRET, "push", "issues");
        Map<String, String> settings = new HashMap<>(Map.of(
                "camel.server.port",
                "0",
                "webhook.secret",
                SECRET,
                "poll.delay",
                "200",
                "database.url",
                url("events")));
        settings.put(Application.HOOK_ID, String.valueOf(hook.id()));
        instance = Instance.start(github.apiUrl(), github.token(), "octo/real", settings);
        github.route("https://hooks.example.test", instance.port());
    }

    @AfterEach
    void stop() {
        instance.close();
        github.close();
    }

    @Test
    void tellsTheStoryWithAnEmbeddedDatabase() {
        int exit = run(Map.of("JDBC_URL", url("story")));

        assertThat(output())
                .contains(
                        "answered 202: it has a row",
                        "caught up from GitHub's log: it has a row",
                        "answered 202: it still has one row",
                        "20 times, both answered 202: one row each",
                        "Done: 22 events, one row each.");
        assertThat(exit).isZero();
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
        AdviceWith.adviceWith(instance.camel().getCamelContext(), "events", route -> route.weaveAddLast()
                .process(exchange -> {
                    if (failing.get()) {
                        throw new IllegalStateException("between row and answer");
                    }
                }));
        SimulatedDelivery push = emit("push", SamplePayloads.push("octo/real"));
        assertThat(push.statusCode()).isEqualTo(500);
        assertThat(instance.rows(push.guid())).isEqualTo(1);

        failing.set(false);
        SignedSender again = SignedSender.to(instance.listener())
                .secret(SECRET)
                .guid(push.guid())
                .event("push")
                .body(push.payload());
        await().untilAsserted(() -> assertThat(again.send().status()).isIn(200, 202));
        assertThat(instance.rows(push.guid())).isEqualTo(1);
    }

    @Test
    void withoutTheTableNothingIsAcknowledgedAndCatchUpBringsIt() throws Exception {
        execute("alter table events rename to away");
        SimulatedDelivery push = emit("push", SamplePayloads.push("octo/real"));
        assertThat(push.statusCode()).isEqualTo(500);

        execute("alter table away rename to events");
        await().untilAsserted(() -> assertThat(instance.rows(push.guid())).isEqualTo(1));
    }

    @Test
    void saysWhatIsWrongWithADatabaseThatIsNotThere() {
        int exit = run(Map.of("JDBC_URL", "jdbc:h2:file:" + directory.resolve("absent") + ";IFEXISTS=TRUE"));

        assertThat(output()).contains("FAILED: Database", "not found").doesNotContain("Done");
        assertThat(exit).isEqualTo(1);
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
        return Application.dataSource(instance.camel().getCamelContext()).getConnection();
    }

    private int run(Map<String, String> environment) {
        return EventsToDatabase.run(new PrintStream(output, true, StandardCharsets.UTF_8), environment, Map.of());
    }

    private String output() {
        return output.toString(StandardCharsets.UTF_8);
    }
}
