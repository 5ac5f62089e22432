// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgithubhooks.testkit.GitHubSimulator;
import io.github.camelgithubhooks.testkit.GitHubSimulatorExtension;
import io.github.camelgithubhooks.testkit.SamplePayloads;
import io.github.camelgithubhooks.testkit.SimulatedDelivery;
import io.github.camelgithubhooks.testkit.SimulatedOrganization;
import io.github.camelgithubhooks.testkit.support.ApiClient;
import io.github.camelgithubhooks.testkit.support.RecordingListener;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OrganizationEventsTest {

    private static final String HOOKS = "/orgs/octo-org/hooks";
    private static final String URL = "https://hooks.example.test/github";
    private static final String MEMBERSHIP = "{\"action\":\"added\"}";

    @RegisterExtension
    final GitHubSimulatorExtension extension = new GitHubSimulatorExtension();

    private final RecordingListener listener = new RecordingListener();
    private GitHubSimulator github;
    private SimulatedOrganization organization;
    private ApiClient api;

    @BeforeEach
    void organization() {
        github = extension.simulator();
        github.route("https://hooks.example.test", listener.port());
        organization = github.organization("octo-org");
        api = ApiClient.of(github);
    }

    @AfterEach
    void close() {
        listener.close();
    }

    @Test
    void anEventOfItsRepositoriesIsDeliveredAndRedelivered() {
        long id = organization.createHook(URL, "secret", "push").id();
        github.organization("other-org").createHook(URL, null, "push");
        String payload = SamplePayloads.push("octo-org/orders");

        SimulatedDelivery delivery = github.emit("push", payload).get(0);

        assertThat(listener.received()).hasSize(1);
        assertThat(listener.received().get(0).body()).isEqualTo(payload);
        String deliveries = HOOKS + "/" + id + "/deliveries";
        JsonNode row = api.get(deliveries).json().get(0);
        assertThat(row.get("repository_id").longValue())
                .isEqualTo(github.repository("octo-org/orders").id());
        assertThat(row.get("installation_id").isNull()).isTrue();
        assertThat(api.get(deliveries + "/" + delivery.id())
                        .json()
                        .at("/request/payload/organization/login")
                        .textValue())
                .isEqualTo("octo-org");
        assertThat(api.post(deliveries + "/" + delivery.id() + "/attempts", "").status())
                .isEqualTo(202);
        await().until(() -> organization.deliveries(id).size() == 2);
        assertThat(organization.deliveries(id).get(0).guid()).isEqualTo(delivery.guid());
    }

    @Test
    void aRepositoryHookAndAnOrganizationHookShareTheGuid() {
        organization.createHook(URL, null, "push");
        github.repository("octo-org/orders").createHook(URL, null, "push");

        List<SimulatedDelivery> deliveries = github.emit("push", SamplePayloads.push("octo-org/orders"));

        assertThat(deliveries)
                .extracting(SimulatedDelivery::guid)
                .hasSize(2)
                .containsOnly(deliveries.get(0).guid());
    }

    @Test
    void anEventOfTheOrganizationNamesItAndNoRepository() {
        long id = organization.createHook(URL, null, "membership").id();
        github.repository("octo-org/orders").createHook(URL, null, "*");

        assertThat(github.emit("octo-org", "membership", MEMBERSHIP)).hasSize(1);
        assertThat(github.emit("membership", "{\"organization\":{\"login\":\"octo-org\"}}"))
                .hasSize(1);

        assertThat(listener.received().get(0).body()).startsWith("{\"action\":\"added\",\"organization\":{\"login\"");
        assertThat(api.get(HOOKS + "/" + id + "/deliveries")
                        .json()
                        .get(0)
                        .get("repository_id")
                        .isNull())
                .isTrue();
    }

    @Test
    void anEventWithoutAPlaceReachesEachHookOnce() {
        organization.createHook(URL, null, "meta");
        github.repository("octo-org/orders");
        github.repository("octo-org/invoices");

        assertThat(github.emit("meta", "{}")).hasSize(1);
    }
}
