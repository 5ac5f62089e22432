// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.kill.KilledReceiver.Sent;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A route with {@code transacted()} that writes to the database in which its events are recorded, while its process is
 * killed. {@code mvn -Pkill-test -pl camel-github-hooks/component -am -Dkill.seed=7 test} runs it for longer, with this
 * seed.
 */
class TransactedSinkUnderKillTest extends SteadyEventsTestSupport {

    private static final int EVENTS = Integer.getInteger("kill.transacted.events", 80);
    private static final int KILLS = Integer.getInteger("kill.transacted.kills", 2);

    /** How many events there are for a kill, of which some happen before it. */
    private static final int FOR_A_KILL = EVENTS / (KILLS + 1);

    /** What a record may be made to take, in seconds: long enough for a kill to come before its end. */
    private static final double LONG = 0.5;

    private static final String CREATE_TABLES = """
            CREATE TABLE sink (guid VARCHAR(100));
            CREATE TABLE pace (seconds DOUBLE PRECISION);
            INSERT INTO pace VALUES (0)
            """;

    private static final String PACE_RECORDS = """
            CREATE FUNCTION take_long() RETURNS trigger LANGUAGE plpgsql
            AS 'BEGIN PERFORM pg_sleep(seconds) FROM pace WHERE seconds > 0; RETURN new; END';
            CREATE TRIGGER paced BEFORE UPDATE ON github_hooks_delivery
            FOR EACH ROW WHEN (new.deadline IS NULL) EXECUTE FUNCTION take_long()
            """;

    /** How many events may happen. */
    private volatile int allowed;

    TransactedSinkUnderKillTest() {
        super(EVENTS);
    }

    @Override
    void awaitTurn(int number) {
        await().atMost(PATIENCE).until(() -> number < allowed);
    }

    @Test
    void theSinkGetsEachEventExactlyOnce() throws Exception {
        try (RestartedPostgres postgres = new RestartedPostgres(directory.resolve("postgres"));
                KilledReceiver receiver = receiver(postgres)) {
            JdbcTemplate sql = sql(postgres);
            sql.execute(CREATE_TABLES);
            receiver.start();
            await().atMost(PATIENCE).until(() -> looks() > 0);
            sql.execute(PACE_RECORDS);

            List<CompletableFuture<Sent>> events = emitted();
            for (int kill = 0; kill < KILLS; kill++) {
                allowed = FOR_A_KILL * kill + random.nextInt(FOR_A_KILL);
                if (kill % 2 == 0) {
                    killAtARecord(receiver, sql, FOR_A_KILL * (kill + 1));
                } else {
                    killAfterACommit(receiver, sql, FOR_A_KILL * (kill + 1));
                }
                receiver.start();
            }
            allowed = EVENTS;
            Set<String> sent = new HashSet<>();
            for (CompletableFuture<Sent> event : events) {
                sent.add(event.get().delivery().guid());
            }
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(sink(sql)).as(receiver.log()).containsAll(sent));
            // a look that has begun before may still bring something, and so may the one after it
            awaitLooks(looks() + 3);
            assertThat(receiver.stop()).as(receiver.log()).isZero();

            Set<String> begunTwice = begunTwice(receiver);
            System.out.printf(
                    "kill test of a transacted route: seed=%d, events=%d, kills=%d, begun again=%d%n",
                    SEED, sent.size(), receiver.kills().size(), begunTwice.size());
            assertThat(sink(sql)).as(receiver.log()).containsExactlyInAnyOrderElementsOf(sent);
            assertThat(begunTwice)
                    .as("in the middle of their transaction at a kill")
                    .isNotEmpty();
        }
    }

    private KilledReceiver receiver(RestartedPostgres postgres) throws Exception {
        int port = freePort();
        String address = "jdbc:postgresql://127.0.0.1:" + postgres.port() + "/postgres?connectTimeout=1";
        return new KilledReceiver(
                TransactedReceiver.class,
                directory,
                port,
                endpoint(port, "&stateDataSource=#state&claimTimeout=1000&fetchConcurrency=4"),
                address);
    }

    private static JdbcTemplate sql(RestartedPostgres postgres) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setPortNumbers(new int[] {postgres.port()});
        dataSource.setUser("postgres");
        return new JdbcTemplate(dataSource);
    }

    /** Kills it while it records an event, which it does at the end of a transaction. */
    private void killAtARecord(KilledReceiver receiver, JdbcTemplate sql, int end) throws Exception {
        sql.update("UPDATE pace SET seconds = ?", LONG);
        allowed = end;
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(2))
                .until(() -> sql.queryForObject(
                                "SELECT COUNT(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'", Integer.class)
                        > 0);
        receiver.kill();
        sql.update("UPDATE pace SET seconds = 0");
    }

    /** Kills it as soon as the work of another event is to be seen. */
    private void killAfterACommit(KilledReceiver receiver, JdbcTemplate sql, int end) throws Exception {
        int before = sink(sql).size();
        allowed = end;
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(2))
                .until(() -> sink(sql).size() > before);
        receiver.kill();
    }

    private static List<String> sink(JdbcTemplate sql) {
        return sql.queryForList("SELECT guid FROM sink", String.class);
    }

    private static Set<String> begunTwice(KilledReceiver receiver) throws Exception {
        Set<String> once = new HashSet<>();
        Set<String> twice = new HashSet<>();
        for (List<Journal.Entry> life : receiver.lives()) {
            life.stream()
                    .filter(entry -> !entry.done())
                    .map(Journal.Entry::guid)
                    .forEach(guid -> {
                        if (!once.add(guid)) {
                            twice.add(guid);
                        }
                    });
        }
        return twice;
    }
}
