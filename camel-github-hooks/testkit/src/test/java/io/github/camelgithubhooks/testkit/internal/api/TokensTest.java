// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.testkit.GitHubSimulator;
import io.github.camelgithubhooks.testkit.GitHubSimulatorExtension;
import io.github.camelgithubhooks.testkit.SamplePayloads;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import io.github.camelgithubhooks.testkit.SimulatedRepository;
import io.github.camelgithubhooks.testkit.TokenPermissions;
import io.github.camelgithubhooks.testkit.TokenPermissions.Access;
import io.github.camelgithubhooks.testkit.support.ApiClient;
import io.github.camelgithubhooks.testkit.support.ApiClient.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {

    private static final String HOOKS = "/repos/octo/orders/hooks";
    private static final String NEW_HOOK = "{\"config\":{\"url\":\"https://hooks.example.test/github\"}}";

    @RegisterExtension
    final GitHubSimulatorExtension extension = new GitHubSimulatorExtension();

    private GitHubSimulator github;
    private SimulatedRepository repository;

    @BeforeEach
    void repository() {
        github = extension.simulator();
        repository = github.repository("octo/orders");
    }

    private ApiClient with(TokenPermissions permissions) {
        return ApiClient.of(github).as("Bearer " + github.token(permissions));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", "bearer ", "token ", "Token "})
    void aTokenIsAcceptedWithEitherScheme(String scheme) {
        assertThat(ApiClient.of(github).as(scheme + github.token()).get(HOOKS).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer no-such-token", "Bearer", "Basic b2N0bzpjYXQ="})
    void badCredentialsAreUnauthorized(String authorization) {
        Answer answer = ApiClient.of(github).as(authorization).get(HOOKS);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text())
                .isEqualTo("{\"message\":\"Bad credentials\",\"documentation_url\":\"https://docs.github.com/rest\","
                        + "\"status\":\"401\"}");
    }

    @Test
    void anAnonymousCallerGetsNotFound() {
        Answer answer = ApiClient.of(github).as(null).get(HOOKS);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text())
                .isEqualTo("{\"message\":\"Not Found\",\"documentation_url\":"
                        + "\"https://docs.github.com/rest/repos/webhooks#list-repository-webhooks\","
                        + "\"status\":\"404\"}");
    }

    @Test
    void aRepositoryThatTheTokenDoesNotSeeIsNotFound() {
        ApiClient other =
                with(TokenPermissions.fineGrained().hooks(Access.WRITE).repositories("octo/other"));

        assertThat(other.get(HOOKS).status()).isEqualTo(404);
    }

    @Test
    void aPublicRepositoryIsSeenButItsHooksAreForbidden() {
        repository.setPrivate(false);
        ApiClient other =
                with(TokenPermissions.fineGrained().hooks(Access.WRITE).repositories("octo/other"));

        assertThat(other.get("/repos/octo/orders").status()).isEqualTo(200);
        assertThat(other.get(HOOKS).status()).isEqualTo(403);
    }

    @Test
    void aTokenThatMayReadHooksMayNotChangeThem() {
        ApiClient reader = with(TokenPermissions.fineGrained().hooks(Access.READ));

        assertThat(reader.get(HOOKS).status()).isEqualTo(200);
        Answer refused = reader.post(HOOKS, NEW_HOOK);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().get("message").textValue())
                .isEqualTo("Resource not accessible by personal access token");
    }

    @Test
    void theTokenOfAnActionsRunDispatchesButCannotRedeliver() {
        long hook = repository
                .createHook("https://hooks.example.test/github", null, "push")
                .id();
        long delivery =
                github.emit("push", SamplePayloads.push("octo/orders")).get(0).id();
        ApiClient actions = with(TokenPermissions.actions().hooks(Access.WRITE));

        Answer refused = actions.post(HOOKS + "/" + hook + "/deliveries/" + delivery + "/attempts", "");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().get("message").textValue()).isEqualTo("Resource not accessible by integration");
        assertThat(actions.post("/repos/octo/orders/dispatches", "{\"event_type\":\"go\"}")
                        .status())
                .isEqualTo(204);
    }

    @Test
    void aClassicTokenWithoutTheScopeGetsNotFound() {
        ApiClient reader = with(TokenPermissions.classic("read:repo_hook"));

        assertThat(reader.get(HOOKS).header("X-OAuth-Scopes")).isEqualTo("read:repo_hook");
        Answer refused = reader.post(HOOKS, NEW_HOOK);
        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.header("X-Accepted-OAuth-Scopes")).contains("write:repo_hook");
    }

    @Test
    void onlyClassicTokensHaveScopes() {
        assertThat(with(TokenPermissions.fineGrained().hooks(Access.READ))
                        .get(HOOKS)
                        .find("X-OAuth-Scopes"))
                .isEmpty();
    }

    @Test
    void toStringMasksSecrets() {
        SimulatedHook hook = repository.createHook("https://hooks.example.test/github", "top-secret", "push");
        ApiClient.of(github).get(HOOKS);

        assertThat(hook.toString()).doesNotContain("top-secret").contains("********");
        assertThat(github.requests().toString()).doesNotContain(github.token());
        assertThat(github.toString()).doesNotContain(github.token());
        assertThat(hook.secret()).isEqualTo("top-secret");
    }
}
