// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.support;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A data source that can be cut off from its database. */
public final class UnsteadyDataSource extends DelegatingDataSource {

    private volatile boolean cutOff;

    public UnsteadyDataSource(DataSource target) {
        super(target);
    }

    public void cutOff() {
        cutOff = true;
    }

    public void connect() {
        cutOff = false;
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (cutOff) {
            throw new SQLException("the database can't be reached");
        }
        return super.getConnection();
    }
}
