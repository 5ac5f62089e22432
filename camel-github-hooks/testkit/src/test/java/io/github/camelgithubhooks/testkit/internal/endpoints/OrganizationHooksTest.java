// SPDX-License-Identifier: Apache-2.0
package io.github.camelgithubhooks.testkit.internal.endpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgithubhooks.testkit.GitHubSimulator;
import io.github.camelgithubhooks.testkit.GitHubSimulatorExtension;
import io.github.camelgithubhooks.testkit.SimulatedHook;
import io.github.camelgithubhooks.testkit.SimulatedOrganization;
import io.github.camelgithubhooks.testkit.TokenPermissions;
import io.github.camelgithubhooks.testkit.TokenPermissions.Access;
import io.github.camelgithubhooks.testkit.support.ApiClient;
import io.github.camelgithubhooks.testkit.support.ApiClient.Answer;
import io.github.camelgithubhooks.testkit.support.RecordingListener;
import io.github.camelgithubhooks.testkit.support.RecordingListener.Received;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrganizationHooksTest {

    private static final String HOOKS = "/orgs/octo-org/hooks";
    private static final String URL = "https://hooks.example.test/github";
    private static final String NEW_HOOK =
            "{\"name\":\"web\",\"config\":{\"url\":\"" + URL + "\",\"content_type\":\"json\",\"secret\":\"s\"}}";

    @RegisterExtension
    final GitHubSimulatorExtension extension = new GitHubSimulatorExtension();

    private final RecordingListener listener = new RecordingListener();
    private GitHubSimulator github;
    private SimulatedOrganization organization;
    private ApiClient api;

    @BeforeEach
    void organization() {
        github = extension.simulator();
        github.route("https://hooks.example.test", listener.port());
        organization = github.organization("octo-org");
        api = ApiClient.of(github);
    }

    @AfterEach
    void close() {
        listener.close();
    }

    @Test
    void aHookIsCreatedAndPinged() {
        Answer answer = api.post(HOOKS, NEW_HOOK);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Location"))
                .isEqualTo(github.apiUrl() + HOOKS + "/" + answer.json().get("id"));
        await().until(() -> listener.received().size() == 1);
        Received ping = listener.received().get(0);
        assertThat(ping.headers())
                .containsEntry("X-GitHub-Event", "ping")
                .containsEntry("X-GitHub-Hook-Installation-Target-Type", "organization")
                .containsEntry("X-GitHub-Hook-Installation-Target-ID", Long.toString(organization.id()));
        assertThat(ping.body())
                .contains("\"organization\":{\"login\":\"octo-org\"", "\"sender\"", "\"type\":\"Organization\"")
                .doesNotContain("\"repository\"");
    }

    @Test
    void aHookShowsTheFieldsThatGitHubDescribesForOrganizations() {
        long id = organization.createHook(URL, "secret", "push", "membership").id();

        JsonNode hook = api.get(HOOKS).json().get(0);

        assertThat(hook.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "type",
                        "id",
                        "name",
                        "active",
                        "events",
                        "config",
                        "updated_at",
                        "created_at",
                        "url",
                        "ping_url",
                        "deliveries_url");
        assertThat(hook.get("type").textValue()).isEqualTo("Organization");
        assertThat(hook.at("/config/secret").textValue()).isEqualTo("********");
        assertThat(hook.get("deliveries_url").textValue())
                .isEqualTo(github.apiUrl() + HOOKS + "/" + id + "/deliveries");
        assertThat(api.get(HOOKS + "/" + id).json()).isEqualTo(hook);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{}                                                   | \"name\", \"config\" weren't supplied.",
                "{\"name\":\"web\"}                                   | \"config\" wasn't supplied.",
                "{\"config\":{\"url\":\"https://h.test\"}}            | \"name\" wasn't supplied.",
                "{\"name\":\"web\",\"config\":{}}                     | \"url\" wasn't supplied.",
                "{\"name\":\"irc\",\"config\":{\"url\":\"https://h.test\"}} | \"field\":\"name\"",
                "{\"name\":\"web\",\"config\":{\"url\":\"http://localhost\"}} | public Internet",
                "{\"name\":null,\"config\":{\"url\":\"https://h.test\"}} | /name', nil is not a string.",
                "{\"name\":\"web\",\"config\":{\"url\":\"https://h.test\",\"username\":7}} | username', 7 is not a string.",
                "{\"name\":\"web\",\"config\":{\"url\":\"https://h.test\",\"password\":null}} | nil is not a string.",
                "{\"name\":\"web\",\"config\":{\"url\":\"https://h.test\",\"secret\":null}} | nil is not a string.",
            })
    void anInvalidBodyIsRefused(String body, String words) {
        Answer answer = api.post(HOOKS, body.strip());

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text().replace("\\\"", "\"")).contains(words);
        assertThat(answer.json().get("documentation_url").textValue())
                .isEqualTo("https://docs.github.com/rest/orgs/webhooks#create-an-organization-webhook");
        assertThat(organization.hooks()).isEmpty();
    }

    @Test
    void aSecondHookWithTheSameConfigIsRefused() {
        organization.createHook(URL, null, "push");

        Answer answer = api.post(HOOKS, NEW_HOOK);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().at("/errors").toString())
                .isEqualTo("[{\"resource\":\"Hook\",\"code\":\"custom\",\"message\":\"Hook already exists on this"
                        + " organization\"}]");
    }

    @Test
    void aHookIsChangedAndDeleted() {
        long id = organization.createHook(URL, "secret", "push").id();
        String hook = HOOKS + "/" + id;

        assertThat(api.patch(hook, "{\"events\":[\"issues\"],\"active\":false,\"add_events\":[\"star\"]}")
                        .status())
                .isEqualTo(200);
        assertThat(api.patch(hook + "/config", "{\"content_type\":\"form\"}").text())
                .isEqualTo(api.get(hook + "/config").text())
                .contains("\"content_type\":\"form\"", "********");

        SimulatedHook changed = organization.hook(id).orElseThrow();
        assertThat(changed.events()).containsExactly("issues");
        assertThat(changed.active()).isFalse();
        assertThat(changed.secret()).isEqualTo("secret");
        assertThat(api.delete(hook).status()).isEqualTo(204);
        assertThat(api.get(hook).status()).isEqualTo(404);
    }

    /** GitHub's description forbids further properties only for hooks of repositories. */
    @Test
    void unknownPropertiesAreIgnored() {
        assertThat(api.post(HOOKS, NEW_HOOK.replaceFirst("\\{", "{\"wobble\":1,"))
                        .status())
                .isEqualTo(201);
        long id = organization.hooks().get(0).id();

        assertThat(api.patch(HOOKS + "/" + id + "/config", "{\"wobble\":1}").status())
                .isEqualTo(200);
    }

    @Test
    void anUpdateTakesTheNameOnlyAsText() {
        long id = organization.createHook(URL, null, "push").id();

        assertThat(api.patch(HOOKS + "/" + id, "{\"name\":\"web\"}").status()).isEqualTo(200);
        assertThat(api.patch(HOOKS + "/" + id, "{\"name\":7}").text()).contains("7 is not a string.");
        assertThat(api.patch(HOOKS + "/" + id, "{\"name\":null}").text()).contains("nil is not a string.");
    }

    /**
     * OAuth apps and others don't see each other's hooks.
     *
     * @see <a href="https://docs.github.com/rest/orgs/webhooks#list-organization-webhooks">List organization webhooks</a>
     */
    @Test
    void anOAuthAppSeesTheHooksThatItCreatedAndNobodyElseDoes() {
        organization.createHook(URL, null, "issues");
        ApiClient app = as(TokenPermissions.oauthApp("octo-ci", "admin:org_hook"));
        ApiClient other = as(TokenPermissions.oauthApp("octo-chat", "admin:org_hook"));
        long id = app.post(HOOKS, NEW_HOOK).json().get("id").longValue();

        assertThat(app.get(HOOKS).json().findValuesAsText("id")).containsExactly(Long.toString(id));
        assertThat(other.get(HOOKS).json()).isEmpty();
        assertThat(api.get(HOOKS).json()).hasSize(1);
        assertThat(api.get(HOOKS + "/" + id).status()).isEqualTo(404);
        assertThat(api.delete(HOOKS + "/" + id).status()).isEqualTo(404);
        assertThat(api.get(HOOKS + "/" + id + "/deliveries").status()).isEqualTo(404);
        assertThat(api.post(HOOKS, NEW_HOOK).text()).contains("Hook already exists on this organization");
        assertThat(organization.hooks()).hasSize(2);
    }

    @Test
    void anUpdateWithAConfigDropsASecretThatIsNotSentAgain() {
        long id = organization.createHook(URL, "secret", "push").id();

        api.patch(HOOKS + "/" + id, "{\"config\":{\"url\":\"" + URL + "\"}}");

        assertThat(organization.hook(id).orElseThrow().secret()).isNull();
    }

    @Test
    void pingsAreSentOnRequestAndThereAreNoTestPushes() {
        long id = organization.createHook(URL, null, "push").id();

        assertThat(api.post(HOOKS + "/" + id + "/pings", "").status()).isEqualTo(204);
        assertThat(api.post(HOOKS + "/" + id + "/tests", "").status()).isEqualTo(404);

        await().until(() -> organization.deliveries(id).size() == 1);
        assertThat(organization.deliveries(id).get(0).event()).isEqualTo("ping");
    }

    @Test
    void onlyAdministratorsOfTheOrganizationSeeItsHooks() {
        assertThat(as(TokenPermissions.classic("repo", "admin:repo_hook"))
                        .get(HOOKS)
                        .status())
                .isEqualTo(404);
        assertThat(api.as(null).get(HOOKS).status()).isEqualTo(404);
        assertThat(api.get("/orgs/nobody/hooks").status()).isEqualTo(404);
        ApiClient reader = as(TokenPermissions.fineGrained().hooks(Access.WRITE).organizationHooks(Access.READ));
        assertThat(reader.get(HOOKS).status()).isEqualTo(200);
        Answer refused = reader.post(HOOKS, NEW_HOOK);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.header("X-Accepted-GitHub-Permissions")).isEqualTo("organization_hooks=write");
    }

    private ApiClient as(TokenPermissions permissions) {
        return api.as("Bearer " + github.token(permissions));
    }
}
