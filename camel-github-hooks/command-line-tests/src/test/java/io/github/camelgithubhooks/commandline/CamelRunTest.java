// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.testkit.GitHubSimulator;
import io.github.camelgithubhooks.testkit.SignedSender;
import io.github.camelgithubhooks.testkit.SimulatedDelivery;
import io.github.camelgithubhooks.testkit.SimulatedDispatch;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import io.github.camelgithubhooks.testkit.SimulatedRepository;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A plain route and each Kamelet under {@code camel run}. */
class CamelRunTest {

    private static final String PUSH = "{\"ref\":\"refs/heads/main\"}";

    private final GitHubSimulator github = GitHubSimulator.start();
    private final SimulatedRepository repository = github.repository("octo/hello");

    @AfterEach
    void close() {
        github.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"receive.yaml", "kamelet-receive.yaml", "kamelet-cloudevents.yaml"})
    void aRouteReceives(String routes) throws Exception {
        try (CamelRun run = new CamelRun(github).start(routes)) {
            assertReceives(run);
        }
    }

    @Test
    void aRouteReceivesOnTheServerOfTheOptionPort() throws Exception {
        try (CamelRun run = new CamelRun(github).withPort().start("receive.yaml")) {
            assertReceives(run);
        }
    }

    @Test
    void theDeliveriesSourceReadsTheLog() throws Exception {
        SimulatedHook hook = repository.createHook("https://hooks.example.test/github", CamelRun.SECRET, "push");
        SimulatedDelivery delivery = github.emit("push", PUSH).get(0);

        try (CamelRun run = new CamelRun(github).with("acme.hook", hook.id()).start("kamelet-deliveries.yaml")) {
            MockEndpoint events = run.events();
            events.expectedBodiesReceived(delivery.payload());
            events.assertIsSatisfied();
        }
    }

    @Test
    void theDispatchSinkDispatches() throws Exception {
        try (CamelRun run = new CamelRun(github).start("kamelet-dispatch.yaml")) {
            run.context().createProducerTemplate().sendBody("direct:start", "{\"a\":1}");
        }

        assertThat(repository.dispatches())
                .singleElement()
                .extracting(SimulatedDispatch::eventType)
                .isEqualTo("deploy");
    }

    @Test
    void theRedeliverActionAsksForADelivery() throws Exception {
        SimulatedHook hook = repository.createHook("https://hooks.example.test/github", CamelRun.SECRET, "push");
        SimulatedDelivery delivery = github.emit("push", PUSH).get(0);

        try (CamelRun run = new CamelRun(github).with("acme.hook", hook.id()).start("kamelet-redeliver.yaml")) {
            run.context()
                    .createProducerTemplate()
                    .sendBodyAndHeader("direct:start", null, "delivery-id", delivery.id());
        }

        assertThat(github.requests())
                .anyMatch(request -> request.path().endsWith("/deliveries/" + delivery.id() + "/attempts"));
    }

    private static void assertReceives(CamelRun run) throws Exception {
        SignedSender sender = SignedSender.to(run.webhook()).event("push").body(PUSH);

        assertThat(sender.secret("guessed").send().status()).isEqualTo(401);
        assertThat(sender.secret(CamelRun.SECRET).send().status()).isEqualTo(202);
        assertThat(run.events().getReceivedExchanges()).singleElement().satisfies(event -> assertThat(
                        event.getMessage().getBody(String.class))
                .isEqualTo(PUSH));
    }
}
