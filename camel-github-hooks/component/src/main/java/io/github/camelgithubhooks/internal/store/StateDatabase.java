// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.store;

import java.util.Set;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;

/** Database of the user, which several processes may share: the option {@code stateDataSource}. */
public final class StateDatabase extends JdbcState {

    /** Value of the option that stands for the only data source in the registry. */
    private static final String AUTO = "auto";

    private final JdbcDeliveryStore deliveries;
    private final JdbcStateRepository cursors;

    private StateDatabase(JdbcDeliveryStore deliveries, JdbcStateRepository cursors, JdbcHistory history) {
        super(deliveries, cursors, history);
        this.deliveries = deliveries;
        this.cursors = cursors;
    }

    /**
     * Returns the state in a database. The database isn't used before the repositories are started.
     *
     * @param dataSource a data source from {@link #dataSource}
     */
    public static StateDatabase in(Object dataSource, boolean createTables) {
        Database database = Database.ofUser((DataSource) dataSource, new ConnectionWaits(ConnectionWaits.LONGEST));
        Tables tables = new Tables(database, createTables);
        return new StateDatabase(
                new JdbcDeliveryStore(database, tables),
                new JdbcStateRepository(database, tables, null),
                new JdbcHistory(database, createTables));
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
