// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.instances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.support.Application;
import io.github.camelgithubhooks.support.Background;
import io.github.camelgithubhooks.support.Gate;
import io.github.camelgithubhooks.testkit.SignedSender;
import java.net.URI;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Processor;
import org.junit.jupiter.api.Test;

/** Instances claim in any {@code DeliveryStore} that is their {@code idempotentRepository}. */
class OwnDeliveryStoreTest {

    private static final String SECRET = "it-is-a-test-secret";

    private final MapStore store = new MapStore();

    @Test
    void aDeliveryIsHandledByOneInstanceAtATime() throws Exception {
        Gate gate = new Gate();
        try (Application one = start(gate);
                Application other = start(exchange -> {})) {
            Instant end = Instant.now().plusMillis(3_500);
            CompletableFuture<Integer> first = Background.supply(() -> deliver(one));
            gate.awaitReached();
            assertThat(deliver(other)).isEqualTo(503);

            // the claim is renewed
            await().until(() -> Instant.now().isAfter(end));
            assertThat(deliver(other)).isEqualTo(503);

            gate.open();
            assertThat(first.join()).isEqualTo(202);
            assertThat(deliver(other)).isEqualTo(200);
            assertThat(other.received()).isEmpty();
        }
    }

    private Application start(Processor work) throws Exception {
        Application application = new Application();
        application.context().getRegistry().bind("store", store);
        return application.start(
                "github-hooks:receive?webhookSecret=" + SECRET + "&idempotentRepository=#store&claimTimeout=3000",
                work);
    }

    private static int deliver(Application application) {
        return SignedSender.to(URI.create("http://127.0.0.1:" + application.port() + "/github"))
                .secret(SECRET)
                .guid("guid")
                .body("{}")
                .send()
                .status();
    }
}
