// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.spi.DeliveryStore;
import io.github.camelgithubhooks.spi.DeliveryStore.Claim;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A key in a state directory may be blocked forever, by an entry of H2's index that a kill in the middle of a write left
 * behind. A transaction that doesn't end stands for it here.
 */
class BlockedKeysTest {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final String KEY = "events/1";
    private static final String BLOCK =
            "INSERT INTO GITHUB_HOOKS_DELIVERY VALUES ('" + KEY + "', 'killed', CURRENT_TIMESTAMP, CURRENT_TIMESTAMP)";
    private static final String CLAIM_OF_A_DEAD_PROCESS =
            "UPDATE GITHUB_HOOKS_DELIVERY SET deadline = DATEADD(DAY, 1, CURRENT_TIMESTAMP)";

    @TempDir
    Path directory;

    private Connection blocking;

    @AfterEach
    void end() throws SQLException {
        if (blocking != null) {
            blocking.close();
        }
    }

    @Test
    void aGuidIsRecordedAllTheSame() throws Exception {
        try (StateStore state = StateDirectory.open(directory)) {
            begin(BLOCK);
            DeliveryStore store = state.idempotentRepository();

            assertThat(store.add(KEY)).isTrue();
            assertThat(store.contains(KEY)).isTrue();
            assertThat(store.remove(KEY)).isTrue();
            assertThat(store.contains(KEY)).isFalse();
        }
    }

    @Test
    void aGuidIsClaimedAndHandledAllTheSame() throws Exception {
        try (StateStore state = StateDirectory.open(directory)) {
            begin(BLOCK);
            DeliveryStore store = state.idempotentRepository();

            assertThat(store.claim(KEY, "one", LONG)).isEqualTo(Claim.GRANTED);
            assertThat(store.claim(KEY, "other", LONG)).isEqualTo(Claim.CLAIMED_ELSEWHERE);
            assertThat(store.renew(Set.of(KEY, "gone"), "one", LONG)).containsExactly("gone");
            assertThat(store.record(KEY, "one")).isTrue();
            assertThat(store.claim(KEY, "other", LONG)).isEqualTo(Claim.HANDLED);

            blocking.rollback();
            assertThat(store.claim(KEY, "other", LONG)).isEqualTo(Claim.HANDLED);
            assertThat(store.add(KEY)).isFalse();
        }
    }

    @Test
    void aReleasedGuidIsFree() throws Exception {
        try (StateStore state = StateDirectory.open(directory)) {
            begin(BLOCK);
            DeliveryStore store = state.idempotentRepository();
            store.claim(KEY, "one", LONG);

            store.release(KEY, "one");

            assertThat(store.claim(KEY, "other", LONG)).isEqualTo(Claim.GRANTED);
        }
    }

    @Test
    void aGuidIsForgottenWithAllOthers() throws Exception {
        try (StateStore state = StateDirectory.open(directory)) {
            begin(BLOCK);
            DeliveryStore store = state.idempotentRepository();
            store.record("events/2", "one");
            store.record(KEY, "one");

            store.clear();

            assertThat(store.contains(KEY)).isFalse();
            assertThat(store.contains("events/2")).isFalse();
        }
    }

    @Test
    void whatOnlyTheJournalHasIsRecorded() throws Exception {
        recordInJournalOnly("DELETE FROM GITHUB_HOOKS_DELIVERY");

        begin(BLOCK);
        try (StateStore state = StateDirectory.open(directory)) {
            assertThat(state.idempotentRepository().contains(KEY)).isTrue();
        }
    }

    @Test
    void theClaimOfADeadProcessKeepsNothingFromBeingRecorded() throws Exception {
        recordInJournalOnly(CLAIM_OF_A_DEAD_PROCESS);

        begin(CLAIM_OF_A_DEAD_PROCESS);
        try (StateStore state = StateDirectory.open(directory)) {
            assertThat(state.idempotentRepository().claim(KEY, "one", LONG)).isEqualTo(Claim.HANDLED);
        }
    }

    /** Records the guid, and has a kill take that from the database. */
    private void recordInJournalOnly(String kill) throws Exception {
        Path journal = directory.resolve("github-hooks.journal.1");
        byte[] record;
        try (StateStore state = StateDirectory.open(directory)) {
            state.idempotentRepository().record(KEY, "one");
            record = Files.readAllBytes(journal);
        }
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(kill);
        }
        Files.write(journal, record);
    }

    /** Begins a transaction that lasts until the test has ended. */
    private void begin(String sql) throws SQLException {
        blocking = connect();
        blocking.setAutoCommit(false);
        try (Statement statement = blocking.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:h2:file:" + directory.resolve("github-hooks"), "sa", "");
    }
}
