// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.instances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.support.Gate;
import io.github.camelgithubhooks.testkit.SentDelivery;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spring.spi.SpringTransactionPolicy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** With {@code transacted()} and the same database, an event is recorded if and only if the route's work is committed. */
class TransactedRecordTest extends SharedDatabaseTestSupport {

    /** A transaction manager whose process dies at a commit: nobody gets to know what came of it. */
    private static final class DyingAtCommit extends DataSourceTransactionManager {

        private static final long serialVersionUID = 1;

        private final AtomicBoolean dieBefore = new AtomicBoolean();
        private final AtomicBoolean dieAfter = new AtomicBoolean();

        DyingAtCommit(Instance instance) {
            super(instance.database());
        }

        @Override
        protected void doCommit(DefaultTransactionStatus status) {
            if (dieBefore.getAndSet(false)) {
                doRollback(status);
                throw new TransactionSystemException("died before the commit");
            }
            super.doCommit(status);
            if (dieAfter.getAndSet(false)) {
                throw new TransactionSystemException("died after the commit");
            }
        }
    }

    private static final String TRANSACTED = "github-hooks:receive?webhookSecret=" + SECRET + "&stateDataSource=#state";

    private final Processor nothing = exchange -> {};

    private Instance instance;
    private DyingAtCommit transactions;

    @BeforeEach
    void createSink() throws Exception {
        sql().execute("CREATE TABLE sink (number INT)");
        instance = instance();
        transactions = new DyingAtCommit(instance);
    }

    private void start(Instance one, DataSourceTransactionManager manager, String from, Processor further, String... to)
            throws Exception {
        one.application().context().getRegistry().bind("transactions", manager);
        JdbcTemplate sink = new JdbcTemplate(one.database());
        one.application().start(new RouteBuilder() {
            @Override
            public void configure() {
                from(from)
                        .routeId("events")
                        .transacted()
                        .process(exchange -> sink.update("INSERT INTO sink VALUES (1)"))
                        .process(further)
                        .to(to.length == 0 ? new String[] {"mock:events"} : to);
            }
        });
    }

    @Test
    void anEventWhoseCommitWasTheLastThingTheProcessDidIsADuplicate() throws Exception {
        start(instance, transactions, TRANSACTED, nothing);
        transactions.dieAfter.set(true);

        assertThat(instance.deliver("guid").status()).isEqualTo(500);
        assertThat(instance.deliver("guid").status()).isEqualTo(200);

        assertThat(worked()).isEqualTo(1);
    }

    @Test
    void anEventWhoseWorkWasNotCommittedIsNotRecorded() throws Exception {
        start(instance, transactions, TRANSACTED, nothing);
        transactions.dieBefore.set(true);

        assertThat(instance.deliver("guid").status()).isEqualTo(500);
        assertThat(worked()).isZero();
        assertThat(instance.deliver("guid").status()).isEqualTo(202);
        assertThat(instance.deliver("guid").status()).isEqualTo(200);

        assertThat(worked()).isEqualTo(1);
    }

    @Test
    void aRouteThatFailsIsRolledBackAndMayTryAgain() throws Exception {
        AtomicBoolean fails = new AtomicBoolean(true);
        start(instance, transactions, TRANSACTED, exchange -> {
            if (fails.getAndSet(false)) {
                throw new IllegalStateException("after the work");
            }
        });

        assertThat(instance.deliver("guid").status()).isEqualTo(500);
        assertThat(worked()).isZero();
        assertThat(instance.deliver("guid").status()).isEqualTo(202);

        assertThat(worked()).isEqualTo(1);
    }

    @Test
    void theWorkOfAnInstanceThatLostItsClaimIsRolledBack() throws Exception {
        Gate gate = new Gate();
        start(instance, transactions, TRANSACTED + "&claimTimeout=3000", gate);
        Instance other = instance();
        start(other, new DyingAtCommit(other), TRANSACTED + "&claimTimeout=3000", nothing);
        CompletableFuture<SentDelivery> first = instance.delivering("guid");
        gate.awaitReached();
        instance.database().cutOff();
        await().until(() -> other.deliver("guid").status() == 202);

        instance.database().connect();
        gate.open();

        assertThat(first.join().status()).isEqualTo(500);
        assertThat(worked()).isEqualTo(1);
    }

    @Test
    void anEventOfATransactionThatOnlyReadsIsRecordedAfterIt() throws Exception {
        TransactionTemplate readOnly = new TransactionTemplate(new DataSourceTransactionManager(instance.database()));
        readOnly.setReadOnly(true);
        instance.application().context().getRegistry().bind("reads", new SpringTransactionPolicy(readOnly));
        instance.application().start(new RouteBuilder() {
            @Override
            public void configure() {
                from(TRANSACTED).routeId("events").transacted("reads").to("mock:events");
            }
        });

        assertThat(instance.deliver("guid").status()).isEqualTo(202);
        assertThat(instance.deliver("guid").status()).isEqualTo(200);
    }

    @Test
    void whatAQueueStillHasToDoIsNotRecordedWithTheTransaction() throws Exception {
        Gate gate = new Gate();
        instance.application().context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("seda:later").process(gate).throwException(new IllegalStateException("the queue failed"));
            }
        });
        start(instance, transactions, TRANSACTED, nothing, "seda:later");
        CompletableFuture<SentDelivery> first = instance.delivering("guid");
        gate.awaitReached();
        await().until(() -> worked() == 1);
        assertThat(sql().queryForObject(
                                "SELECT COUNT(*) FROM GITHUB_HOOKS_DELIVERY WHERE deadline IS NULL", Integer.class))
                .isZero();

        gate.open();
        assertThat(first.join().status()).isEqualTo(500);
    }

    @Test
    void anEventFromTheLogIsRecordedWithTheTransactionToo() throws Exception {
        transactions.dieAfter.set(true);
        start(instance, transactions, deliveries(hook("push"), "stateDataSource=#state"), nothing);
        push(1);
        await().until(() -> !transactions.dieAfter.get());
        int polls = lists().size();
        await().until(() -> lists().size() > polls + 3);

        assertThat(worked()).isEqualTo(1);
    }

    /** How many events have left something in the database. */
    private int worked() {
        return sql().queryForObject("SELECT COUNT(*) FROM sink", Integer.class);
    }
}
