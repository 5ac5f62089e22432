// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Assumptions;
import org.postgresql.ds.PGSimpleDataSource;

/** The databases that instances may share. Each data source leads to an empty database of its own. */
public enum TestDatabase {
    H2 {
        @Override
        public DataSource create() {
            JdbcDataSource dataSource = new JdbcDataSource();
            dataSource.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
            return dataSource;
        }
    },
    POSTGRESQL {
        @Override
        public DataSource create() {
            EmbeddedPostgres server = Server.running();
            String name = "test_" + UUID.randomUUID().toString().replace("-", "");
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + name);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            PGSimpleDataSource dataSource = new PGSimpleDataSource();
            dataSource.setURL(server.getJdbcUrl("postgres", name));
            return dataSource;
        }
    };

    public abstract DataSource create();

    /** Starts a PostgreSQL server in a child process. The test is skipped where it can't be started. */
    public static EmbeddedPostgres start(EmbeddedPostgres.Builder builder) {
        return Server.start(builder);
    }

    /** A PostgreSQL server in a child process, which ends with the tests. */
    private static final class Server {

        private static EmbeddedPostgres server;
        private static String whyNot;

        private Server() {}

        static synchronized EmbeddedPostgres running() {
            if (server == null) {
                server = start(EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("max_connections", "200"));
            }
            return server;
        }

        static synchronized EmbeddedPostgres start(EmbeddedPostgres.Builder builder) {
            if (whyNot == null) {
                try {
                    return builder.start();
                } catch (IOException | IllegalStateException e) {
                    whyNot = e.toString();
                }
            }
            return Assumptions.abort(
                    "PostgreSQL can't be started here, so H2 stands for it. It needs Linux on amd64, and a user other"
                            + " than root or user namespaces: " + whyNot);
        }
    }
}
