// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.support.RoutesTestSupport;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;
import org.apache.camel.spring.spi.SpringTransactionPolicy;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Events that are stored in a transaction, and their guids in the same database. */
class TransactionsTest extends RoutesTestSupport {

    private static final String RECEIVE = "github-hooks:receive?webhookSecret=RAW({{github.secret}})";

    private final JdbcDataSource database = new JdbcDataSource();
    private final JdbcTemplate sql = new JdbcTemplate(database);
    private final AtomicBoolean fails = new AtomicBoolean();
    private final Processor mayFail = exchange -> {
        if (fails.get()) {
            throw new IllegalStateException("boom");
        }
    };

    @BeforeEach
    void openDatabase() {
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        sql.execute("create table events(guid varchar(100), payload varchar(10000))");
        DataSourceTransactionManager transactions = new DataSourceTransactionManager(database);
        JdbcMessageIdRepository handled =
                new JdbcMessageIdRepository(database, new TransactionTemplate(transactions), "events");
        context.getRegistry().bind("database", database);
        context.getRegistry().bind("handled", handled);
        context.getRegistry().bind("required", new SpringTransactionPolicy(transactions));
    }

    @AfterEach
    void dropDatabase() {
        sql.execute("shutdown");
    }

    @Test
    void whatTheTransactionStoredIsRecorded() throws Exception {
        recordBehindTheRoute();

        assertThat(delivery().guid("g1").send().status()).isEqualTo(202);

        assertThat(rows()).isEqualTo(1);
        assertThat(records()).isEqualTo(1);
        assertThat(delivery().guid("g1").send().status()).isEqualTo(200);
    }

    @Test
    void aRollbackLeavesNeitherRowNorRecord() throws Exception {
        recordBehindTheRoute();
        fails.set(true);

        assertThat(delivery().guid("g1").send().status()).isEqualTo(500);
        assertThat(rows()).isZero();
        assertThat(records()).isZero();
        fails.set(false);

        assertThat(delivery().guid("g1").send().status()).isEqualTo(202);
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void aRollbackWithoutExceptionIsAFailureToo() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(RECEIVE + "&idempotentRepository=#handled")
                        .routeId("events")
                        .transacted()
                        .to(
                                "sql:insert into events values(:#CamelGitHubHooksDeliveryGuid, :#${body})?dataSource=#database")
                        .markRollbackOnly();
            }
        });

        assertThat(delivery().guid("g1").send().status()).isEqualTo(500);
        assertThat(rows()).isZero();
        assertThat(records()).isZero();
    }

    @Test
    void theRecordCanBePartOfTheTransaction() throws Exception {
        recordInTheTransaction();
        fails.set(true);

        assertThat(delivery().guid("g1").send().status()).isEqualTo(500);
        assertThat(rows()).isZero();
        assertThat(records()).isZero();
        fails.set(false);

        assertThat(delivery().guid("g1").send().status()).isEqualTo(202);
        assertThat(rows()).isEqualTo(1);
        assertThat(records()).isEqualTo(1);
    }

    @Test
    void aRecordInTheTransactionKeepsOneRowWhenTheProcessForgot() throws Exception {
        recordInTheTransaction();

        assertThat(delivery().guid("g1").send().status()).isEqualTo(202);
        // another listener has a memory of its own, as a process that was restarted has
        assertThat(delivery("/other").guid("g1").send().status()).isEqualTo(202);

        assertThat(rows()).isEqualTo(1);
    }

    private void recordBehindTheRoute() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                // tag::transacted[]
                from("github-hooks:receive?webhookSecret=RAW({{github.secret}})&idempotentRepository=#handled")
                        .routeId("events")
                        .transacted()
                        .to(
                                "sql:insert into events values(:#CamelGitHubHooksDeliveryGuid, :#${body})?dataSource=#database")
                        .process(mayFail);
                // end::transacted[]
            }
        });
    }

    private void recordInTheTransaction() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(RECEIVE).to("direct:store");
                from(RECEIVE + "&path=/other").to("direct:store");
                // tag::record-in-transaction[]
                from("direct:store")
                        .transacted()
                        .idempotentConsumer(header("CamelGitHubHooksDeliveryGuid"))
                        .idempotentRepository("handled")
                        .to(
                                "sql:insert into events values(:#CamelGitHubHooksDeliveryGuid, :#${body})?dataSource=#database")
                        .process(mayFail);
                // end::record-in-transaction[]
            }
        });
    }

    private int rows() {
        return count("events");
    }

    private int records() {
        return count("CAMEL_MESSAGEPROCESSED");
    }

    private int count(String table) {
        return sql.queryForList("select * from " + table).size();
    }
}
