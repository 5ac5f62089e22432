// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.sending;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgithubhooks.testkit.GitHubSimulator;
import io.github.camelgithubhooks.testkit.SamplePayloads;
import io.github.camelgithubhooks.testkit.SimulatedDelivery;
import io.github.camelgithubhooks.testkit.SimulatedRepository;
import io.github.camelgithubhooks.testkit.support.ApiClient;
import io.github.camelgithubhooks.testkit.support.RecordingListener;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutcomesTest {

    private static final String URL = "https://hooks.example.test/github";

    private final GitHubSimulator github = GitHubSimulator.start();
    private final SimulatedRepository repository = github.repository("octo/orders");
    private final long hookId = repository.createHook(URL, null, "push").id();

    @AfterEach
    void close() {
        github.close();
    }

    private SimulatedDelivery push() {
        return github.emit("push", SamplePayloads.push("octo/orders")).get(0);
    }

    private JsonNode lastResponse() {
        return ApiClient.of(github)
                .get("/repos/octo/orders/hooks/" + hookId)
                .json()
                .get("last_response");
    }

    @Test
    void anAnswerBetween200And299IsOk() {
        try (RecordingListener listener = new RecordingListener()) {
            github.route("https://hooks.example.test", listener.port());

            SimulatedDelivery delivery = push();

            assertThat(delivery.status()).isEqualTo("OK");
            assertThat(delivery.statusCode()).isEqualTo(202);
            assertThat(delivery.responseBody()).contains("listened");
            assertThat(delivery.responseHeaders()).containsEntry("X-listener", "yes");
            assertThat(lastResponse().toString()).isEqualTo("{\"code\":202,\"status\":\"active\",\"message\":\"OK\"}");
        }
    }

    @Test
    void anyOtherAnswerIsAFailureAndARedirectIsNotFollowed() {
        try (RecordingListener listener = new RecordingListener()) {
            github.route("https://hooks.example.test", listener.port());
            listener.answer(302);

            SimulatedDelivery delivery = push();

            assertThat(delivery.status()).isEqualTo("Invalid HTTP Response: 302");
            assertThat(delivery.statusCode()).isEqualTo(302);
            assertThat(listener.received()).hasSize(1);
        }
    }

    /** A hook's {@code last_response} as recorded from api.github.com after a 413. */
    @Test
    void theLastResponseAfterA413HasNoStatus() {
        try (RecordingListener listener = new RecordingListener()) {
            github.route("https://hooks.example.test", listener.port());
            listener.answer(413);
            push();

            assertThat(lastResponse().toString())
                    .isEqualTo("{\"code\":413,\"status\":null,\"message\":\"Invalid HTTP Response: 413\"}");
        }
    }

    @Test
    void anAddressWithoutRouteIsAnUnknownHost() {
        SimulatedDelivery delivery = push();

        assertThat(delivery.status()).isEqualTo("failed to connect to host");
        assertThat(delivery.statusCode()).isZero();
        assertThat(delivery.responseBody()).isEmpty();
        assertThat(lastResponse().get("code").intValue()).isZero();
    }

    @Test
    void aListenerThatIsDownRefusesTheConnection() {
        try (RecordingListener listener = new RecordingListener()) {
            github.route("https://hooks.example.test", listener.port());
        }

        assertThat(push().status()).isEqualTo("failed to connect to network");
    }

    @Test
    void aListenerThatClosesTheConnectionIsAFailure() throws IOException {
        try (ServerSocket rude = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            github.route("https://hooks.example.test", rude.getLocalPort());
            CompletableFuture<List<SimulatedDelivery>> pushed =
                    github.emitAsync("push", SamplePayloads.push("octo/orders"));
            rude.accept().close();

            SimulatedDelivery delivery = pushed.join().get(0);

            assertThat(delivery.successful()).isFalse();
            assertThat(delivery.status()).isEqualTo("An exception occurred");
        }
    }

    @Test
    void aListenerThatDoesNotAnswerInTimeTimesOut() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                GitHubSimulator impatient = GitHubSimulator.builder()
                        .deliveryTimeout(Duration.ofMillis(300))
                        .start()) {
            impatient.repository("octo/orders").createHook(URL, null, "push");
            impatient.route("https://hooks.example.test", silent.getLocalPort());

            SimulatedDelivery delivery =
                    impatient.emit("push", SamplePayloads.push("octo/orders")).get(0);

            assertThat(delivery.status()).isEqualTo("timed out");
            assertThat(delivery.statusCode()).isZero();
            assertThat(delivery.duration()).isBetween(Duration.ofMillis(290), Duration.ofSeconds(10));
        }
    }

    @Test
    void theCodesOfUnansweredDeliveriesCanBeChosen() {
        try (GitHubSimulator other =
                GitHubSimulator.builder().noAnswerCodes(502, 504).start()) {
            other.repository("octo/orders").createHook(URL, null, "push");

            SimulatedDelivery delivery =
                    other.emit("push", SamplePayloads.push("octo/orders")).get(0);

            assertThat(delivery.statusCode()).isEqualTo(502);
            assertThat(delivery.status()).isEqualTo("failed to connect to host");
        }
    }
}
