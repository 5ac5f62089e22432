// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.kill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelgithubhooks.kill.KilledReceiver.Sent;
import io.github.camelgithubhooks.testkit.SimulatedDelivery;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The promise under kill: events come at a steady rate while the process that receives them is killed, again and again, at
 * moments that a seed decides, and started again. {@code mvn -Pkill-test -pl camel-github-hooks/component -am
 * -Dkill.seed=7 test} runs it for longer, with this seed.
 */
class CatchUpUnderKillTest extends KillTestSupport {

    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build()
            .reader();

    @Test
    void withStateNoEventIsLostAndOnlyThoseInFlightComeTwice() throws Exception {
        Path state = directory.resolve("state");
        try (KilledReceiver receiver = receiver("&stateDirectory=" + state)) {
            // before the long outage: the look at the whole log that follows would make up for a wrong cursor
            int withoutCursor = 1 + random.nextInt(KILLS / 2 - 1);

            Map<String, Sent> sent = emitWhileKilled(receiver, kill -> {
                if (kill == withoutCursor) {
                    // only then has it kept a cursor for sure
                    awaitLooks(looks() + 2);
                    receiver.kill();
                    deleteCursor(state);
                } else {
                    receiver.kill();
                }
            });

            Repeats repeats = repeats("with state", receiver, sent);
            assertThat(repeats.broughtBefore()).as(receiver.log()).isEmpty();
        }
    }

    @Test
    void withoutStateNoEventIsLostAndTheLogBringsAgainWhatItBrought() throws Exception {
        try (KilledReceiver receiver = receiver("")) {
            Map<String, Sent> sent = emitWhileKilled(receiver, kill -> receiver.kill());

            repeats("without state", receiver, sent);
        }
    }

    /** Checks what was handled, and prints the figures. */
    private Repeats repeats(String run, KilledReceiver receiver, Map<String, Sent> sent) throws IOException {
        List<List<Journal.Entry>> lives = receiver.lives();
        Map<String, Journal.Entry> first = new LinkedHashMap<>();
        for (Journal.Entry entry : lives.stream().flatMap(List::stream).toList()) {
            if (entry.done()) {
                first.putIfAbsent(entry.guid(), entry);
                assertIntact(entry, sent.get(entry.guid()).delivery());
            }
        }
        long pushed = first.values().stream().filter(Journal.Entry::pushed).count();
        Repeats repeats = new Repeats(lives, receiver.kills(), sent);
        System.out.printf(
                "kill test %s: seed=%d, events=%d, kills=%d, pushed=%d, caught up=%d, handled twice=%d"
                        + " (in flight at a kill: %d, brought by catch-up before: %d)%n",
                run,
                SEED,
                sent.size(),
                receiver.kills().size(),
                pushed,
                first.size() - pushed,
                repeats.size(),
                repeats.inFlight().size(),
                repeats.broughtBefore().size());

        assertThat(repeats.unexcused()).as(receiver.log()).isEmpty();
        assertThat(first.keySet()).containsExactlyInAnyOrderElementsOf(sent.keySet());
        assertThat(sent).hasSize(EVENTS);
        assertThat(pushed).as("pushed").isBetween(1L, EVENTS - 1L);
        return repeats;
    }

    private static void assertIntact(Journal.Entry handled, SimulatedDelivery delivery) throws IOException {
        if (handled.pushed()) {
            assertThat(handled.body()).isEqualTo(delivery.requestBody());
        } else {
            JsonNode json = JSON.readTree(handled.body());
            assertThat(json).isEqualTo(JSON.readTree(delivery.payload()));
        }
    }

    private static void deleteCursor(Path state) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection("jdbc:h2:file:" + state.resolve("github-hooks"), "sa", "");
                Statement statement = connection.createStatement()) {
            // the version of the tables stays
            assertThat(statement.executeUpdate("DELETE FROM GITHUB_HOOKS_STATE WHERE name LIKE 'github-hooks/%'"))
                    .isEqualTo(1);
            // the database is set to stay open, and a process that has it open locks the others out
            statement.execute("SHUTDOWN");
        }
    }
}
