// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.instances;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.support.Application;
import io.github.camelgithubhooks.support.TestDatabase;
import io.github.camelgithubhooks.testkit.SignedSender;
import java.net.URI;
import javax.sql.DataSource;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** The route of the documents that writes to the database in which events are recorded. */
class TransactedRouteTest {

    private static final String SECRET = "it-is-a-test-secret";

    private final DataSource dataSource = TestDatabase.H2.create();
    private final JdbcTemplate sql = new JdbcTemplate(dataSource);

    @Test
    void theSinkGetsAnEventOnce() throws Exception {
        sql.execute("CREATE TABLE events (guid VARCHAR(100), body VARCHAR(100))");
        try (Application application = new Application()) {
            application.context().getRegistry().bind("dataSource", dataSource);
            application.context().getRegistry().bind("transactions", new DataSourceTransactionManager(dataSource));
            application.context().getPropertiesComponent().addInitialProperty("github.secret", SECRET);
            application.start(new RouteBuilder() {
                @Override
                public void configure() {
                    // tag::transacted[]
                    from("github-hooks:receive?webhookSecret={{github.secret}}&stateDataSource=#dataSource")
                            .routeId("events")
                            .transacted()
                            .to("sql:INSERT INTO events VALUES (:#CamelGitHubHooksDeliveryGuid, :#${bodyAs(String)})");
                    // end::transacted[]
                }
            });

            assertThat(deliver(application)).isEqualTo(202);
            assertThat(deliver(application)).isEqualTo(200);
        }
        assertThat(sql.queryForList("SELECT body FROM events", String.class)).containsExactly("{\"number\":1}");
    }

    private static int deliver(Application application) {
        return SignedSender.to(URI.create("http://127.0.0.1:" + application.port() + "/github"))
                .secret(SECRET)
                .guid("72d3162e-cc78-11e3-81ab-4c9367dc0958")
                .body("{\"number\":1}")
                .send()
                .status();
    }
}
