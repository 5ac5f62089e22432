// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgithubhooks.testkit.GitHubSimulator;
import io.github.camelgithubhooks.testkit.GitHubSimulatorExtension;
import io.github.camelgithubhooks.testkit.SamplePayloads;
import io.github.camelgithubhooks.testkit.SimulatedHookOwner;
import io.github.camelgithubhooks.testkit.support.ApiClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Paths that name a repository or an organization by its id, as GitHub's links do.
 *
 * @see <a href="https://docs.github.com/rest/using-the-rest-api/using-pagination-in-the-rest-api">Using pagination in the
 *     REST API</a>
 */
@ExtendWith(GitHubSimulatorExtension.class)
class PathsByIdTest {

    private static final String URL = "https://hooks.example.test/github";
    private static final String NEW_HOOK = "{\"name\":\"web\",\"config\":{\"url\":\"" + URL + "/2\"}}";

    private GitHubSimulator github;
    private ApiClient api;

    @BeforeEach
    void client(GitHubSimulator simulator) {
        github = simulator;
        api = ApiClient.of(github);
    }

    @Test
    void allThatARepositoryHasWorksByItsId() {
        String repository = "/repositories/" + github.repository("octo/orders").id();

        worksByItsId(github.repository("octo/orders"), repository + "/hooks");

        assertThat(api.get(repository).json().get("full_name").textValue()).isEqualTo("octo/orders");
        assertThat(api.post(repository + "/dispatches", "{\"event_type\":\"go\"}")
                        .status())
                .isEqualTo(204);
    }

    @Test
    void allThatAnOrganizationHasWorksByItsId() {
        String organization = "/organizations/" + github.organization("octo").id();

        worksByItsId(github.organization("octo"), organization + "/hooks");

        assertThat(api.get(organization + "/repos").status()).isEqualTo(200);
    }

    private void worksByItsId(SimulatedHookOwner owner, String hooks) {
        String hook = hooks + "/" + owner.createHook(URL, null, "push").id();
        github.organization("octo");
        long delivery =
                github.emit("push", SamplePayloads.push("octo/orders")).get(0).id();
        String deliveries = hook + "/deliveries";

        assertThat(api.get(hooks).json()).hasSize(1);
        assertThat(api.get(hook + "/config").status()).isEqualTo(200);
        assertThat(api.patch(hook + "/config", "{\"secret\":\"other\"}").status())
                .isEqualTo(200);
        assertThat(api.get(deliveries).json()).isNotEmpty();
        assertThat(api.get(deliveries + "/" + delivery).status()).isEqualTo(200);
        assertThat(api.post(deliveries + "/" + delivery + "/attempts", "").status())
                .isEqualTo(202);
        assertThat(api.post(hook + "/pings", "").status()).isEqualTo(204);
        assertThat(api.post(hooks, NEW_HOOK).status()).isEqualTo(201);
        assertThat(api.patch(hook, "{\"active\":false}").status()).isEqualTo(200);
        assertThat(api.delete(hook).status()).isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/repositories/1/meta",
                "/repositories/1/user/repos",
                "/repositories/1/repos/octo/orders/hooks",
                "/organizations/1/rate_limit",
                "/organizations/1/orgs/octo/repos"
            })
    void anUnknownIdIsNotFound(String path) {
        github.repository("octo/orders");
        github.organization("octo");

        assertThat(api.get(path).status()).isEqualTo(404);
    }
}
