// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.camelgithubhooks.spi.DeliveryStore;
import io.github.camelgithubhooks.spi.DeliveryStore.Claim;
import io.github.camelgithubhooks.support.Background;
import io.github.camelgithubhooks.support.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** The tables in the user's database are created once, have a version, and stay small. */
@ParameterizedClass
@EnumSource
class StateTablesTest {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final String COUNT = "SELECT COUNT(*) FROM GITHUB_HOOKS_DELIVERY";

    @Parameter
    TestDatabase database;

    private DataSource dataSource;
    private JdbcTemplate sql;

    @BeforeEach
    void open() {
        dataSource = database.create();
        sql = new JdbcTemplate(dataSource);
    }

    @Test
    void instancesThatStartTogetherAllFindTheTables() {
        List<CompletableFuture<DeliveryStore>> starts = IntStream.range(0, 8)
                .mapToObj(i -> Background.supply(() -> start(true)))
                .toList();

        assertThat(starts).allMatch(start -> !start.join().contains("key"));
    }

    @Test
    void missingTablesAreNamedWithTheRemedyIfTheUserCreatesThem() {
        assertThatThrownBy(() -> start(false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(
                        "GITHUB_HOOKS_DELIVERY", "stateDataSource", "docs/operations.md", "createStateTables=true");

        start(true);
        assertThat(start(false).claim("key", "owner", LONG)).isEqualTo(Claim.GRANTED);
    }

    @Test
    void aUserOfTheDatabaseWhoMayNotCreateTablesIsToldTheRemedy() {
        assumeTrue(database == TestDatabase.POSTGRESQL, "rights are PostgreSQL's");
        sql.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC");
        sql.execute("CREATE ROLE without_rights");
        DataSource restricted = new DelegatingDataSource(dataSource) {
            @Override
            public Connection getConnection() throws SQLException {
                Connection connection = super.getConnection();
                connection.createStatement().execute("SET ROLE without_rights");
                return connection;
            }
        };

        assertThatThrownBy(() -> start(restricted))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(
                        "stateDataSource", "permission denied", "docs/operations.md#tables", "createStateTables=false");
    }

    @Test
    void theTablesOfTheDocumentsWillDo() {
        assumeTrue(database == TestDatabase.POSTGRESQL, "the documents show the statements for PostgreSQL");
        new ResourceDatabasePopulator(new ClassPathResource("postgresql.sql")).execute(dataSource);

        DeliveryStore store = start(false);
        assertThat(store.claim("key", "one", LONG)).isEqualTo(Claim.GRANTED);
        assertThat(store.record("key", "one")).isTrue();

        List<String> columns = columns(dataSource);
        DataSource created = database.create();
        start(created);
        assertThat(columns).hasSize(6).isEqualTo(columns(created));
    }

    private static List<String> columns(DataSource of) {
        return new JdbcTemplate(of)
                .queryForList(
                        "SELECT table_name || column_name || data_type || is_nullable || COALESCE(datetime_precision, 0)"
                                + " FROM information_schema.columns WHERE table_name LIKE 'github_hooks%' ORDER BY 1",
                        String.class);
    }

    @Test
    void tablesOfALaterVersionAreLeftAlone() {
        start(true);
        sql.update("UPDATE GITHUB_HOOKS_STATE SET state = '2' WHERE name = 'schema-version'");

        assertThatThrownBy(() -> start(true))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("stateDataSource", "version 2", "knows 1");
    }

    @Test
    void aPoolThatDoesNotCommitByItselfWillDo() {
        DeliveryStore store = start(true);
        DeliveryStore other = start(notCommitting());

        assertThat(other.claim("key", "one", LONG)).isEqualTo(Claim.GRANTED);
        assertThat(other.claim("key", "other", LONG)).isEqualTo(Claim.CLAIMED_ELSEWHERE);
        assertThat(other.record("key", "one")).isTrue();
        assertThat(store.contains("key")).isTrue();
    }

    @Test
    void aPoolThatDoesNotCommitByItselfCanCreateTheTables() {
        assertThat(start(notCommitting()).record("key", "one")).isTrue();
        assertThat(start(true).contains("key")).isTrue();
    }

    @Test
    void oldRowsAreRemovedSomeAtATimeAndClaimsThatLastAreNot() {
        DeliveryStore store = start(true);
        IntStream.range(0, 1_200).forEach(i -> store.record("old-" + i, "owner"));
        store.claim("running", "owner", LONG);
        store.claim("dead", "owner", Duration.ofMillis(-1));
        sql.update("UPDATE GITHUB_HOOKS_DELIVERY SET since = since - INTERVAL '31' DAY");
        store.record("recent", "owner");

        IntStream.range(0, 99).forEach(i -> store.record("new-" + i, "owner"));
        assertThat(count()).isEqualTo(802);

        IntStream.range(99, 300).forEach(i -> store.record("new-" + i, "owner"));
        assertThat(count()).isEqualTo(302);
        assertThat(store.claim("running", "other", LONG)).isEqualTo(Claim.CLAIMED_ELSEWHERE);
        assertThat(store.contains("recent")).isTrue();
    }

    @Test
    void recentRowsAreNotReadToFindTheOldOnes() {
        assumeTrue(database == TestDatabase.POSTGRESQL, "only PostgreSQL tells how many rows it reads");
        start(true);
        sql.update("INSERT INTO GITHUB_HOOKS_DELIVERY SELECT 'recent-' || i, 'owner', clock_timestamp(), NULL"
                + " FROM generate_series(1, 5000) i");
        sql.execute("ANALYZE GITHUB_HOOKS_DELIVERY");

        List<String> plan = sql.queryForList(
                "EXPLAIN ANALYZE " + Dialect.POSTGRESQL.removeOld(500),
                String.class,
                -Duration.ofDays(30).toMillis());

        assertThat(plan).noneMatch(line -> line.contains("Rows Removed by Filter"));
    }

    @Test
    void cursorsAreReplaced() {
        StateDatabase state = StateDatabase.in(dataSource, true);
        state.start();
        assertThat(state.offsetRepository().getState("cursor")).isNull();

        state.offsetRepository().setState("cursor", "one");
        state.offsetRepository().setState("cursor", "two".repeat(100_000));

        assertThat(state.offsetRepository().getState("cursor")).isEqualTo("two".repeat(100_000));
    }

    @Test
    void theStoreIsAlsoARepositoryOfCamel() {
        DeliveryStore store = start(true);

        assertThat(store.add("key")).isTrue();
        assertThat(store.add("key")).isFalse();
        assertThat(store.confirm("key")).isTrue();
        assertThat(store.contains("key")).isTrue();
        assertThat(store.remove("key")).isTrue();
        assertThat(store.remove("key")).isFalse();
        store.add("one");
        store.clear();
        assertThat(store.contains("one")).isFalse();
    }

    @Test
    void aKeyThatIsTooLongIsRefusedWithTheRemedy() {
        DeliveryStore store = start(true);
        String longest = "k".repeat(1000);
        assertThat(store.claim(longest, "owner", LONG)).isEqualTo(DeliveryStore.Claim.GRANTED);

        assertThatThrownBy(() -> store.claim(longest + "k", "owner", LONG))
                .hasMessageContainingAll("stateDataSource", "1000", "1001", "idempotentPrefix");
    }

    private DataSource notCommitting() {
        return new DelegatingDataSource(dataSource) {
            @Override
            public Connection getConnection() throws SQLException {
                Connection connection = super.getConnection();
                connection.setAutoCommit(false);
                return connection;
            }
        };
    }

    private int count() {
        return sql.queryForObject(COUNT, Integer.class);
    }

    private DeliveryStore start(boolean createTables) {
        StateDatabase state = StateDatabase.in(dataSource, createTables);
        state.start();
        return state.idempotentRepository();
    }

    private static DeliveryStore start(DataSource pool) {
        StateDatabase state = StateDatabase.in(pool, true);
        state.start();
        return state.idempotentRepository();
    }
}
