// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.testkit.support.ApiClient;
import io.github.camelgithubhooks.testkit.support.RecordingListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The snippets of docs/testkit.md. */
class FirstExampleTest {

    private final RecordingListener listener = new RecordingListener();
    private final int listenerPort = listener.port();

    // tag::first[]
    @RegisterExtension
    final GitHubSimulatorExtension extension = new GitHubSimulatorExtension();

    @Test
    void aPushReachesTheListener() {
        GitHubSimulator github = extension.simulator();
        github.route("https://hooks.example.test", listenerPort);
        SimulatedRepository repository = github.repository("octo/orders");
        repository.createHook("https://hooks.example.test/github", "It's a Secret", "push");

        SimulatedDelivery delivery =
                github.emit("push", SamplePayloads.push("octo/orders")).get(0);

        assertThat(delivery.statusCode()).isEqualTo(202);
    }
    // end::first[]

    @Test
    void itStartsWithoutJUnit() {
        int port = freePort();
        // tag::start[]
        try (GitHubSimulator github = GitHubSimulator.builder().port(port).start()) {
            github.repository("octo/orders");
            System.out.println("API " + github.apiUrl() + ", token " + github.token());
            // end::start[]
            assertThat(github.apiUrl()).contains(":" + port);
            assertThat(ApiClient.of(github).get("/repos/octo/orders").status()).isEqualTo(200);
            // tag::start[]
        }
        // end::start[]
    }

    private static int freePort() {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void faultsAreInjected() {
        GitHubSimulator github = extension.simulator();
        // tag::faults[]
        github.inject(Fault.status(502).times(2));
        github.inject(Fault.secondaryRateLimit(Duration.ofSeconds(60)).on("POST", ".*/attempts$"));
        github.inject(Fault.delay(Duration.ofSeconds(5)).on("GET", "/repos/octo/orders/hooks"));
        // end::faults[]

        assertThat(ApiClient.of(github).get("/meta").status()).isEqualTo(502);
    }

    @Test
    void aSingleDeliveryIsSent() {
        URI target = URI.create("http://127.0.0.1:" + listenerPort + "/github");
        // tag::sender[]
        SentDelivery answer = SignedSender.to(target)
                .secret("It's a Secret")
                .event("issues")
                .body(SamplePayloads.issuesOpened("octo/orders"))
                .send();
        // end::sender[]

        assertThat(answer.status()).isEqualTo(202);
    }

    @Test
    void anOrganizationGetsTheEventsOfItsRepositories() {
        GitHubSimulator github = extension.simulator();
        github.route("https://hooks.example.test", listenerPort);
        // tag::organization[]
        SimulatedOrganization organization = github.organization("octo-org");
        organization.createHook("https://hooks.example.test/github", "It's a Secret", "push", "membership");

        github.emit("push", SamplePayloads.push("octo-org/orders"));
        github.emit("octo-org", "membership", "{\"action\":\"added\"}");
        // end::organization[]

        assertThat(listener.received()).hasSize(2);
    }

    @Test
    void anAppSignsIn() throws GeneralSecurityException {
        GitHubSimulator github = extension.simulator();
        github.route("https://hooks.example.test", listenerPort);
        // tag::app[]
        KeyPair keys = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        SimulatedApp app =
                github.app("octo-hooks", keys.getPublic()).permit("repository_hooks", TokenPermissions.Access.WRITE);
        app.createHook("https://hooks.example.test/github", "It's a Secret", "push");
        SimulatedInstallation installation = app.install("octo-org", "octo-org/orders");

        SimulatedDelivery delivery =
                github.emit("push", SamplePayloads.push("octo-org/orders")).get(0);

        assertThat(delivery.payload()).contains("\"installation\":{\"id\":" + installation.id());
        // end::app[]

        assertThat(delivery.statusCode()).isEqualTo(202);
    }

    @AfterEach
    void close() {
        listener.close();
    }
}
