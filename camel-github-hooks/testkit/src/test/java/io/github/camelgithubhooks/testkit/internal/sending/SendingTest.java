// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelgithubhooks.testkit.GitHubSimulator;
import io.github.camelgithubhooks.testkit.SamplePayloads;
import io.github.camelgithubhooks.testkit.SignedSender;
import io.github.camelgithubhooks.testkit.SimulatedDelivery;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import io.github.camelgithubhooks.testkit.SimulatedRepository;
import io.github.camelgithubhooks.testkit.support.ApiClient;
import io.github.camelgithubhooks.testkit.support.RecordingListener;
import io.github.camelgithubhooks.testkit.support.RecordingListener.Received;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SendingTest {

    private static final String URL = "https://hooks.example.test/github?tenant=7";
    private static final String SECRET = "It's a Secret to Everybody";

    private final GitHubSimulator github = GitHubSimulator.start();
    private final SimulatedRepository repository = github.repository("octo/orders");
    private final RecordingListener listener = new RecordingListener();

    @BeforeEach
    void route() {
        github.route("https://hooks.example.test", listener.port());
    }

    @AfterEach
    void close() {
        listener.close();
        github.close();
    }

    @Test
    void theBytesOfAnEventArriveExactlyAndSigned() {
        SimulatedHook hook = repository.createHook(URL, SECRET, "push");
        String json = " { \"a\" : 1.10, \"é\":\"\\u00e9\" }\n";

        SimulatedDelivery delivery = github.emit("octo/orders", "push", json).get(0);

        Received received = listener.received().get(0);
        assertThat(received.method()).isEqualTo("POST");
        assertThat(received.path()).isEqualTo("/github?tenant=7");
        assertThat(received.body()).isEqualTo(json);
        assertThat(received.headers())
                .containsEntry("Content-Type", "application/json")
                .containsEntry("Host", "hooks.example.test")
                .containsEntry("Accept", "*/*")
                .containsEntry("X-GitHub-Event", "push")
                .containsEntry("X-GitHub-Delivery", delivery.guid())
                .containsEntry("X-GitHub-Hook-ID", Long.toString(hook.id()))
                .containsEntry("X-GitHub-Hook-Installation-Target-ID", Long.toString(repository.id()))
                .containsEntry("X-GitHub-Hook-Installation-Target-Type", "repository")
                .containsEntry("X-Hub-Signature-256", SignedSender.sign256(SECRET, delivery.requestBody()))
                .containsEntry("X-Hub-Signature", SignedSender.sign1(SECRET, delivery.requestBody()));
        assertThat(received.headers().get("User-Agent")).matches("GitHub-Hookshot/[0-9a-f]{7}");
        assertThat(delivery.guid()).matches("[0-9a-f]{8}-[0-9a-f]{4}-1[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    }

    @Test
    void aFormContainsTheUrlEncodedJsonAndIsSignedAsAWhole() {
        repository.createFormHook(URL, SECRET, "push");
        String json = "{\"message\":\"a+b & c=d ü\"}";

        github.emit("octo/orders", "push", json);

        Received received = listener.received().get(0);
        assertThat(received.headers()).containsEntry("Content-Type", "application/x-www-form-urlencoded");
        assertThat(received.body()).startsWith("payload=");
        assertThat(URLDecoder.decode(received.body().substring("payload=".length()), StandardCharsets.UTF_8))
                .isEqualTo(json);
        assertThat(received.headers().get("X-Hub-Signature-256"))
                .isEqualTo(SignedSender.sign256(SECRET, received.body().getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void withoutASecretNothingIsSigned() {
        repository.createHook(URL, null, "push");

        github.emit("push", SamplePayloads.push("octo/orders"));

        assertThat(listener.received().get(0).headers()).doesNotContainKeys("X-Hub-Signature-256", "X-Hub-Signature");
    }

    @Test
    void allHooksOfAnEventGetTheSameGuidAndEachItsOwnId() {
        repository.createHook(URL, null, "push");
        repository.createHook(URL + "2", null, "*");

        List<SimulatedDelivery> deliveries = github.emit("push", SamplePayloads.push("octo/orders"));

        assertThat(deliveries)
                .extracting(SimulatedDelivery::guid)
                .hasSize(2)
                .containsOnly(deliveries.get(0).guid());
        assertThat(deliveries).extracting(SimulatedDelivery::id).doesNotHaveDuplicates();
    }

    @Test
    void onlyActiveHooksThatAreSubscribedGetAnEvent() {
        long inactive = repository.createHook(URL, null, "push").id();
        repository.setActive(inactive, false);
        repository.createHook(URL, null, "issues");
        github.repository("octo/other").createHook(URL, null, "push");

        assertThat(github.emit("push", SamplePayloads.push("octo/orders"))).isEmpty();

        assertThat(listener.received()).isEmpty();
        assertThat(repository.deliveries(inactive)).isEmpty();
    }

    @Test
    void anEventThatNamesNoRepositoryGoesToAll() {
        repository.createHook(URL, null, "meta");
        github.repository("octo/other").createHook(URL, null, "meta");

        assertThat(github.emit("meta", "{}")).hasSize(2);
    }

    @Test
    void aPayloadOver25MegabytesIsNotDelivered() {
        long id = repository.createHook(URL, null, "push").id();
        String filler = "x".repeat(25 * 1024 * 1024 - 8);

        assertThat(github.emit("octo/orders", "push", "{\"a\":\"" + filler + "\"}"))
                .hasSize(1);
        assertThat(github.emit("octo/orders", "push", "{\"a\":\"" + filler + "x\"}"))
                .isEmpty();

        assertThat(repository.deliveries(id)).hasSize(1);
    }

    @Test
    void aPayloadThatIsNoJsonObjectIsRejected() {
        assertThatThrownBy(() -> github.emit("push", "[]")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> github.emit("push", "{")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aHookThatIsCreatedThroughTheApiIsPinged() {
        ApiClient.of(github)
                .post("/repos/octo/orders/hooks", "{\"config\":{\"url\":\"" + URL + "\",\"content_type\":\"json\"}}");

        await().until(() -> listener.received().size() == 1);
        Received ping = listener.received().get(0);
        assertThat(ping.headers()).containsEntry("X-GitHub-Event", "ping");
        assertThat(ping.body()).contains("\"zen\"", "\"hook_id\"", "\"repository\"", "\"sender\"");
    }

    @Test
    void pingsAndTestPushesAreSentOnRequest() {
        long id = repository.createHook(URL, null, "push").id();
        String hook = "/repos/octo/orders/hooks/" + id;

        assertThat(ApiClient.of(github).post(hook + "/pings", "").status()).isEqualTo(204);
        assertThat(ApiClient.of(github).post(hook + "/tests", "").status()).isEqualTo(204);

        await().until(() -> repository.deliveries(id).size() == 2);
        assertThat(repository.deliveries(id))
                .extracting(SimulatedDelivery::event)
                .containsExactlyInAnyOrder("ping", "push");
    }

    @Test
    void aTestPushOfAHookThatIsNotSubscribedToPushesSendsNothing() {
        long id = repository.createHook(URL, null, "issues").id();

        assertThat(ApiClient.of(github)
                        .post("/repos/octo/orders/hooks/" + id + "/tests", "")
                        .status())
                .isEqualTo(204);

        github.emit("issues", SamplePayloads.issuesOpened("octo/orders"));
        assertThat(repository.deliveries(id))
                .extracting(SimulatedDelivery::event)
                .containsExactly("issues");
    }
}
