// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.examples.eventstodatabase;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.MainListenerSupport;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** The table of events, which is made before the route starts: {@code application.properties} names this listener. */
public final class EventsTable extends MainListenerSupport {

    @Override
    public void afterConfigure(BaseMainSupport main) {
        new ResourceDatabasePopulator(new ClassPathResource("sql/events.sql"))
                .execute(dataSource(main.getCamelContext()));
    }

    /** Returns how many rows an event has. */
    static int rows(CamelContext context, String guid) throws SQLException {
        try (Connection connection = dataSource(context).getConnection();
                PreparedStatement count = connection.prepareStatement("select count(*) from events where guid = ?")) {
            count.setString(1, guid);
            try (ResultSet result = count.executeQuery()) {
                result.next();
                return result.getInt(1);
            }
        }
    }

    static DataSource dataSource(CamelContext context) {
        return context.getRegistry().lookupByNameAndType("dataSource", DataSource.class);
    }
}
