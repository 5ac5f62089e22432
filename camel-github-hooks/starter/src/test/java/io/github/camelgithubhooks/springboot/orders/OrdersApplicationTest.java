// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.springboot.orders;

// tag::test[]
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.testkit.GitHubSimulatorExtension;
import io.github.camelgithubhooks.testkit.SamplePayloads;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@DirtiesContext
class OrdersApplicationTest {

    @RegisterExtension
    static final GitHubSimulatorExtension GITHUB = new GitHubSimulatorExtension();

    @Autowired
    private OrdersApplication.Orders orders;

    @LocalServerPort
    private int port;

    /** Runs before the application starts: nobody listens yet, so GitHub only logs this push. */
    @BeforeAll
    static void missAPush() {
        GITHUB.simulator()
                .repository("octo/orders")
                .createHook("https://hooks.example.test/github", "a secret", "push");
        GITHUB.simulator().emit("push", SamplePayloads.push("octo/orders"));
    }

    @DynamicPropertySource
    static void useTheSimulator(DynamicPropertyRegistry properties) {
        properties.add(
                "camel.component.github-hooks.api-url",
                () -> GITHUB.simulator().apiUrl().toString());
        properties.add("camel.component.github-hooks.oauth-token", () -> GITHUB.simulator()
                .token());
        properties.add("github.secret", () -> "a secret");
    }

    @BeforeEach
    void deliverToTheApplication() {
        GITHUB.simulator().route("https://hooks.example.test", port);
    }

    @Test
    void whatWasMissedAndWhatIsPushedReachTheOrders() {
        await().untilAsserted(() -> assertThat(orders.sources).containsExactly("deliveries"));

        int status = GITHUB.simulator()
                .emit("push", SamplePayloads.push("octo/orders"))
                .get(0)
                .statusCode();

        assertThat(status).isEqualTo(202);
        assertThat(orders.sources).containsExactly("deliveries", "receive");
    }
}
// end::test[]
