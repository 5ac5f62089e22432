// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.kill;

import io.github.camelgithubhooks.support.HttpServer;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** A process of its own whose route writes to the database in which its events are recorded, in one transaction. */
final class TransactedReceiver {

    private TransactedReceiver() {}

    /**
     * Runs until its input ends.
     *
     * @param arguments those of {@link JournalingReceiver}, with a database
     */
    public static void main(String[] arguments) throws Exception {
        try (Journal journal = Journal.create(Path.of(arguments[2]));
                DefaultCamelContext context = new DefaultCamelContext()) {
            DataSource database = JournalingReceiver.pool(arguments[3]);
            context.getRegistry().bind("state", database);
            context.getRegistry().bind("transactions", new DataSourceTransactionManager(database));
            HttpServer.on(context, Integer.parseInt(arguments[0]));
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from(arguments[1])
                            .routeId("receiver")
                            .transacted()
                            .process(journal::begin)
                            .to("sql:INSERT INTO sink VALUES (:#CamelGitHubHooksDeliveryGuid)?dataSource=#state")
                            .delay()
                            .body(String.class, JournalingReceiver::work)
                            .syncDelayed()
                            .process(journal::done);
                }
            });
            context.start();
            System.in.transferTo(System.out);
        }
    }
}
