// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.testkit.GitHubSimulator;
import io.github.camelgithubhooks.testkit.GitHubSimulatorExtension;
import io.github.camelgithubhooks.testkit.SimulatedApp;
import io.github.camelgithubhooks.testkit.support.ApiClient;
import io.github.camelgithubhooks.testkit.support.ApiClient.Answer;
import io.github.camelgithubhooks.testkit.support.Jwts;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The headers of answers to the JWT of an App, as recorded in the suite of hub4j/github-api: GHAppTest, getGitHubApp and
 * createTokenWithRepositories.
 */
@ExtendWith(GitHubSimulatorExtension.class)
class AppAnswersTest {

    private SimulatedApp app;
    private ApiClient api;

    @BeforeEach
    void app(GitHubSimulator github) {
        app = github.app("octo-hooks", Jwts.KEYS.getPublic());
        api = ApiClient.of(github);
    }

    private ApiClient with(Instant issuedAt) {
        return api.as("Bearer " + Jwts.of(app, issuedAt));
    }

    @Test
    void thereIsNoRateLimit() {
        Answer answer = with(Instant.now()).get("/app");

        assertThat(answer.response().headers().map().keySet())
                .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("x-ratelimit"));
    }

    @Test
    void anAnswerIsPublicAndHasTheSameTagForEachJwt() {
        Answer first = with(Instant.now()).get("/app");
        Answer second = with(Instant.now().minusSeconds(10)).get("/app");

        assertThat(first.header("Cache-Control")).isEqualTo("public, max-age=60, s-maxage=60");
        assertThat(first.header("Vary")).doesNotContain("Authorization");
        assertThat(first.header("ETag")).startsWith("W/\"").isEqualTo(second.header("ETag"));
        assertThat(with(Instant.now().minusSeconds(20))
                        .get("/app", "If-None-Match", first.header("ETag"))
                        .status())
                .isEqualTo(304);
    }

    @Test
    void anInstallationTokenComesWithTheSameHeaders() {
        String tokens = "/app/installations/" + app.install("octo").id() + "/access_tokens";

        Answer created = with(Instant.now()).post(tokens, "");

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Cache-Control")).isEqualTo("public, max-age=60, s-maxage=60");
        assertThat(created.header("ETag")).matches("\"[0-9a-f]{64}\"");
        assertThat(created.find("x-ratelimit-limit")).isEmpty();
    }
}
