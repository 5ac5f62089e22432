// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.store;

import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceSupport;

/** State repository in a table. Camel has one in a file, which a kill can tear. */
final class JdbcStateRepository extends ServiceSupport implements StateRepository<String, String> {

    private final Database database;
    private final Tables tables;
    private final String afterwards;

    /**
     * Creates a repository that isn't started yet.
     *
     * @param afterwards a statement to run when a cursor was saved, null for none
     */
    JdbcStateRepository(Database database, Tables tables, String afterwards) {
        this.database = database;
        this.tables = tables;
        this.afterwards = afterwards;
    }

    @Override
    protected void doStart() {
        tables.prepareIfReachable();
    }

    @Override
    public void setState(String key, String value) {
        tables.require();
        Dialect dialect = database.dialect();
        database.write("save the cursor " + key, connection -> {
            Database.update(connection, dialect.saveState(), key, value);
            return afterwards == null ? 0 : Database.update(connection, afterwards);
        });
    }

    @Override
    public String getState(String key) {
        tables.require();
        return database.read("read the cursor " + key, connection -> Database.query(connection, Tables.STATE, key));
    }
}
