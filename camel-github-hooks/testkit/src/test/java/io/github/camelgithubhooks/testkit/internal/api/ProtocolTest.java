// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.testkit.GitHubSimulator;
import io.github.camelgithubhooks.testkit.GitHubSimulatorExtension;
import io.github.camelgithubhooks.testkit.RecordedRequest;
import io.github.camelgithubhooks.testkit.SentDelivery;
import io.github.camelgithubhooks.testkit.SignedSender;
import io.github.camelgithubhooks.testkit.support.ApiClient;
import io.github.camelgithubhooks.testkit.support.ApiClient.Answer;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(GitHubSimulatorExtension.class)
class ProtocolTest {

    private static final String HOOKS = "/repos/octo/orders/hooks";

    private GitHubSimulator github;
    private ApiClient api;

    @BeforeEach
    void repository(GitHubSimulator simulator) {
        github = simulator;
        github.repository("octo/orders");
        api = ApiClient.of(github);
    }

    @Test
    void answersHaveGitHubsHeaders() {
        Answer answer = api.get(HOOKS);

        assertThat(answer.header("Content-Type")).isEqualTo("application/json; charset=utf-8");
        assertThat(answer.header("Server")).isEqualTo("github.com");
        assertThat(answer.header("X-GitHub-Request-Id")).matches("[0-9A-F:]+");
        assertThat(answer.header("X-GitHub-Media-Type")).isEqualTo("github.v3; format=json");
        assertThat(answer.header("X-GitHub-Api-Version-Selected")).isEqualTo("2022-11-28");
        assertThat(answer.header("Cache-Control")).isEqualTo("private, max-age=60, s-maxage=60");
        assertThat(answer.find("Date")).isPresent();
    }

    @Test
    void aRequestWithoutUserAgentIsForbidden() {
        SentDelivery answer = SignedSender.to(URI.create(github.apiUrl() + HOOKS))
                .method("GET")
                .withoutHeader("User-Agent")
                .send();

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.bodyText()).contains("make sure your request has a User-Agent header");
    }

    @Test
    void theNewestVersionIsSupported() {
        Answer answer = api.get(HOOKS, "X-GitHub-Api-Version", "2026-03-10");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("X-GitHub-Api-Version-Selected")).isEqualTo("2026-03-10");
    }

    @Test
    void anUnsupportedVersionIsABadRequest() {
        Answer answer = api.get(HOOKS, "X-GitHub-Api-Version", "v3");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("message").textValue()).contains("\"v3\", is not a supported version");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/vnd.github.v3+json", "application/json", "*/*", "text/html, application/json"})
    void mediaTypesThatIncludeJsonAreAccepted(String accept) {
        assertThat(api.get(HOOKS, "Accept", accept).status()).isEqualTo(200);
    }

    @Test
    void aMediaTypeWithoutJsonIsRefused() {
        assertThat(api.get(HOOKS, "Accept", "text/html").status()).isEqualTo(415);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/repos/octo/orders/hook", "/repos/octo/orders/hooks/", "/repos/octo/none/hooks", "/nothing"})
    void anUnknownPathIsNotFound(String path) {
        assertThat(api.get(path).status()).isEqualTo(404);
    }

    @Test
    void aMethodThatAPathDoesNotHaveIsNotFound() {
        assertThat(api.send("PUT", HOOKS, "{}").status()).isEqualTo(404);
        assertThat(api.delete(HOOKS).status()).isEqualTo(404);
    }

    @Test
    void theApiIsBelowItsBasePathOnly() {
        assertThat(api.get("http://127.0.0.1:" + github.port() + HOOKS).status())
                .isEqualTo(404);
    }

    @Test
    void namesIgnoreCase() {
        assertThat(api.get("/repos/Octo/Orders/hooks").status()).isEqualTo(200);
    }

    @Test
    void headIsGetWithoutTheBody() {
        Answer answer = api.send("HEAD", HOOKS, "");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("ETag")).isEqualTo(api.get(HOOKS).header("ETag"));
        assertThat(answer.text()).isEmpty();
    }

    @Test
    void requestsAreRecordedAsTheyArrived() {
        api.post(HOOKS + "?a=%20b", "{\"x\":", "X-Trace", "7");

        RecordedRequest request = github.requests().get(0);

        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo(HOOKS);
        assertThat(request.query()).isEqualTo("a=%20b");
        assertThat(request.header("x-trace")).contains("7");
        assertThat(request.bodyText()).isEqualTo("{\"x\":");
        assertThat(request.status()).isEqualTo(400);
        github.clearRequests();
        assertThat(github.requests()).isEmpty();
    }

    @Test
    void metaListsTheAddressesOfHooks() {
        try (GitHubSimulator other =
                GitHubSimulator.builder().hookRanges("127.0.0.0/8", "::1/128").start()) {
            assertThat(ApiClient.of(other).get("/meta").json().get("hooks").toString())
                    .isEqualTo("[\"127.0.0.0/8\",\"::1/128\"]");
        }
        assertThat(api.as(null).get("/meta").json().get("hooks")).hasSizeGreaterThan(3);
    }

    @Test
    void theRangesOfMetaCanBeChanged() {
        github.setHookRanges("192.0.2.0/24");

        assertThat(api.get("/meta").json().get("hooks").toString()).isEqualTo("[\"192.0.2.0/24\"]");
    }

    @Test
    void aRepositoryIsShownWithItsAddresses() {
        assertThat(api.get("/repos/octo/orders").json().get("hooks_url").textValue())
                .isEqualTo(github.apiUrl() + HOOKS);
    }
}
