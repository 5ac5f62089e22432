// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.endpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelgithubhooks.testkit.GitHubSimulator;
import io.github.camelgithubhooks.testkit.SimulatedApp;
import io.github.camelgithubhooks.testkit.SimulatedDelivery;
import io.github.camelgithubhooks.testkit.SimulatedDispatch;
import io.github.camelgithubhooks.testkit.SimulatedInstallation;
import io.github.camelgithubhooks.testkit.SimulatedRepository;
import io.github.camelgithubhooks.testkit.support.ApiClient;
import io.github.camelgithubhooks.testkit.support.ApiClient.Answer;
import io.github.camelgithubhooks.testkit.support.Jwts;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DispatchTest {

    private static final String DISPATCHES = "/repos/octo/orders/dispatches";

    private final GitHubSimulator github = GitHubSimulator.start();
    private final SimulatedRepository repository = github.repository("octo/orders");
    private final ApiClient api = ApiClient.of(github);

    @AfterEach
    void close() {
        github.close();
    }

    private static String properties(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "\"p" + i + "\":" + i)
                .collect(Collectors.joining(",", "{", "}"));
    }

    private String refusal(String body) {
        Answer answer = api.post(DISPATCHES, body);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(repository.dispatches()).isEmpty();
        return answer.json().get("message").textValue();
    }

    @Test
    void aDispatchIsRecordedAndBecomesAnEventOfApps() throws IOException {
        SimulatedApp app = github.app("octo-hooks", Jwts.KEYS.getPublic());
        long hook = app.createHook("https://hooks.example.test/github", null, "repository_dispatch")
                .id();
        SimulatedInstallation installation = app.install("octo");

        Answer answer = api.post(DISPATCHES, "{\"event_type\":\"deploy\",\"client_payload\":{\"to\":\"prod\"}}");

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.text()).isEmpty();
        assertThat(repository.dispatches())
                .extracting(SimulatedDispatch::eventType, SimulatedDispatch::clientPayload)
                .containsExactly(tuple("deploy", "{\"to\":\"prod\"}"));
        await().until(() -> app.deliveries(hook).size() == 1);
        SimulatedDelivery delivery = app.deliveries(hook).get(0);
        assertThat(delivery.event()).isEqualTo("repository_dispatch");
        JsonNode payload = new ObjectMapper().readTree(delivery.payload());
        assertThat(payload.get("action").textValue()).isEqualTo("deploy");
        assertThat(payload.get("branch").textValue()).isEqualTo("main");
        assertThat(payload.at("/client_payload/to").textValue()).isEqualTo("prod");
        assertThat(payload.at("/repository/full_name").textValue()).isEqualTo("octo/orders");
        assertThat(payload.at("/sender/login").textValue()).isNotEmpty();
        assertThat(payload.at("/installation/id").longValue()).isEqualTo(installation.id());
    }

    /** GitHub's description gives {@code repository_dispatch} to Apps only. */
    @Test
    void otherHooksGetNoDispatches() {
        String url = "https://hooks.example.test/github";
        repository.createHook(url, null, "*");
        github.organization("octo").createHook(url, null, "*");

        assertThat(github.emit("octo/orders", "repository_dispatch", "{\"action\":\"deploy\"}"))
                .isEmpty();
        assertThatThrownBy(() -> repository.createHook(url, null, "repository_dispatch"))
                .hasMessageContaining("Events are not supported: repository_dispatch");
    }

    @Test
    void theLimitsThemselvesAreAllowed() {
        String body = "{\"event_type\":\"" + "e".repeat(100) + "\",\"client_payload\":" + properties(10) + "}";

        assertThat(api.post(DISPATCHES, body).status()).isEqualTo(204);
    }

    @Test
    void anEventTypeHas1To100Characters() {
        assertThat(refusal("{}")).isEqualTo("Invalid request.\n\n\"event_type\" wasn't supplied.");
        assertThat(refusal("{\"event_type\":\"\"}")).contains("1 character");
        assertThat(refusal("{\"event_type\":\"" + "e".repeat(101) + "\"}"))
                .isEqualTo("Invalid request.\n\nOnly 100 characters are allowed; 101 were supplied.");
        assertThat(refusal("{\"event_type\":7}")).contains("7 is not a string");
        assertThat(refusal("{\"event_type\":null}")).contains("nil is not a string");
    }

    @Test
    void anEmojiIsOneCharacter() {
        String emoji = "\uD83D\uDE80";

        assertThat(refusal("{\"event_type\":\"" + emoji.repeat(101) + "\"}")).contains("101 were supplied.");
        assertThat(api.post(DISPATCHES, "{\"event_type\":\"" + emoji.repeat(100) + "\"}")
                        .status())
                .isEqualTo(204);
    }

    /** Reported for langfuse/langfuse-docs, in its issue 1967. */
    @Test
    void allFaultsAreNamedAtOnce() {
        assertThat(refusal("{\"type\":\"go\",\"action\":1}"))
                .isEqualTo("Invalid request.\n\n\"action\", \"type\" are not permitted keys.\n"
                        + "\"event_type\" wasn't supplied.");
        assertThat(refusal("{\"event_type\":\"\",\"client_payload\":null}"))
                .isEqualTo("Invalid request.\n\nAt least 1 character is required; only 0 were supplied.\n"
                        + "For 'properties/client_payload', nil is not an object.");
    }

    @Test
    void anAnswerNamesNoScopes() {
        assertThat(api.post(DISPATCHES, "{\"event_type\":\"go\"}").header("X-Accepted-OAuth-Scopes"))
                .isEmpty();
    }

    @Test
    void aPayloadHasAtMost10PropertiesAndLessThan64Kilobytes() {
        assertThat(refusal("{\"event_type\":\"e\",\"client_payload\":" + properties(11) + "}"))
                .isEqualTo("Invalid request.\n\nNo more than 10 properties are allowed; 11 were supplied.");
        assertThat(refusal("{\"event_type\":\"e\",\"client_payload\":{\"a\":\"" + "x".repeat(65_536) + "\"}}"))
                .isEqualTo("client_payload is too large.");
        assertThat(refusal("{\"event_type\":\"e\",\"client_payload\":[]}")).contains("is not an object");
    }
}
