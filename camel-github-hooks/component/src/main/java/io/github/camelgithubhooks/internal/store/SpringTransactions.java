// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.store;

import io.github.camelgithubhooks.internal.store.Database.Use;
import io.github.camelgithubhooks.spi.DeliveryStore.TransactedRecord;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Transactions of Spring, which are those of Camel's {@code transacted()}. Spring may be absent. */
final class SpringTransactions {

    private static final boolean PRESENT = isPresent();

    private SpringTransactions() {}

    /** Joins the transaction of the calling thread; returns false if it has none that writes to this data source. */
    static boolean join(DataSource dataSource, TransactedRecord record) {
        return PRESENT && Joined.join(dataSource, record);
    }

    /** Uses the connection of the transaction of the calling thread. */
    static <T> T use(Database database, String what, Use<T> use) {
        return Joined.use(database, what, use);
    }

    private static boolean isPresent() {
        try {
            Class.forName(
                    "org.springframework.jdbc.datasource.DataSourceUtils",
                    false,
                    SpringTransactions.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** What needs the classes of Spring. */
    private static final class Joined {

        private Joined() {}

        private static DataSource real(DataSource dataSource) {
            return dataSource instanceof TransactionAwareDataSourceProxy proxy && proxy.getTargetDataSource() != null
                    ? proxy.getTargetDataSource()
                    : dataSource;
        }

        static boolean join(DataSource dataSource, TransactedRecord record) {
            boolean inTransaction = TransactionSynchronizationManager.isActualTransactionActive()
                    && TransactionSynchronizationManager.isSynchronizationActive()
                    && !TransactionSynchronizationManager.isCurrentTransactionReadOnly()
                    && TransactionSynchronizationManager.hasResource(real(dataSource));
            if (inTransaction) {
                TransactionSynchronizationManager.registerSynchronization(new Joining(record));
            }
            return inTransaction;
        }

        static <T> T use(Database database, String what, Use<T> use) {
            DataSource dataSource = real(database.dataSource());
            Connection connection = DataSourceUtils.getConnection(dataSource);
            try {
                return use.of(connection);
            } catch (SQLException e) {
                throw database.failure(what, e);
            } finally {
                DataSourceUtils.releaseConnection(connection, dataSource);
            }
        }
    }

    private record Joining(TransactedRecord record) implements TransactionSynchronization {

        @Override
        public void beforeCommit(boolean readOnly) {
            record.beforeCommit();
        }

        @Override
        public void afterCompletion(int status) {
            record.completed(status == STATUS_COMMITTED);
        }
    }
}
