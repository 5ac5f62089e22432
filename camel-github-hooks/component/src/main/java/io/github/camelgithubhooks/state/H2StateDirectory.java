// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.state;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.StateRepository;
import org.h2.jdbcx.JdbcConnectionPool;

/** A state directory with H2 and Camel's JDBC repository. */
final class H2StateDirectory implements StateDirectory {

    /** GitHub forgets a delivery after 3 days, GitHub Enterprise Server after 7: older guids don't come again. */
    private static final Duration KEPT = Duration.ofDays(30);

    private final JdbcConnectionPool pool;
    private final JdbcMessageIdRepository handled;
    private final JdbcStateRepository cursors;

    H2StateDirectory(Path directory) {
        // without a write delay what is committed is with the operating system, and survives a kill of the process;
        // what goes wrong is in the exceptions, and no trace of it is written besides
        String url = "jdbc:h2:file:" + directory.toAbsolutePath().resolve("github-hooks")
                + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;DB_CLOSE_DELAY=-1;TRACE_LEVEL_FILE=0";
        pool = JdbcConnectionPool.create(url, "sa", "");
        handled = new JdbcMessageIdRepository(pool, "github-hooks");
        handled.setCreateString(
                "CREATE TABLE CAMEL_MESSAGEPROCESSED (processorName VARCHAR(255), messageId VARCHAR(1000),"
                        + " createdAt TIMESTAMP, PRIMARY KEY (processorName, messageId))");
        cursors = new JdbcStateRepository(pool);
        try {
            cursors.create();
            handled.start();
            forgetOld();
        } catch (SQLException e) {
            pool.dispose();
            throw new IllegalStateException(
                    "The stateDirectory " + directory + " can't be opened; is another process using it? "
                            + e.getMessage(),
                    e);
        }
    }

    @Override
    public IdempotentRepository idempotentRepository() {
        return handled;
    }

    @Override
    public StateRepository<String, String> offsetRepository() {
        return cursors;
    }

    @Override
    public void close() {
        handled.stop();
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN");
        } catch (SQLException e) {
            throw new IllegalStateException("The stateDirectory can't be closed: " + e.getMessage(), e);
        } finally {
            pool.dispose();
        }
    }

    private void forgetOld() throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement delete =
                        connection.prepareStatement("DELETE FROM CAMEL_MESSAGEPROCESSED WHERE createdAt < ?")) {
            delete.setTimestamp(1, Timestamp.from(Instant.now().minus(KEPT)));
            delete.executeUpdate();
        }
    }
}
