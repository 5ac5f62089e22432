// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database in a state directory stays small, is shared, and says what is wrong with it. */
class StateDirectoryTest {

    private static final int GUIDS = Integer.getInteger("state.guids", 2_000);

    /** What H2 takes for few guids too, since it writes anew before it uses the space of old pages again. */
    private static final long BYTES_OF_NO_GUID = 16_000_000;

    private static final long BYTES_OF_A_GUID = 1_000;

    @TempDir
    Path directory;

    @Test
    void theFirstToCloseLeavesTheDatabaseToTheOther() throws Exception {
        Path link =
                Files.createSymbolicLink(directory.resolve("link"), Files.createDirectory(directory.resolve("state")));
        StateStore one = StateDirectory.open(directory.resolve("state"));
        try (StateStore other = StateDirectory.open(link)) {
            one.idempotentRepository().add("one");
            one.close();
            one.close();

            assertThat(other.idempotentRepository().contains("one")).isTrue();
            assertThat(other.idempotentRepository().add("two")).isTrue();
        }

        try (StateStore again = StateDirectory.open(link)) {
            assertThat(again.idempotentRepository().contains("two")).isTrue();
        }
    }

    @Test
    void anotherProcessIsRefusedUntilTheFirstHasEnded() throws Exception {
        Process holder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StateHolder.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(holder.getInputStream().read()).isEqualTo(StateHolder.OPEN);

            assertThatThrownBy(() -> StateDirectory.open(directory))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContainingAll(
                            directory.toString(), "another process", "stateDirectory of its own", "stateDataSource");
        } finally {
            holder.destroyForcibly().waitFor();
        }

        try (StateStore freed = StateDirectory.open(directory)) {
            assertThat(freed.idempotentRepository().contains("held")).isTrue();
        }
    }

    @Test
    void aDamagedFileIsNamedWithTheRemedy() throws Exception {
        Files.writeString(file(), "this is no database ".repeat(1_000));

        assertThatThrownBy(() -> StateDirectory.open(directory))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(directory.toString(), "damaged", "github-hooks.mv.db away", "loses no event");

        Files.delete(file());
        StateDirectory.open(directory).close();
    }

    @Test
    void aTornEndOfTheFileCostsOnlyWhatWasWrittenLast() throws Exception {
        try (StateStore state = StateDirectory.open(directory)) {
            state.idempotentRepository().add("early");
        }
        try (RandomAccessFile file = new RandomAccessFile(file().toFile(), "rw")) {
            file.seek(file.length());
            file.write("half of a chunk".getBytes(StandardCharsets.US_ASCII));
        }

        try (StateStore state = StateDirectory.open(directory)) {
            assertThat(state.idempotentRepository().contains("early")).isTrue();
        }
    }

    @Test
    void aDirectoryThatCannotBeCreatedIsNamed() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "");

        assertThatThrownBy(() -> StateDirectory.open(file.resolve("state")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("stateDirectory", file.toString());
    }

    @Test
    void aFullDiskIsNamedUntilThereIsRoom() {
        AtomicLong free = new AtomicLong(1L << 30);
        try (H2StateDirectory state = H2StateDirectory.open(directory, new DiskSpace(directory, free::get))) {
            state.idempotentRepository().add("before");
            free.set(1 << 20);

            assertThatThrownBy(() -> state.idempotentRepository().add("full"))
                    .hasMessageContainingAll("stateDirectory", directory.toString(), "full", "1 MB left");
            assertThatThrownBy(() -> state.offsetRepository().setState("cursor", "full"))
                    .hasMessageContaining("full, with 1 MB left");
            assertThat(state.idempotentRepository().contains("before")).isTrue();

            free.set(1L << 30);
            assertThat(state.idempotentRepository().add("full")).isTrue();
        }
    }

    @Test
    void theFileStaysSmallWhileManyGuidsAreRecorded() throws Exception {
        Instant begin = Instant.now();
        long largest = 0;
        try (StateStore state = StateDirectory.open(directory)) {
            for (int i = 0; i < GUIDS; i++) {
                String key = "events/" + UUID.randomUUID();
                state.idempotentRepository().contains(key);
                state.idempotentRepository().add(key);
                if (i % 1_000 == 0) {
                    largest = Math.max(largest, Files.size(file()));
                }
            }
            largest = Math.max(largest, Files.size(file()));
        }
        System.out.printf(
                "state directory: %d guids in %d ms, file at most %d KB, %d KB when closed%n",
                GUIDS, Duration.between(begin, Instant.now()).toMillis(), largest >> 10, Files.size(file()) >> 10);

        assertThat(largest).isLessThan(BYTES_OF_NO_GUID + GUIDS * BYTES_OF_A_GUID);
    }

    @Test
    void oldGuidsAreRemovedWhileNewOnesAreAdded() throws Exception {
        try (StateStore state = StateDirectory.open(directory)) {
            insert(600, Duration.ofDays(31));
            insert(1, Duration.ofDays(29));

            add(state, 100);
            assertThat(count()).isEqualTo(201);

            add(state, 100);
            assertThat(count()).isEqualTo(201);
        }
    }

    @Test
    void guidsAreKeptForTwiceAsLongAsTheLog() throws Exception {
        try (StateStore state = StateDirectory.open(directory)) {
            state.keepGuidsFor(Duration.ofDays(60));
            state.keepGuidsFor(Duration.ofDays(3));
            insert(1, Duration.ofDays(119));
            insert(1, Duration.ofDays(121));

            add(state, 100);

            assertThat(count()).isEqualTo(101);
        }
    }

    private Path file() {
        return directory.resolve("github-hooks.mv.db");
    }

    private static void add(StateStore state, int guids) {
        for (int i = 0; i < guids; i++) {
            state.idempotentRepository().add("events/" + UUID.randomUUID());
        }
    }

    private void insert(int guids, Duration age) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO GITHUB_HOOKS_DELIVERY VALUES (?, 'test', ?, NULL)")) {
            for (int i = 0; i < guids; i++) {
                insert.setString(1, UUID.randomUUID().toString());
                insert.setTimestamp(2, Timestamp.from(Instant.now().minus(age)));
                insert.executeUpdate();
            }
        }
    }

    private int count() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM GITHUB_HOOKS_DELIVERY")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:h2:file:" + directory.resolve("github-hooks"), "sa", "");
    }
}
