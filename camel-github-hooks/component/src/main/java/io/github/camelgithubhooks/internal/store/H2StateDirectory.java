// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.apache.camel.util.ObjectHelper;
import org.h2.api.ErrorCode;
import org.h2.jdbcx.JdbcConnectionPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A state directory with H2. */
final class H2StateDirectory extends JdbcState {

    private static final Logger LOG = LoggerFactory.getLogger(H2StateDirectory.class);

    private static final String FILE = "github-hooks";

    /**
     * H2's defaults, named because a database remembers others. H2 writes each half second, on threads of its own. With
     * {@code WRITE_DELAY=0} each commit is in the file when it returns, which makes the {@link GuidJournal} unnecessary. But
     * then each guid costs 31 KB on the disk, and the file grows without bound, as H2 no longer tidies up.
     */
    private static final String OPTIONS =
            ";WRITE_DELAY=500;RETENTION_TIME=45000;DB_CLOSE_ON_EXIT=FALSE;DB_CLOSE_DELAY=-1"
                    // errors are in the exceptions, so that no trace file is needed
                    + ";TRACE_LEVEL_FILE=0";

    private final JdbcConnectionPool pool;
    private final JournaledDeliveryStore handled;

    private H2StateDirectory(
            JdbcConnectionPool pool, JournaledDeliveryStore handled, JdbcStateRepository cursors, JdbcHistory history) {
        super(handled, cursors, history);
        this.pool = pool;
        this.handled = handled;
    }

    /**
     * Opens the database of a directory.
     *
     * @throws IllegalStateException if it can't be opened; the message says why
     */
    static H2StateDirectory open(Path directory) {
        return open(directory, new DiskSpace(directory, () -> directory.toFile().getUsableSpace()));
    }

    /** Opens the database on a disk with this space. */
    static H2StateDirectory open(Path directory, DiskSpace disk) {
        JdbcConnectionPool pool = JdbcConnectionPool.create(
                "jdbc:h2:file:" + directory.toAbsolutePath().resolve(FILE) + OPTIONS, "sa", "");
        Database database = new Database("stateDirectory", pool, disk);
        Tables tables = new Tables(database, true);
        JournaledDeliveryStore handled = new JournaledDeliveryStore(database, tables);
        // H2 would write a cursor within half a second
        JdbcStateRepository cursors = new JdbcStateRepository(database, tables, "CHECKPOINT");
        try {
            // first by itself: what keeps the file from being opened isn't a full disk
            pool.getConnection().close();
            handled.start();
            FormerGuids.move(database);
            freeClaims(database);
            handled.open(directory);
        } catch (IOException | SQLException | RuntimeException e) {
            pool.dispose();
            throw new IllegalStateException(whyNotOpen(directory, e), e);
        }
        return new H2StateDirectory(pool, handled, cursors, new JdbcHistory(database, true));
    }

    /** Frees what the last process had claimed, which has ended: otherwise H2 wouldn't have opened its file. */
    private static void freeClaims(Database database) {
        try {
            database.write(
                    "free the claims of the last process",
                    connection -> Database.update(
                            connection, "DELETE FROM GITHUB_HOOKS_DELIVERY WHERE deadline IS NOT NULL"));
        } catch (RuntimeException e) {
            if (!H2DeliveryStore.isBlocked(e)) {
                throw e;
            }
            LOG.debug("A claim of the last process is blocked: all of them run out by themselves", e);
        }
    }

    private static String whyNotOpen(Path directory, Exception e) {
        SQLException h2 = ObjectHelper.getException(SQLException.class, e);
        int code = h2 == null ? 0 : h2.getErrorCode();
        return switch (code) {
            case ErrorCode.DATABASE_ALREADY_OPEN_1 ->
                "The stateDirectory " + directory + " is in use by another process, and"
                        + " only one can use it at a time: give each process a stateDirectory of its own, or have them share a"
                        + " database by stateDataSource instead of stateDirectory";
            case ErrorCode.FILE_CORRUPTED_1, ErrorCode.FILE_VERSION_ERROR_1, ErrorCode.GENERAL_ERROR_1 ->
                "The database"
                        + " in the stateDirectory " + directory + " is damaged: move the file " + FILE
                        + ".mv.db away and"
                        + " start again. That loses no event, but those that are still in GitHub's log may come once"
                        + " more. " + e.getMessage();
            default ->
                "The stateDirectory " + directory + " can't be opened: " + e.getMessage()
                        + ". Allow the process to write there, and check whether its disk is full";
        };
    }

    /** Closes the database. H2 first compacts its file, for up to 200 ms. */
    @Override
    public void close() {
        handled.stop();
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN");
            handled.closed();
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("The stateDirectory can't be closed: " + e.getMessage(), e);
        } finally {
            pool.dispose();
        }
    }
}
