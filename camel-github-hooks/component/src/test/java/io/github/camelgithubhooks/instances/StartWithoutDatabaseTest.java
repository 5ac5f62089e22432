// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.instances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.apache.camel.health.HealthCheck;
import org.junit.jupiter.api.Test;

/** An instance that starts while its database is away works as soon as the database is there. */
class StartWithoutDatabaseTest extends SharedDatabaseTestSupport {

    private static final String RECEIVE = "github-hooks:receive?webhookSecret=" + SECRET + "&stateDataSource=#state";

    @Test
    void deliveriesAreAnsweredWith503Meanwhile() throws Exception {
        Instance instance = instance();
        instance.database().cutOff();
        instance.application().start(RECEIVE, exchange -> {});
        assertThat(instance.deliver("guid").status()).isEqualTo(503);

        instance.database().connect();

        assertThat(instance.deliver("guid").status()).isEqualTo(202);
        assertThat(instance.deliver("guid").status()).isEqualTo(200);
        assertThat(instance.handled()).isEqualTo(1);
    }

    @Test
    void theInstanceIsNotReadyBeforeItHasReachedIt() throws Exception {
        Instance instance = instance();
        instance.database().cutOff();
        instance.application().start(RECEIVE, exchange -> {});
        assertThat(instance.application().health().getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(instance.application().words()).contains("stateDataSource", "answered 500 or 503");

        instance.database().connect();

        assertThat(instance.application().health().getState()).isEqualTo(HealthCheck.State.UP);
    }

    @Test
    void theLogIsReadAfterwards() throws Exception {
        Instance instance = instance();
        instance.database().cutOff();
        String log = deliveries(hook("push"), "stateDataSource=#state", "startFrom=earliest", "claimTimeout=1000");
        push(1);
        instance.application().start(log, exchange -> {});

        instance.database().connect();

        await().until(() -> instance.handled() == 1);
    }
}
