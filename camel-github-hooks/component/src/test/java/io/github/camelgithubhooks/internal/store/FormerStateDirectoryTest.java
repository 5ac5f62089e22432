// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.spi.DeliveryStore.Claim;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an earlier process, or an earlier version, has left in a state directory. */
class FormerStateDirectoryTest {

    private static final Duration LONG = Duration.ofMinutes(5);

    @TempDir
    Path directory;

    @Test
    void whatAnEarlierVersionRecordedIsStillHandled() throws Exception {
        createAsBeforeClaims(25_000);

        for (int opening = 0; opening < 2; opening++) {
            try (StateStore state = StateDirectory.open(directory)) {
                assertThat(state.idempotentRepository().contains("events/guid-0"))
                        .isTrue();
                assertThat(state.idempotentRepository().claim("events/guid-24999", "owner", LONG))
                        .isEqualTo(Claim.HANDLED);
                assertThat(state.idempotentRepository().contains("events/another"))
                        .isFalse();
                assertThat(state.offsetRepository().getState("github-hooks/cursor"))
                        .isEqualTo("{}");
            }
        }
        assertThat(tables()).containsExactlyInAnyOrder("GITHUB_HOOKS_DELIVERY", "GITHUB_HOOKS_STATE");
    }

    @Test
    void whatAnEarlierVersionRecordedIsRemovedAtItsAge() throws Exception {
        createAsBeforeClaims(0);
        insert("old", Duration.ofDays(31));
        insert("recent", Duration.ofDays(29));
        StateDirectory.open(directory).close();

        try (StateStore state = StateDirectory.open(directory)) {
            assertThat(state.idempotentRepository().contains("old")).isFalse();
            assertThat(state.idempotentRepository().contains("recent")).isTrue();
        }
    }

    /** In a row of its own, with another name of the processor. */
    @Test
    void aGuidWhoseKeyWasBlockedIsStillHandled() throws Exception {
        createAsBeforeClaims(1);
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO CAMEL_MESSAGEPROCESSED"
                    + " VALUES ('github-hooks-blocked', 'events/blocked', CURRENT_TIMESTAMP)");
        }

        try (StateStore state = StateDirectory.open(directory)) {
            assertThat(state.idempotentRepository().contains("events/blocked")).isTrue();
            assertThat(state.idempotentRepository().contains("events/guid-0")).isTrue();
        }
    }

    @Test
    void whatTheLastProcessWasHandlingIsFreeAtOnce() {
        try (StateStore state = StateDirectory.open(directory)) {
            state.idempotentRepository().claim("claimed", "killed", LONG);
            state.idempotentRepository().record("handled", "killed");
        }

        try (StateStore state = StateDirectory.open(directory)) {
            assertThat(state.idempotentRepository().claim("claimed", "next", LONG))
                    .isEqualTo(Claim.GRANTED);
            assertThat(state.idempotentRepository().contains("handled")).isTrue();
        }
    }

    private void createAsBeforeClaims(int guids) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE GITHUB_HOOKS_STATE (name VARCHAR(1000) PRIMARY KEY, state CLOB)");
            statement.execute("INSERT INTO GITHUB_HOOKS_STATE VALUES ('github-hooks/cursor', '{}')");
            statement.execute(
                    "CREATE TABLE CAMEL_MESSAGEPROCESSED (processorName VARCHAR(255), messageId VARCHAR(1000),"
                            + " createdAt TIMESTAMP, PRIMARY KEY (processorName, messageId))");
            statement.execute("CREATE INDEX CAMEL_MESSAGEPROCESSED_AGE ON CAMEL_MESSAGEPROCESSED (createdAt)");
        }
        try (Connection connection = connect();
                PreparedStatement insert = insert(connection)) {
            for (int i = 0; i < guids; i++) {
                insert.setString(1, "events/guid-" + i);
                insert.setTimestamp(2, Timestamp.from(Instant.now()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private void insert(String key, Duration age) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement insert = insert(connection)) {
            insert.setString(1, key);
            insert.setTimestamp(2, Timestamp.from(Instant.now().minus(age)));
            insert.executeUpdate();
        }
    }

    private static PreparedStatement insert(Connection connection) throws SQLException {
        return connection.prepareStatement("INSERT INTO CAMEL_MESSAGEPROCESSED VALUES ('github-hooks', ?, ?)");
    }

    private List<String> tables() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = 'PUBLIC'")) {
            List<String> names = new ArrayList<>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:h2:file:" + directory.resolve("github-hooks"), "sa", "");
    }
}
