// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgithubhooks.testkit.GitHubSimulator;
import io.github.camelgithubhooks.testkit.SimulatedApp;
import io.github.camelgithubhooks.testkit.SimulatedInstallation;
import io.github.camelgithubhooks.testkit.SimulatedRepository;
import io.github.camelgithubhooks.testkit.TokenPermissions;
import io.github.camelgithubhooks.testkit.support.ApiClient;
import io.github.camelgithubhooks.testkit.support.ApiClient.Answer;
import io.github.camelgithubhooks.testkit.support.AppClient;
import io.github.camelgithubhooks.testkit.support.Jwts;
import io.github.camelgithubhooks.testkit.support.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LimitsTest {

    private static final String HOOKS = "/repos/octo/orders/hooks";

    private final SettableClock clock = new SettableClock();
    private final GitHubSimulator github =
            GitHubSimulator.builder().clock(clock).rateLimit(3).start();
    private final SimulatedRepository repository = github.repository("octo/orders");
    private final ApiClient api = ApiClient.of(github);
    private final SimulatedApp app =
            github.app("octo-hooks", Jwts.KEYS.getPublic()).permit("repository_hooks", TokenPermissions.Access.READ);
    private final AppClient octo = new AppClient(github, app, clock);

    @AfterEach
    void close() {
        github.close();
    }

    @Test
    void eachAnswerNamesTheRemainingLimit() {
        api.get(HOOKS);

        Answer answer = api.get(HOOKS);

        assertThat(answer.header("x-ratelimit-limit")).isEqualTo("3");
        assertThat(answer.header("x-ratelimit-used")).isEqualTo("2");
        assertThat(answer.header("x-ratelimit-remaining")).isEqualTo("1");
        assertThat(answer.header("x-ratelimit-resource")).isEqualTo("core");
        assertThat(answer.header("x-ratelimit-reset"))
                .isEqualTo(Long.toString(clock.instant().plusSeconds(3600).getEpochSecond()));
    }

    @Test
    void aRequestOverTheLimitIsForbiddenUntilTheReset() {
        for (int i = 0; i < 3; i++) {
            assertThat(api.get(HOOKS).status()).isEqualTo(200);
        }

        Answer refused = api.get(HOOKS);
        clock.advance(Duration.ofHours(1));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().get("message").textValue()).startsWith("API rate limit exceeded for user ID ");
        assertThat(refused.header("x-ratelimit-remaining")).isEqualTo("0");
        assertThat(api.get(HOOKS).status()).isEqualTo(200);
    }

    @Test
    void eachTokenHasItsOwnLimit() {
        for (int i = 0; i < 4; i++) {
            api.get(HOOKS);
        }

        assertThat(api.as("Bearer " + github.token(TokenPermissions.classic("repo")))
                        .get(HOOKS)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void anInstallationHasALimitForAllItsTokensAndAnAppHasNone() {
        SimulatedInstallation installation = app.install("octo");
        ApiClient first = octo.with(installation);
        ApiClient second = octo.with(installation);

        assertThat(first.get(HOOKS).header("x-ratelimit-used")).isEqualTo("1");
        assertThat(second.get(HOOKS).header("x-ratelimit-used")).isEqualTo("2");

        second.get(HOOKS);
        assertThat(first.get(HOOKS).json().get("message").textValue())
                .isEqualTo("API rate limit exceeded for installation ID " + installation.id() + ".");
        assertThat(octo.jwt().get("/app").status()).isEqualTo(200);
        assertThat(api.get(HOOKS).status()).isEqualTo(200);
    }

    @Test
    void eachTokenOfAnInstallationHasItsOwnTag() {
        SimulatedInstallation installation = app.install("octo");
        ApiClient first = octo.with(installation);
        ApiClient second = octo.with(installation);

        String tag = first.get(HOOKS).header("ETag");

        assertThat(first.get(HOOKS, "If-None-Match", tag).status()).isEqualTo(304);
        assertThat(second.get(HOOKS, "If-None-Match", tag).status()).isEqualTo(200);
    }

    @Test
    void anUnchangedAnswerCostsNothing() {
        String tag = api.get(HOOKS).header("ETag");

        Answer unchanged = null;
        for (int i = 0; i < 5; i++) {
            unchanged = api.get(HOOKS, "If-None-Match", tag);
        }

        assertThat(tag).startsWith("W/\"");
        assertThat(unchanged.status()).isEqualTo(304);
        assertThat(unchanged.text()).isEmpty();
        assertThat(unchanged.header("x-ratelimit-used")).isEqualTo("1");
        assertThat(unchanged.header("ETag")).isEqualTo(tag);
    }

    @Test
    void aChangeChangesTheTag() {
        String tag = api.get(HOOKS).header("ETag");
        repository.createHook("https://hooks.example.test/github", null, "push");

        assertThat(api.get(HOOKS, "If-None-Match", tag).status()).isEqualTo(200);
    }

    @Test
    void eachTokenHasItsOwnTag() {
        String tag = api.get(HOOKS).header("ETag");

        Answer answer = api.as("Bearer " + github.token(TokenPermissions.classic("repo")))
                .get(HOOKS, "If-None-Match", tag);

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void badCredentialsAreChargedToCallersWithoutAny() {
        Answer refused = api.as("Bearer no-such-token").get(HOOKS);

        assertThat(refused.header("x-ratelimit-limit")).isEqualTo("60");
        assertThat(refused.header("x-ratelimit-used")).isEqualTo("1");
        assertThat(api.as(null).get(HOOKS).header("x-ratelimit-used")).isEqualTo("2");
    }

    @Test
    void aLookAtTheLimitCostsNothing() {
        api.get(HOOKS);
        api.get("/rate_limit");

        JsonNode limit = api.get("/rate_limit").json();

        assertThat(limit.at("/rate/used").intValue()).isEqualTo(1);
        assertThat(limit.at("/resources/core")).isEqualTo(limit.get("rate"));
        assertThat(limit.at("/resources/search/limit").intValue()).isEqualTo(30);
        assertThat(limit.get("resources")).hasSize(12);
    }
}
