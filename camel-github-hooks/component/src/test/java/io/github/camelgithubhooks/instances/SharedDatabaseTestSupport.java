// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.instances;

import io.github.camelgithubhooks.support.Application;
import io.github.camelgithubhooks.support.Background;
import io.github.camelgithubhooks.support.DeliveryLogTestSupport;
import io.github.camelgithubhooks.support.TestDatabase;
import io.github.camelgithubhooks.support.UnsteadyDataSource;
import io.github.camelgithubhooks.testkit.SentDelivery;
import io.github.camelgithubhooks.testkit.SignedSender;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.apache.camel.Processor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Instances of an application that share a database. */
@ParameterizedClass
@EnumSource
abstract class SharedDatabaseTestSupport extends DeliveryLogTestSupport {

    @Parameter
    TestDatabase database;

    DataSource dataSource;

    private final List<Application> applications = new ArrayList<>();

    /** An instance, and its way to the database. */
    record Instance(Application application, UnsteadyDataSource database) {

        /** Delivers a push, as GitHub does. */
        SentDelivery deliver(String guid) {
            return SignedSender.to(URI.create("http://127.0.0.1:" + application.port() + "/github"))
                    .secret(SECRET)
                    .guid(guid)
                    .body("{\"number\":1}")
                    .send();
        }

        CompletableFuture<SentDelivery> delivering(String guid) {
            return Background.supply(() -> deliver(guid));
        }

        int handled() {
            return application.received().size();
        }
    }

    @BeforeEach
    void createDatabase() {
        dataSource = database.create();
    }

    @AfterEach
    void closeInstances() {
        applications.forEach(Application::close);
    }

    /** An instance that has a route from {@code receive}. */
    Instance listening(Processor work, String... options) throws Exception {
        String further = options.length == 0 ? "" : "&" + String.join("&", options);
        return instance("github-hooks:receive?webhookSecret=" + SECRET + "&stateDataSource=#state" + further, work);
    }

    Instance instance(String from, Processor work) throws Exception {
        Instance instance = instance();
        instance.application().start(from, work);
        return instance;
    }

    /** An instance that isn't started yet. */
    Instance instance() throws Exception {
        Application application = new Application();
        applications.add(application);
        UnsteadyDataSource way = new UnsteadyDataSource(dataSource);
        application.context().getRegistry().bind("state", way);
        return new Instance(application, way);
    }

    /** The database, as its administrator sees it. */
    JdbcTemplate sql() {
        return new JdbcTemplate(dataSource);
    }

    /** When the only claim runs out. */
    Instant deadline() {
        return sql().queryForObject(
                        "SELECT deadline FROM GITHUB_HOOKS_DELIVERY WHERE name LIKE 'events/%'", OffsetDateTime.class)
                .toInstant();
    }
}
