// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.internal.receive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.support.HookServer;
import java.util.Map;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.support.HealthCheckComponent;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The health check of a receiver says what is wrong and what to do. */
class ReceiveHealthTest {

    /** A database that can be switched off. */
    static final class Switched extends MemoryIdempotentRepository {

        private volatile boolean down;

        @Override
        public boolean contains(String key) {
            if (down) {
                throw new IllegalStateException("database is down");
            }
            return super.contains(key);
        }
    }

    private final Switched repository = new Switched();
    private HookServer server;

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void allIsWell() throws Exception {
        receive();
        server.delivery().send();

        assertThat(health().getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(health().getMessage()).isEmpty();
        assertThat(health().getDetails()).containsEntry("github.receive.answers", "{done=1}");
    }

    @Test
    void aRepositoryThatFailsIsNamedUntilItWorksAgain() throws Exception {
        receive();
        repository.down = true;
        assertThat(server.delivery().status()).isEqualTo(503);

        assertThat(health().getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(words()).contains("idempotentRepository", "database is down", "catchUp=true");

        // no delivery comes to a process that is out of service
        repository.down = false;
        assertThat(health().getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(repository.getCache()).isEmpty();
    }

    @Test
    void aRepositoryThatFailsFromTheStartIsNamedBeforeADeliveryComes() throws Exception {
        repository.down = true;
        receive();

        assertThat(health().getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(words()).contains("idempotentRepository", "database is down");

        repository.down = false;
        assertThat(health().getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(repository.getCache()).isEmpty();
    }

    @Test
    void theWrongSecretIsSuspectedUntilADeliveryIsVerified() throws Exception {
        receive();
        assertThat(server.delivery().signed("another").status()).isEqualTo(401);
        assertThat(server.delivery().signed("another").status()).isEqualTo(401);

        assertThat(words()).contains("2 requests had a wrong signature", "webhookSecret", "updateConfig");

        assertThat(server.delivery().status()).isEqualTo(202);
        assertThat(health().getMessage()).isEmpty();
    }

    @Test
    void aHookWithoutSecretIsSuspectedUntilADeliveryIsVerified() throws Exception {
        receive();
        assertThat(server.delivery().without("X-Hub-Signature-256").status()).isEqualTo(401);

        assertThat(words()).contains("1 requests had no signature", "no secret");

        assertThat(server.delivery().status()).isEqualTo(202);
        assertThat(health().getMessage()).isEmpty();
    }

    @Test
    void whatAStrangerSendsDoesNotTakeTheRouteOutOfService() throws Exception {
        receive();
        for (int i = 0; i < 20; i++) {
            server.delivery().signed("guessed").send();
        }

        assertThat(health().getState()).isEqualTo(HealthCheck.State.UP);
    }

    @Test
    void theComponentCanSwitchItOff() throws Exception {
        server = HookServer.create();
        server.context()
                .getComponent("github-hooks", HealthCheckComponent.class)
                .setHealthCheckConsumerEnabled(false);
        server.context().addRoutes(HookServer.route("receive", ""));
        server.context().start();

        assertThat(health().getMessage()).hasValue("Disabled");
    }

    @Test
    void camelsHealthChecksShowIt() throws Exception {
        receive();
        HealthCheckHelper.getHealthCheckRepository(server.context(), "consumers")
                .setEnabled(true);
        repository.down = true;
        server.delivery().send();

        assertThat(HealthCheckHelper.invokeReadiness(server.context()))
                .filteredOn(result -> result.getCheck().getId().equals("consumer:receive"))
                .singleElement()
                .satisfies(result -> {
                    assertThat(result.getState()).isEqualTo(HealthCheck.State.DOWN);
                    assertThat(result.getMessage())
                            .hasValueSatisfying(words -> assertThat(words).contains("database is down"));
                });
    }

    private void receive() throws Exception {
        server = HookServer.create();
        server.context().getRegistry().bind("repository", repository);
        server.context().addRoutes(HookServer.route("receive", "idempotentRepository=#repository"));
        server.context().start();
    }

    private String words() {
        return health().getMessage().orElse("");
    }

    private HealthCheck.Result health() {
        ReceiveConsumer consumer =
                (ReceiveConsumer) server.context().getRoute("receive").getConsumer();
        return consumer.getHealthCheck().call(Map.of());
    }
}
