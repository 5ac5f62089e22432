// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.endpoints;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgithubhooks.testkit.GitHubSimulator;
import io.github.camelgithubhooks.testkit.SimulatedApp;
import io.github.camelgithubhooks.testkit.SimulatedInstallation;
import io.github.camelgithubhooks.testkit.TokenPermissions;
import io.github.camelgithubhooks.testkit.TokenPermissions.Access;
import io.github.camelgithubhooks.testkit.support.ApiClient;
import io.github.camelgithubhooks.testkit.support.ApiClient.Answer;
import io.github.camelgithubhooks.testkit.support.AppClient;
import io.github.camelgithubhooks.testkit.support.Jwts;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who sees which repositories, on which pages. */
class RepositoryListsTest {

    private final GitHubSimulator github = GitHubSimulator.start();
    private final SimulatedApp app =
            github.app("octo-hooks", Jwts.KEYS.getPublic()).permit("repository_hooks", Access.WRITE);
    private final AppClient octo = new AppClient(github, app, Clock.systemUTC());

    @BeforeEach
    void repositories() {
        github.organization("octo-org");
        github.repository("octo-org/orders");
        github.repository("octo-org/docs").setPrivate(false).setTopics("docs", "java");
        github.repository("octo-org/old").setArchived(true);
        github.repository("mona-lisa/notes").setPrivate(false);
        github.repository("mona-lisa/diary");
    }

    @AfterEach
    void close() {
        github.close();
    }

    @Test
    void anOrganizationListsWhatTheTokenSees() {
        String selected = github.token(TokenPermissions.fineGrained().repositories("octo-org/orders"));

        assertThat(names(ApiClient.of(github).get("/orgs/octo-org/repos").json()))
                .containsExactly("octo-org/docs", "octo-org/old", "octo-org/orders");
        assertThat(names(ApiClient.of(github)
                        .as("Bearer " + selected)
                        .get("/orgs/octo-org/repos?direction=desc")
                        .json()))
                .containsExactly("octo-org/orders", "octo-org/docs");
        assertThat(names(ApiClient.of(github)
                        .as(null)
                        .get("/orgs/octo-org/repos")
                        .json()))
                .containsExactly("octo-org/docs");
        assertThat(ApiClient.of(github).get("/orgs/nobody/repos").status()).isEqualTo(404);
    }

    @Test
    void aUserListsWhatIsPublicAndATokenWhatItMaySee() {
        assertThat(names(ApiClient.of(github).get("/users/mona-lisa/repos").json()))
                .containsExactly("mona-lisa/notes");
        assertThat(ApiClient.of(github).get("/users/nobody/repos").status()).isEqualTo(404);
        assertThat(names(ApiClient.of(github).get("/user/repos").json()))
                .hasSize(5)
                .contains("mona-lisa/diary", "octo-org/old");
        assertThat(ApiClient.of(github).as(null).get("/user/repos").status()).isEqualTo(401);
    }

    @Test
    void anInstallationListsItsRepositories() {
        SimulatedInstallation all = app.install("octo-org");
        SimulatedInstallation selected = app.installForUser("mona-lisa", "mona-lisa/diary");

        JsonNode answer = octo.with(all).get("/installation/repositories").json();

        assertThat(answer.get("total_count").intValue()).isEqualTo(3);
        assertThat(answer.get("repository_selection").textValue()).isEqualTo("all");
        assertThat(names(answer.get("repositories")))
                .containsExactly("octo-org/docs", "octo-org/old", "octo-org/orders");
        JsonNode other = octo.with(selected).get("/installation/repositories").json();
        assertThat(other.get("repository_selection").textValue()).isEqualTo("selected");
        assertThat(names(other.get("repositories"))).containsExactly("mona-lisa/diary");
        assertThat(octo.with(all).get("/user/repos").status()).isEqualTo(403);
        assertThat(ApiClient.of(github).get("/installation/repositories").status())
                .isEqualTo(403);
    }

    /** Hooks of a private repository may be seen with {@code admin:repo_hook} alone, the repository itself may not. */
    @ParameterizedTest
    @CsvSource({"'',1,2", "public_repo,1,2", "admin:repo_hook,1,2", "repo,3,5"})
    void aClassicTokenListsWhatItsScopeCovers(String scope, int ofOrganization, int ofHolder) {
        String token = github.token(scope.isEmpty() ? TokenPermissions.classic() : TokenPermissions.classic(scope));
        ApiClient api = ApiClient.of(github).as("Bearer " + token);

        assertThat(api.get("/orgs/octo-org/repos").json()).hasSize(ofOrganization);
        assertThat(api.get("/user/repos").json()).hasSize(ofHolder);
    }

    /**
     * See <a href="https://docs.github.com/rest/about-the-rest-api/breaking-changes">Breaking changes</a>.
     */
    @ParameterizedTest
    @CsvSource({"2022-11-28,true", "2026-03-10,false"})
    void eachVersionHasItsPropertiesInListsToo(String version, boolean old) {
        SimulatedInstallation all = app.install("octo-org");
        ApiClient api = ApiClient.of(github);
        String header = "X-GitHub-Api-Version";

        for (String path : List.of("/orgs/octo-org/repos", "/users/mona-lisa/repos", "/user/repos")) {
            assertThat(api.get(path, header, version).json().get(0).has("has_downloads"))
                    .as(path)
                    .isEqualTo(old);
        }
        JsonNode installed = octo.with(all)
                .get("/installation/repositories", header, version)
                .json();
        assertThat(installed.at("/repositories/0").has("has_downloads")).isEqualTo(old);
    }

    @Test
    void aListHasPages() {
        SimulatedInstallation all = app.install("octo-org");

        Answer first = octo.with(all).get("/installation/repositories?per_page=2");
        Answer second = octo.with(all).get("/installation/repositories?per_page=2&page=2");

        assertThat(first.header("Link")).contains("per_page=2&page=2>; rel=\"next\"");
        assertThat(first.json().get("total_count").intValue()).isEqualTo(3);
        assertThat(names(first.json().get("repositories"))).containsExactly("octo-org/docs", "octo-org/old");
        assertThat(second.header("Link")).doesNotContain("rel=\"next\"");
        assertThat(names(second.json().get("repositories"))).containsExactly("octo-org/orders");
    }

    @Test
    void aRepositoryShowsItsTopicsAndWhetherItIsArchived() {
        JsonNode list = ApiClient.of(github).get("/orgs/octo-org/repos").json();

        assertThat(list.get(0).get("topics")).extracting(JsonNode::textValue).containsExactly("docs", "java");
        assertThat(list.get(0).get("archived").booleanValue()).isFalse();
        assertThat(list.get(1).get("archived").booleanValue()).isTrue();
        assertThat(list.get(0).get("permissions").get("admin").booleanValue()).isTrue();
    }

    private static List<String> names(JsonNode repositories) {
        return repositories
                .valueStream()
                .map(repository -> repository.get("full_name").textValue())
                .toList();
    }
}
