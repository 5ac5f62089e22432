// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceSupport;

/** State repository in a table. Camel has one in a file, which a kill can tear. */
final class JdbcStateRepository extends ServiceSupport implements StateRepository<String, String> {

    private final DataSource dataSource;
    private final DiskSpace disk;

    JdbcStateRepository(DataSource dataSource, DiskSpace disk) {
        this.dataSource = dataSource;
        this.disk = disk;
    }

    void create() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE IF NOT EXISTS GITHUB_HOOKS_STATE (name VARCHAR(1000) PRIMARY KEY, state CLOB)");
        }
    }

    @Override
    public void setState(String key, String value) {
        disk.writing(() -> {
            write(key, value);
            return true;
        });
    }

    private void write(String key, String value) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement merge =
                        connection.prepareStatement("MERGE INTO GITHUB_HOOKS_STATE (name, state) VALUES (?, ?)");
                Statement statement = connection.createStatement()) {
            merge.setString(1, key);
            merge.setString(2, value);
            merge.executeUpdate();
            // H2 would write it within half a second
            statement.execute("CHECKPOINT");
        } catch (SQLException e) {
            throw new IllegalStateException("The cursor " + key + " can't be saved: " + e.getMessage(), e);
        }
    }

    @Override
    public String getState(String key) {
        return disk.using(() -> read(key));
    }

    private String read(String key) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT state FROM GITHUB_HOOKS_STATE WHERE name = ?")) {
            select.setString(1, key);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The cursor " + key + " can't be read: " + e.getMessage(), e);
        }
    }
}
