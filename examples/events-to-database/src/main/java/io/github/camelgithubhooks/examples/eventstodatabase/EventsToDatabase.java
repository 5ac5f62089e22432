// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.examples.eventstodatabase;

import io.github.camelgithubhooks.examples.shared.CamelApplication;
import io.github.camelgithubhooks.examples.shared.Example;
import io.github.camelgithubhooks.examples.shared.Story;
import io.github.camelgithubhooks.testkit.SamplePayloads;
import io.github.camelgithubhooks.testkit.SignedSender;
import io.github.camelgithubhooks.testkit.SimulatedDelivery;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * Keeps GitHub's events in a table, one row for each, however often one is delivered and to however many instances. The database
 * is an H2 file below {@code target}, unless {@code JDBC_URL}, {@code JDBC_USER} and {@code JDBC_PASSWORD} name a PostgreSQL.
 *
 * <p>This is the story. The application is {@code camel/events.yaml}, {@code application.properties}, the SQL and
 * {@link EventsTable}.
 */
public final class EventsToDatabase extends Story {

    private static final String SECRET = "events-to-database-only";
    private static final int RACES = 20;

    private EventsToDatabase(Map<String, String> settings) {
        super(settings);
    }

    public static void main(String[] arguments) {
        System.exit(run(System.getenv(), Map.of()));
    }

    static int run(Map<String, String> environment, Map<String, String> settings) {
        return Example.run(environment, settings, EventsToDatabase::new, github -> github.withHook()
                .withSecret("webhook.secret")
                .run("Keeping the events"));
    }

    @Override
    protected void tell() throws Exception {
        set("webhook.secret", SECRET);
        set("poll.delay", "300");
        createHook(HOOK_URL, SECRET, "push", "issues");
        SimulatedDelivery push;
        try (CamelApplication camel = startListening()) {
            push = happens("push");
            checkAnswer(push, 202);
            check(rows(camel, push.guid()) == 1, "the push has no row");
            note("answered 202: it has a row");
        }

        step("The application is stopped, and an issue is opened");
        SimulatedDelivery issues = undelivered("issues");
        try (CamelApplication camel = startListening()) {
            await(() -> rows(camel, issues.guid()) == 1, "what was missed has no row");
            note("caught up from GitHub's log: it has a row");

            step("GitHub delivers the push again, which the application doesn't remember");
            camel.template().sendBody("github-hooks:redeliver?deliveryId=" + push.id(), null);
            checkAnswer(awaitDelivery(push.hookId(), SimulatedDelivery::redelivery), 202);
            check(rows(camel, push.guid()) == 1, "the push has another row");
            note("answered 202: it still has one row");

            race(camel);
        }
        done((2 + RACES) + " events, one row each.");
    }

    private void race(CamelApplication first) throws Exception {
        try (CamelApplication second = CamelApplication.start(settings())) {
            step("A second instance runs on the same database, and both get the same events at once");
            for (int i = 0; i < RACES; i++) {
                String guid = UUID.randomUUID().toString();
                List<CompletableFuture<Integer>> answers = Stream.of(first, second)
                        .map(one ->
                                CompletableFuture.supplyAsync(() -> send(one, guid), task -> new Thread(task).start()))
                        .toList();
                for (CompletableFuture<Integer> answer : answers) {
                    check(answer.get() == 202, "one was answered " + answer.get());
                }
                check(rows(second, guid) == 1, "an event has " + rows(second, guid) + " rows");
            }
            note(RACES + " times, both answered 202: one row each");
        }
    }

    private static int send(CamelApplication to, String guid) {
        return SignedSender.to(to.listener())
                .secret(SECRET)
                .guid(guid)
                .event("push")
                .body(SamplePayloads.push(REPOSITORY))
                .send()
                .status();
    }

    private static int rows(CamelApplication camel, String guid) throws SQLException {
        return EventsTable.rows(camel.context(), guid);
    }
}
