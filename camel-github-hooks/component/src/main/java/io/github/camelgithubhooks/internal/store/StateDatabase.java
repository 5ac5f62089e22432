// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.store;

import io.github.camelgithubhooks.internal.history.HistoryStore;
import io.github.camelgithubhooks.spi.DeliveryStore;
import java.time.Duration;
import java.util.Set;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.StateRepository;

/** Database of the user, which several processes may share: the option {@code stateDataSource}. */
public final class StateDatabase implements StateStore {

    /** Value of the option that stands for the only data source in the registry. */
    private static final String AUTO = "auto";

    private final JdbcDeliveryStore deliveries;
    private final JdbcStateRepository cursors;
    private final JdbcHistory history;

    private StateDatabase(Database database, boolean createTables) {
        Tables tables = new Tables(database, createTables);
        deliveries = new JdbcDeliveryStore(database, tables);
        cursors = new JdbcStateRepository(database, tables, null);
        history = new JdbcHistory(database, createTables);
    }

    /**
     * Returns the state in a database. The database isn't used before the repositories are started.
     *
     * @param dataSource a data source from {@link #dataSource}
     */
    public static StateDatabase in(Object dataSource, boolean createTables) {
        return new StateDatabase(new Database("stateDataSource", (DataSource) dataSource, Guard.NONE), createTables);
    }

    /**
     * Returns the data source that the option names.
     *
     * @param option a data source, the name of one in the registry, or {@code auto}
     * @throws IllegalArgumentException if there is no such data source, or with {@code auto} several
     */
    public static Object dataSource(CamelContext context, Object option) {
        if (option instanceof DataSource dataSource) {
            return dataSource;
        }
        if (AUTO.equals(option)) {
            return theOnlyOne(context);
        }
        DataSource named = option instanceof String name
                ? context.getRegistry().lookupByNameAndType(name, DataSource.class)
                : null;
        if (named == null) {
            throw new IllegalArgumentException(
                    "The option stateDataSource must be auto or a javax.sql.DataSource, such as"
                            + " #dataSource, and was "
                            + described(option));
        }
        return named;
    }

    /** Returns what an error shows of the option. A JDBC URL may have a password. */
    private static String described(Object option) {
        if (!(option instanceof String text)) {
            return option.getClass().getName();
        }
        return text.contains(":") ? "a URL: bind a DataSource with that URL in the registry" : text;
    }

    private static DataSource theOnlyOne(CamelContext context) {
        Set<DataSource> all = context.getRegistry().findByType(DataSource.class);
        if (all.size() != 1) {
            throw new IllegalArgumentException(
                    "stateDataSource=auto needs exactly one DataSource in the registry, and it" + " has " + all.size()
                            + ": name the one to use, as in stateDataSource=#dataSource");
        }
        return all.iterator().next();
    }

    @Override
    public DeliveryStore idempotentRepository() {
        return deliveries;
    }

    @Override
    public StateRepository<String, String> offsetRepository() {
        return cursors;
    }

    @Override
    public HistoryStore history() {
        return history;
    }

    @Override
    public void keepGuidsFor(Duration logRetention) {
        deliveries.keepFor(logRetention);
    }

    /** Starts both repositories. */
    void start() {
        deliveries.start();
        cursors.start();
    }

    /** Stops both repositories. The data source is the user's and stays open. */
    @Override
    public void close() {
        deliveries.stop();
        cursors.stop();
    }
}
