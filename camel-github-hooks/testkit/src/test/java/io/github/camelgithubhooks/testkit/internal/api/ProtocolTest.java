// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgithubhooks.testkit.GitHubSimulator;
import io.github.camelgithubhooks.testkit.GitHubSimulatorExtension;
import io.github.camelgithubhooks.testkit.RecordedRequest;
import io.github.camelgithubhooks.testkit.SentDelivery;
import io.github.camelgithubhooks.testkit.SignedSender;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import io.github.camelgithubhooks.testkit.support.ApiClient;
import io.github.camelgithubhooks.testkit.support.ApiClient.Answer;
import java.net.URI;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    /**
     * The media type names what follows the version.
     *
     * @see <a href="https://docs.github.com/rest/using-the-rest-api/getting-started-with-the-rest-api#media-types">Media
     *     types</a>
     */
    @ParameterizedTest
    @CsvSource({
        "*/*, github.v3; format=json",
        "application/json, github.v3; format=json",
        "application/vnd.github+json, github.v3; format=json",
        "application/vnd.github.v3+json, github.v3; format=json",
        "application/vnd.github.raw+json, github.v3; param=raw; format=json",
        "application/vnd.github.v3.full+json, github.v3; param=full; format=json",
        "application/vnd.github.machine-man-preview+json, github.v3; param=machine-man-preview; format=json"
    })
    void theMediaTypeIsNamed(String accept, String mediaType) {
        assertThat(api.get(HOOKS, "Accept", accept).header("X-GitHub-Media-Type"))
                .isEqualTo(mediaType);
    }

    /** As GitHub answers a single hook. */
    @Test
    void aHookHasADateAndIsNotSentAgainUntilItChanges() {
        SimulatedHook hook =
                github.repository("octo/orders").createHook("https://hooks.example.test/github", null, "push");
        String path = HOOKS + "/" + hook.id();

        String date = api.get(path).header("Last-Modified");

        assertThat(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from))
                .isEqualTo(hook.updatedAt());
        assertThat(api.get(path, "If-Modified-Since", date).status()).isEqualTo(304);
        assertThat(api.get(path, "If-Modified-Since", "Thu, 01 Jan 1970 00:00:00 GMT")
                        .status())
                .isEqualTo(200);
        assertThat(api.get(path, "If-Modified-Since", "soon").status()).isEqualTo(200);
        assertThat(api.get(path, "If-Modified-Since", date, "If-None-Match", "\"x\"")
                        .status())
                .isEqualTo(200);
        assertThat(api.get(HOOKS).find("Last-Modified")).isEmpty();
    }

    /** Recorded in the suite of hub4j/github-api: GHAppTest, createTokenWithRepositories. */
    @Test
    void aCreatedHookHasATag() {
        Answer created = api.post(HOOKS, "{\"config\":{\"url\":\"https://hooks.example.test/github\"}}");

        assertThat(created.header("ETag")).matches("\"[0-9a-f]{64}\"");
        assertThat(created.header("Cache-Control")).isEqualTo("private, max-age=60, s-maxage=60");
    }

    /**
     * The newest version has less.
     *
     * @see <a href="https://docs.github.com/rest/about-the-rest-api/breaking-changes">Breaking changes</a>
     */
    @ParameterizedTest
    @CsvSource({"2022-11-28, true", "2026-03-10, false"})
    void eachVersionHasItsProperties(String version, boolean old) {
        assertThat(api.get("/rate_limit", "X-GitHub-Api-Version", version)
                        .json()
                        .has("rate"))
                .isEqualTo(old);
        assertThat(api.get("/repos/octo/orders", "X-GitHub-Api-Version", version)
                        .json()
                        .has("has_downloads"))
                .isEqualTo(old);
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
        JsonNode meta = api.as(null).get("/meta").json();
        assertThat(meta.get("hooks")).hasSizeGreaterThan(3);
        assertThat(meta).hasSize(18);
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
