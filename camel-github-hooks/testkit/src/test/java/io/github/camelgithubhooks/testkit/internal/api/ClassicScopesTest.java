// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.testkit.GitHubSimulator;
import io.github.camelgithubhooks.testkit.GitHubSimulatorExtension;
import io.github.camelgithubhooks.testkit.SimulatedRepository;
import io.github.camelgithubhooks.testkit.TokenPermissions;
import io.github.camelgithubhooks.testkit.support.ApiClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a classic token may do with each scope. A scope that is missing is a 404.
 *
 * @see <a href="https://docs.github.com/apps/oauth-apps/building-oauth-apps/scopes-for-oauth-apps">Scopes for OAuth
 *     apps</a>
 */
@ExtendWith(GitHubSimulatorExtension.class)
class ClassicScopesTest {

    private static final String REPOSITORY = "/repos/octo/orders";
    private static final String URL = "https://hooks.example.test/github";

    private GitHubSimulator github;
    private SimulatedRepository repository;

    @BeforeEach
    void repository(GitHubSimulator simulator) {
        github = simulator;
        repository = github.repository("octo/orders");
    }

    private ApiClient with(String scope) {
        return ApiClient.of(github)
                .as("Bearer "
                        + github.token(scope == null ? TokenPermissions.classic() : TokenPermissions.classic(scope)));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    # scope,         private, see, list, create, ping, delete, dispatch
                    repo,            true,    200, 200,  201,    204,  204,    204
                    repo,            false,   200, 200,  201,    204,  204,    204
                    public_repo,     true,    404, 404,  404,    404,  404,    404
                    public_repo,     false,   200, 200,  201,    204,  204,    204
                    admin:repo_hook, true,    404, 200,  201,    204,  204,    404
                    admin:repo_hook, false,   200, 200,  201,    204,  204,    404
                    write:repo_hook, true,    404, 200,  201,    204,  404,    404
                    write:repo_hook, false,   200, 200,  201,    204,  404,    404
                    read:repo_hook,  true,    404, 200,  404,    204,  404,    404
                    read:repo_hook,  false,   200, 200,  404,    204,  404,    404
                    admin:org_hook,  true,    404, 404,  404,    404,  404,    404
                                  ,  true,    404, 404,  404,    404,  404,    404
                                  ,  false,   200, 404,  404,    404,  404,    404
                    """)
    void aScopeCoversWhatGitHubSays(
            String scope, boolean isPrivate, int see, int list, int create, int ping, int delete, int dispatch) {
        repository.setPrivate(isPrivate);
        String hook = REPOSITORY + "/hooks/"
                + repository.createHook(URL, null, "push").id();
        ApiClient api = with(scope);

        assertThat(api.get(REPOSITORY).status()).isEqualTo(see);
        assertThat(api.get(REPOSITORY + "/hooks").status()).isEqualTo(list);
        assertThat(api.post(REPOSITORY + "/hooks", "{\"config\":{\"url\":\"" + URL + "/2\"}}")
                        .status())
                .isEqualTo(create);
        assertThat(api.post(hook + "/pings", "").status()).isEqualTo(ping);
        assertThat(api.delete(hook).status()).isEqualTo(delete);
        assertThat(api.post(REPOSITORY + "/dispatches", "{\"event_type\":\"go\"}")
                        .status())
                .isEqualTo(dispatch);
    }

    @Test
    void anAnswerNamesTheScopesThatMayDelete() {
        long id = repository.createHook(URL, null, "push").id();

        assertThat(with("write:repo_hook").delete(REPOSITORY + "/hooks/" + id).header("X-Accepted-OAuth-Scopes"))
                .isEqualTo("admin:repo_hook, public_repo, repo");
    }

    @Test
    void aTokenOfAnOAuthAppHasScopesToo() {
        ApiClient app = ApiClient.of(github)
                .as("Bearer " + github.token(TokenPermissions.oauthApp("octo-ci", "read:repo_hook")));

        assertThat(app.get(REPOSITORY + "/hooks").header("X-OAuth-Scopes")).isEqualTo("read:repo_hook");
        assertThat(app.get(REPOSITORY).status()).isEqualTo(404);
    }
}
