// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.endpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgithubhooks.testkit.GitHubSimulator;
import io.github.camelgithubhooks.testkit.GitHubSimulatorExtension;
import io.github.camelgithubhooks.testkit.SamplePayloads;
import io.github.camelgithubhooks.testkit.SignedSender;
import io.github.camelgithubhooks.testkit.SimulatedApp;
import io.github.camelgithubhooks.testkit.SimulatedDelivery;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import io.github.camelgithubhooks.testkit.SimulatedInstallation;
import io.github.camelgithubhooks.testkit.support.ApiClient;
import io.github.camelgithubhooks.testkit.support.ApiClient.Answer;
import io.github.camelgithubhooks.testkit.support.Jwts;
import io.github.camelgithubhooks.testkit.support.RecordingListener;
import io.github.camelgithubhooks.testkit.support.RecordingListener.Received;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AppHookTest {

    private static final String URL = "https://hooks.example.test/app";
    private static final String DELIVERIES = "/app/hook/deliveries";

    @RegisterExtension
    final GitHubSimulatorExtension extension = new GitHubSimulatorExtension();

    private final RecordingListener listener = new RecordingListener();
    private GitHubSimulator github;
    private SimulatedApp app;
    private ApiClient api;

    @BeforeEach
    void app() {
        github = extension.simulator();
        github.route("https://hooks.example.test", listener.port());
        app = github.app("octo-hooks", Jwts.KEYS.getPublic());
        api = ApiClient.of(github).as("Bearer " + Jwts.of(app, Instant.now()));
    }

    @AfterEach
    void close() {
        listener.close();
    }

    @Test
    void theConfigIsReadAndChangedPropertyByProperty() {
        SimulatedHook hook = app.createHook(URL, "secret", "push");

        Answer answer = api.patch("/app/hook/config", "{\"content_type\":\"form\"}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text())
                .isEqualTo("{\"content_type\":\"form\",\"insecure_ssl\":\"0\",\"secret\":\"********\",\"url\":\"" + URL
                        + "\"}")
                .isEqualTo(api.get("/app/hook/config").text());
        assertThat(app.hook(hook.id()).orElseThrow().secret()).isEqualTo("secret");
        assertThat(api.patch("/app/hook/config", "{\"url\":\"http://localhost\"}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void anAppWithoutAHookHasNoConfig() {
        assertThat(api.get("/app/hook/config").status()).isEqualTo(404);
        assertThat(api.get(DELIVERIES).status()).isEqualTo(404);
    }

    @Test
    void anAppHasOneHook() {
        app.createHook(URL, null, "push");

        assertThatThrownBy(() -> app.createHook(URL + "2", null, "issues"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("A GitHub App has one hook only");
    }

    @Test
    void anEventIsDeliveredWithTheInstallationInThePayload() {
        SimulatedHook hook = app.createHook(URL, "secret", "push");
        SimulatedInstallation installation = app.install("octo-org");
        long repository = github.repository("octo-org/orders").id();

        SimulatedDelivery delivery =
                github.emit("push", SamplePayloads.push("octo-org/orders")).get(0);

        Received received = listener.received().get(0);
        assertThat(received.headers())
                .containsEntry("X-GitHub-Hook-ID", Long.toString(hook.id()))
                .containsEntry("X-GitHub-Hook-Installation-Target-Type", "integration")
                .containsEntry("X-GitHub-Hook-Installation-Target-ID", Long.toString(app.id()))
                .containsEntry("X-Hub-Signature-256", SignedSender.sign256("secret", delivery.requestBody()));
        assertThat(received.body())
                .contains("\"organization\":{")
                .matches("(?s).*\"installation\":\\{\"id\":" + installation.id() + ",\"node_id\":\"MDIz[^\"]+\"}}");
        JsonNode row = api.get(DELIVERIES).json().get(0);
        assertThat(row.get("id").longValue()).isEqualTo(delivery.id());
        assertThat(row.get("installation_id").longValue()).isEqualTo(installation.id());
        assertThat(row.get("repository_id").longValue()).isEqualTo(repository);
        JsonNode detail = api.get(DELIVERIES + "/" + delivery.id()).json();
        assertThat(detail.at("/request/payload/installation/id").longValue()).isEqualTo(installation.id());
    }

    @Test
    void aDeliveryIsRedelivered() {
        long hook = app.createHook(URL, null, "push").id();
        app.install("octo-org");
        SimulatedDelivery delivery =
                github.emit("push", SamplePayloads.push("octo-org/orders")).get(0);

        assertThat(api.post(DELIVERIES + "/" + delivery.id() + "/attempts", "").status())
                .isEqualTo(202);

        await().until(() -> app.deliveries(hook).size() == 2);
        assertThat(app.deliveries(hook).get(0).guid()).isEqualTo(delivery.guid());
        assertThat(api.get(DELIVERIES + "?per_page=1").header("Link"))
                .startsWith("<" + github.apiUrl() + DELIVERIES + "?per_page=1&cursor=");
    }

    @Test
    void onlyEventsOfItsInstallationsAreDelivered() {
        app.createHook(URL, null, "push");
        app.install("octo-org", "octo-org/orders");

        assertThat(github.emit("push", SamplePayloads.push("octo-org/invoices")))
                .isEmpty();
        assertThat(github.emit("push", SamplePayloads.push("other-org/orders"))).isEmpty();
        assertThat(github.emit("issues", SamplePayloads.issuesOpened("octo-org/orders")))
                .isEmpty();
        assertThat(github.emit("push", SamplePayloads.push("octo-org/orders"))).hasSize(1);
    }

    @Test
    void aSuspendedInstallationGetsNoEvents() {
        app.createHook(URL, null, "push");
        SimulatedInstallation installation = app.install("octo-org");
        installation.suspend();

        assertThat(github.emit("push", SamplePayloads.push("octo-org/orders"))).isEmpty();

        installation.unsuspend();
        assertThat(github.emit("push", SamplePayloads.push("octo-org/orders"))).hasSize(1);
    }

    @Test
    void anAppGetsInstallationEventsWithoutASubscription() {
        app.createHook(URL, null, "push");
        app.install("octo-org");

        List<SimulatedDelivery> deliveries = github.emit("octo-org", "installation", "{\"action\":\"created\"}");

        assertThat(deliveries).hasSize(1);
        assertThat(api.get(DELIVERIES).json().get(0).get("repository_id").isNull())
                .isTrue();
    }

    @Test
    void aDispatchReachesAnApp() {
        app.createHook(URL, null, "repository_dispatch");
        app.install("octo-org");
        github.repository("octo-org/orders");

        ApiClient.of(github).post("/repos/octo-org/orders/dispatches", "{\"event_type\":\"go\"}");

        await().until(() -> listener.received().size() == 1);
        assertThat(listener.received().get(0).body()).contains("\"action\":\"go\"", "\"installation\":{");
    }

    @Test
    void onlyTheAppItselfSeesItsHook() {
        app.createHook(URL, null, "push");
        SimulatedApp other = github.app("other-app", Jwts.KEYS.getPublic());

        assertThat(ApiClient.of(github).get("/app/hook/config").status()).isEqualTo(401);
        assertThat(api.as("Bearer " + Jwts.of(other, Instant.now()))
                        .get("/app/hook/config")
                        .status())
                .isEqualTo(404);
    }
}
