// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.support;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A data source that can be cut off from its database. */
public final class UnsteadyDataSource extends DelegatingDataSource {

    private volatile boolean cutOff;
    /** What connections wait for. */
    private volatile CountDownLatch answer = new CountDownLatch(0);

    private volatile CountDownLatch waiting = new CountDownLatch(1);

    public UnsteadyDataSource(DataSource target) {
        super(target);
    }

    public void cutOff() {
        cutOff = true;
    }

    /** Has the database answer no more: who needs a connection waits. */
    public void hang() {
        waiting = new CountDownLatch(1);
        answer = new CountDownLatch(1);
    }

    /** Waits until somebody waits for a connection. */
    public void awaitWaiting() throws InterruptedException {
        waiting.await();
    }

    public void connect() {
        cutOff = false;
        answer.countDown();
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (cutOff) {
            throw new SQLException("the database can't be reached");
        }
        if (answer.getCount() > 0) {
            waiting.countDown();
            awaitAnswer();
        }
        return super.getConnection();
    }

    private void awaitAnswer() throws SQLException {
        try {
            answer.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException(e);
        }
    }
}
