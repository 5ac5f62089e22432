// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.instances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.internal.log.DeliveriesConsumer;
import io.github.camelgithubhooks.support.Gate;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Processor;
import org.apache.camel.component.file.cluster.FileLockClusterService;
import org.apache.camel.health.HealthCheck;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of the instances that share a database, one reads the log of a hook. */
class OneReaderTest extends SharedDatabaseTestSupport {

    private static final Processor NOTHING = exchange -> {};

    private SimulatedHook hook;

    @BeforeEach
    void createHook() {
        hook = hook("push");
    }

    @Test
    void ofTwoInstancesOneReadsTheLog() throws Exception {
        Instance one = reading();
        Instance other = reading();
        push(1);

        await().until(() -> one.handled() == 1);
        await().until(() -> waits(other));
        assertThat(one.application().words()).isEmpty();
        assertThat(other.application().health().getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(other.handled()).isZero();
    }

    @Test
    void whenTheReaderStopsAnotherOneContinuesAtOnceAndAtTheCursor() throws Exception {
        Instance one = start(instance(), exchange -> {
            if (exchange.getMessage().getBody(String.class).contains("\"number\":2")) {
                throw new IllegalStateException("this instance can't");
            }
        });
        push(1);
        await().until(() -> one.handled() == 1);
        Instance other = reading("delay=600000", "claimTimeout=6000");
        await().until(() -> waits(other));
        push(2);
        await().until(() -> details().size() > 1);

        one.application().close();

        await().until(() -> other.handled() == 1);
        assertThat(other.application().numbers()).containsExactly(2);
    }

    @Test
    void whenTheReaderDiesAnotherOneReadsAndItWaitsWhenItComesBack() throws Exception {
        Instance one = reading("claimTimeout=1500");
        Instance other = reading("claimTimeout=1500");
        push(1);
        await().until(() -> one.handled() == 1);

        one.database().cutOff();
        push(2);
        await().until(() -> other.handled() == 1);
        one.database().connect();
        await().until(() -> waits(one));
        push(3);

        await().until(() -> other.handled() == 2);
        assertThat(other.application().numbers()).containsExactly(2, 3);
        assertThat(one.application().numbers()).containsExactly(1);
    }

    @Test
    void withoutTheDatabaseNobodyIsSaidToReadTheLog() throws Exception {
        Instance one = reading("claimTimeout=1500");
        await().until(() -> !lists().isEmpty());

        one.database().cutOff();
        await().until(() -> one.application().words().contains("which instance reads the log"));
        assertThat(one.application().words()).contains("stateDataSource");
        assertThat(one.application().health("log:events").getState()).isEqualTo(HealthCheck.State.DOWN);

        one.database().connect();
        await().until(() -> one.application().health("log:events").getState() == HealthCheck.State.UP);
        assertThat(one.application().words()).isEmpty();
    }

    @Test
    void aSuspendedReaderLetsAnotherOneRead() throws Exception {
        Instance one = reading();
        Instance other = reading("claimTimeout=1500");
        one.application().context().getRouteController().suspendRoute("events");
        push(1);
        await().until(() -> other.handled() == 1);

        one.application().context().getRouteController().resumeRoute("events");
        await().until(() -> waits(one));
    }

    @Test
    void aReaderIsSeenToPollAlsoAfterAnotherPollHasEnded() throws Exception {
        Gate gate = new Gate();
        Instance one = start(instance(), gate);
        push(1);
        gate.awaitReached();
        DeliveriesConsumer consumer = (DeliveriesConsumer)
                one.application().context().getRoute("events").getConsumer();

        consumer.run();

        assertThat(consumer.isPolling()).isTrue();
        gate.open();
    }

    @Test
    void aClusterServiceElectsTheReader(@TempDir Path directory) throws Exception {
        List<Instance> both = List.of(clustered(directory, "one"), clustered(directory, "other"));
        push(1);
        await().until(() -> both.get(0).handled() + both.get(1).handled() == 1);
        int elected = both.get(0).handled() == 1 ? 0 : 1;
        Instance reader = both.get(elected);
        Instance other = both.get(1 - elected);
        await().until(() -> waits(other));
        assertThat(sql().queryForList("SELECT name FROM GITHUB_HOOKS_DELIVERY", String.class))
                .noneMatch(name -> name.startsWith("reader/"));

        reader.application().close();
        push(2);
        await().until(() -> other.handled() == 1);
        assertThat(other.application().numbers()).containsExactly(2);
    }

    private static boolean waits(Instance instance) {
        return instance.application().words().equals("Another instance reads the log of the hook");
    }

    private Instance reading(String... options) throws Exception {
        return start(instance(), NOTHING, options);
    }

    private Instance start(Instance instance, Processor work, String... options) throws Exception {
        String further = options.length == 0 ? "" : "&" + String.join("&", options);
        instance.application().start(deliveries(hook, "stateDataSource=#state" + further), work);
        return instance;
    }

    private Instance clustered(Path directory, String id) throws Exception {
        Instance instance = instance();
        FileLockClusterService cluster = new FileLockClusterService();
        cluster.setId(id);
        cluster.setRoot(directory.toString());
        cluster.setAcquireLockDelay(50, TimeUnit.MILLISECONDS);
        cluster.setAcquireLockInterval(50, TimeUnit.MILLISECONDS);
        instance.application().context().addService(cluster);
        return start(instance, NOTHING);
    }
}
