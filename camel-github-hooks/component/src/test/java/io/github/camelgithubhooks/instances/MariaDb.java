// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.instances;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A database that calls itself MariaDB. */
final class MariaDb extends DelegatingDataSource {

    MariaDb(DataSource target) {
        super(target);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        return intercept(
                Connection.class,
                connection,
                "getMetaData",
                intercept(DatabaseMetaData.class, connection.getMetaData(), "getDatabaseProductName", "MariaDB"));
    }

    private static <T> T intercept(Class<T> type, T target, String method, Object result) {
        return type.cast(Proxy.newProxyInstance(
                MariaDb.class.getClassLoader(), new Class<?>[] {type}, (proxy, called, arguments) -> {
                    try {
                        return called.getName().equals(method) ? result : called.invoke(target, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
