// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.testkit.support.ApiClient;
import io.github.camelgithubhooks.testkit.support.Jwts;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Objects of a simulator are looked up more than once, and tests compare them. */
@ExtendWith(GitHubSimulatorExtension.class)
class EqualityTest {

    @Test
    void anOwnerEqualsItselfOnly(GitHubSimulator github) {
        SimulatedRepository repository = github.repository("octo/orders");

        assertThat(github.repository("Octo/Orders")).isEqualTo(repository).hasSameHashCodeAs(repository);
        assertThat(github.repository("octo/invoices")).isNotEqualTo(repository);
        try (GitHubSimulator other = GitHubSimulator.start()) {
            assertThat(other.repository("octo/orders")).isNotEqualTo(repository);
        }
    }

    @Test
    void anInstallationIsListedAsItWasInstalled(GitHubSimulator github) {
        SimulatedApp app = github.app("octo-hooks", Jwts.KEYS.getPublic());

        SimulatedInstallation first = app.install("octo-org");
        SimulatedInstallation second = app.install("other-org");

        assertThat(app.installations()).containsExactly(first, second);
        assertThat(Set.copyOf(app.installations())).contains(first);
        assertThat(first).isNotEqualTo(second);
    }

    @Test
    void aDeliveryIsLoggedAsItWasEmitted(GitHubSimulator github) {
        SimulatedRepository repository = github.repository("octo/orders");
        long hook = repository
                .createHook("https://hooks.example.test/github", null, "push")
                .id();

        SimulatedDelivery first =
                github.emit("push", SamplePayloads.push("octo/orders")).get(0);
        SimulatedDelivery second =
                github.emit("push", SamplePayloads.push("octo/orders")).get(0);

        assertThat(repository.deliveries(hook)).containsExactly(second, first);
        assertThat(Set.copyOf(repository.deliveries(hook))).contains(first);
    }

    @Test
    void aRequestIsRecordedOnce(GitHubSimulator github) {
        ApiClient.of(github).get("/meta");
        RecordedRequest recorded = github.requests().get(0);
        ApiClient.of(github).get("/meta");

        assertThat(github.requests()).hasSize(2).containsOnlyOnce(recorded);
        assertThat(Set.copyOf(github.requests())).hasSize(2).contains(recorded);
    }
}
